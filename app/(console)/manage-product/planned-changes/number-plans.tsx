import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';
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
  const { id, display, member } = number;
  return (
    <Panel title={t('ofNumber.title')} intro={planned.length === 0 ? t('ofNumber.none') : undefined}>
      <PlannedDialogs>
        {planned.length === 0 ? null : <PlannedItems rows={await plannedRows(planned)} label={t('ofNumber.title')} />}
      </PlannedDialogs>
      {mayPlan ? (
        <PlanNumberButtons number={{ id, display, member }} tomorrow={addDays(localDate(new Date(), timeZone), 1)} />
      ) : null}
    </Panel>
  );
}
