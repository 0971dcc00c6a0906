import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { AuditEventDetailView } from '@/lib/audit/view';
import { Changes } from './changes';
import type { LogPlace } from './log-place';

const isState = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values about people, as they are kept beside the log, or that they were erased (R26, R27); nothing where there were none. */
export async function PersonalValues({
  event,
  timeZone,
  place,
}: {
  event: AuditEventDetailView;
  timeZone: string;
  place: LogPlace;
}) {
  const t = await getTranslations('audit.entry');
  const { personal, personalErased } = event;
  if (personalErased) return <Notice title={t('erased')}>{t('erasedText')}</Notice>;
  if (personal === null) return null;
  const { before, after } = personal;
  const isChange = 'before' in personal && 'after' in personal;
  const label = t('personal');
  return (
    <section aria-labelledby="personal" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="personal">{label}</h2>
        <p className="text-ink-2">{t('personalText')}</p>
      </div>
      <Changes
        event={event}
        label={label}
        timeZone={timeZone}
        place={place}
        before={isChange ? asState(before) : null}
        after={isChange ? asState(after) : personal}
      />
    </section>
  );
}

/** A single value, such as a label, is shown as one. */
const asState = (value: unknown): Record<string, unknown> => (isState(value) ? value : { label: value });
