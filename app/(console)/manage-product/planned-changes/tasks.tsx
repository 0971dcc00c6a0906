import { getTranslations } from 'next-intl/server';
import { PlannedItems } from './planned-items';
import type { PlannedRow } from './planned-row';

/** What could not be done on its day, above everything else: somebody has to decide. */
export async function Tasks({ rows }: { rows: readonly PlannedRow[] }) {
  const t = await getTranslations('planned-changes');
  return (
    <section className="grid grid-cols-1 gap-2">
      <div className="grid gap-0.5">
        <h2>{t('tasks.title', { count: rows.length })}</h2>
        <p className="text-ink-2">{t('tasks.intro')}</p>
      </div>
      <PlannedItems rows={rows} label={t('tasks.title', { count: rows.length })} />
    </section>
  );
}
