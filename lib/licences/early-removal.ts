import type { QueryScope } from '@/lib/access';
import { localDate, periodOf, startOfDay } from '@/lib/kernel/calendar';
import { creditsFor, type Leaving } from './credit-rules';
import { readPaid } from './paid-repository';
import type { RemovalCandidate } from './removal-repository';

/** Months of notice, or null where the operator offers no early removal to this company. */
export async function noticeMonths(scope: QueryScope): Promise<number | null> {
  const [row] = await scope.sql<{ months: number | null }[]>`
    select case when o.early_removal = 'all' or (o.early_removal = 'eu' and k.in_eu) then o.early_removal_notice_months end as months
    from operator_settings o cross join companies c
    left join billing_profiles b on b.company_id = c.company_id
    left join countries k on k.code = coalesce(b.country, c.country)
    where c.company_id = ${scope.companyUuid}`.execute();
  return row?.months ?? null;
}

/** A day before the period's end on which a yearly subscription's licences may end, and what is given back for it. */
export type EarlyRemoval = { on: string; at: Date; credit: number; licenceIds: readonly string[] };

/**
 * Early removal: from the second yearly period on, which began by itself, a removal may take effect after the notice, and
 * what was paid beyond that day is given back. Null where it is not offered or would not be earlier.
 */
export async function earlyRemoval(
  scope: QueryScope,
  chosen: readonly RemovalCandidate[],
  now: Date,
): Promise<EarlyRemoval | null> {
  const mine = chosen.filter(({ frequency, periodIndex }) => frequency === 'yearly' && periodIndex >= 1);
  const [first] = mine;
  const months = first === undefined ? null : await noticeMonths(scope);
  if (first === undefined || months === null) return null;
  const on = periodOf(localDate(now, first.timeZone), 'monthly', months).from;
  if (on >= first.periodTo) return null;
  const { paid } = await readPaid(scope, first.subscriptionId);
  const leaving: Leaving[] = mine.map(({ purchaseId, unitPrice }) => ({
    purchaseId: paid.some((line) => line.purchaseId === purchaseId) ? purchaseId : null,
    unitPrice,
    quantity: 1,
  }));
  const credits = creditsFor({ period: { from: first.periodFrom, to: first.periodTo } }, grouped(leaving), paid, on);
  return {
    on,
    at: startOfDay(on, first.timeZone),
    credit: credits.reduce((sum, { amount }) => sum + amount, 0),
    licenceIds: mine.map(({ id }) => id),
  };
}

function grouped(leaving: readonly Leaving[]): Leaving[] {
  const sums = new Map<string, Leaving>();
  for (const one of leaving) {
    const key = `${one.purchaseId} ${one.unitPrice}`;
    sums.set(key, { ...one, quantity: one.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
}
