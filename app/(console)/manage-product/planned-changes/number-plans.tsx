import { getTranslations } from 'next-intl/server';
import { addDays, localDate } from '@/lib/kernel/calendar';
import type { NumberView } from '@/lib/numbers/view';
import type { PlannedChangeView } from '@/lib/planned-changes/view';
import { viewerMay } from '@/lib/web/viewer';
import { PlanNumberButtons } from './plan-number-buttons';
import { PlannedDialogs } from './planned-dialogs';
import { PlannedItems } from './planned-items';
import { plannedRows } from './planned-rows';

interface NumberPlansProps {
  number: NumberView;
  planned: readonly PlannedChangeView[];
  timeZone: string;
}

/** What is planned for one number, and what can be. */
export async function NumberPlans({ number, planned, timeZone }: NumberPlansProps) {
  const [t, writes] = await Promise.all([getTranslations('planned-changes'), viewerMay('planned-changes:write')]);
  const mayPlan = writes && (number.status === 'assigned' || number.status === 'unassigned');
  if (planned.length === 0 && !mayPlan) return null;
  const { id, e164, display, member, country, type, capabilities } = number;
  const isFree = number.status === 'unassigned' && number.notAssignableReason === null;
  return (
    <section className="grid grid-cols-1 gap-2.5">
      <h2>{t('ofNumber.title')}</h2>
      <PlannedDialogs>
        {planned.length === 0 ? (
          <p className="text-ink-2">{t('ofNumber.none')}</p>
        ) : (
          <PlannedItems rows={await plannedRows(planned)} label={t('ofNumber.title')} />
        )}
      </PlannedDialogs>
      {mayPlan ? (
        <PlanNumberButtons
          number={{ id, display, member }}
          assignable={isFree ? { numberId: id, e164, display, country, type, capabilities } : null}
          tomorrow={addDays(localDate(new Date(), timeZone), 1)}
        />
      ) : null}
    </section>
  );
}
