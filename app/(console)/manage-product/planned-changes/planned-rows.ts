import { getLocale, getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { plannedProblem } from '@/lib/i18n/planned-problem';
import type { PlannedChangeView } from '@/lib/planned-changes/view';
import { viewerMay } from '@/lib/web/viewer';
import type { PlannedAct, PlannedRow } from './planned-row';

/** Planned changes as the calendar shows them, in the reader's language, with what the reader may do. */
export async function plannedRows(changes: readonly PlannedChangeView[]): Promise<PlannedRow[]> {
  const [t, format, locale, writes] = await Promise.all([
    getTranslations('planned-changes'),
    getFormat(),
    getLocale(),
    viewerMay('planned-changes:write'),
  ]);
  const monthOf = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const actsOn = ({ status, problem }: PlannedChangeView): PlannedAct[] => {
    if (!writes) return [];
    // What was planned about somebody else would only be refused again.
    if (problem?.code === 'planned_holder_changed') return ['move', 'cancel'];
    if (status === 'failed') return ['retry', 'move', 'cancel'];
    return status === 'planned' ? ['move', 'cancel'] : [];
  };
  return changes.map((change) => {
    const { id, kind, status, on, number, member, holder, coverId, problem, limits, unchanged } = change;
    const isReturn = coverId !== null && coverId !== id;
    const names = { number: number.display, member: member?.name ?? '', holder: holder?.name ?? 'none' };
    const priced = limits?.maxCharge !== undefined && limits.maxCharge.amount > 0 ? limits.maxCharge : null;
    return {
      id,
      kind,
      status,
      on,
      day: format.date(on, 'long'),
      month: { key: on.slice(0, 7), name: monthOf.format(new Date(`${on}T00:00:00Z`)) },
      sentence: t(`sentences.${isReturn ? 'return' : kind}`, names),
      number,
      memberId: member?.id ?? null,
      by: t('by', { name: change.plannedBy.name ?? t('program') }),
      limit: priced && t('limit', { charge: format.money(priced) }),
      problem: problem && plannedProblem(problem, t),
      unchanged,
      hasReturn: coverId === id,
      acts: actsOn(change),
    };
  });
}
