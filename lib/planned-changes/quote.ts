import type { QueryScope } from '@/lib/access';
import { quoteForDay } from '@/lib/assignments';
import type { AssignmentQuoteView } from '@/lib/assignments/view';
import { startOfDay } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Money, money } from '@/lib/kernel/money';
import { expectedOn } from './expected-repository';
import { dayThere } from './row-repository';
import { isAboutBuying, requirePlannable } from './rules';
import type { PlannedQuoteView } from './view';

type Wanted = { memberId: string; numberId?: string | undefined; e164?: string | undefined; on: string };

/**
 * What an assignment on a later day would use and cost, decided by the rules of today as of that day's first instant: its
 * prices as they are known, its period, and what else is planned until then. Where a licence is expected to be free, that
 * nothing may be bought is said and refuses nothing.
 */
export async function quotePlanned(scope: QueryScope, wanted: Wanted, approved: boolean): Promise<PlannedQuoteView> {
  const { on, ...input } = wanted;
  const { timeZone, today, currency } = await dayThere(scope);
  requirePlannable(on, today);
  const { memberId, numberId } = input;
  const { available, ending, kept, ...expected } = await expectedOn(scope, { on, memberId, numberId });
  const then = { at: startOfDay(on, timeZone), approved, ...expected };
  const keep = kept && (await quoteForDay(scope, input, { ...then, free: kept, available: ending }));
  let purchase: AssignmentQuoteView | null = null;
  let refused: string | null = null;
  try {
    purchase = await quoteForDay(scope, input, { ...then, free: null, available: 0 });
  } catch (error) {
    if (available + ending === 0 || !(error instanceof DomainError) || !isAboutBuying(error)) throw error;
    refused = error.code;
  }
  return { on, available, ending, keep, purchase, refused, limits: limitsOf(keep, purchase, money(0, currency)) };
}

/** At most what one of them needs, in each respect. */
const limitsOf = (keep: AssignmentQuoteView | null, purchase: AssignmentQuoteView | null, nothing: Money) => ({
  maxPurchases: purchase?.purchases ?? 0,
  maxCharge: purchase?.charge ?? nothing,
  maxRemovalsUndone: keep?.removalsUndone ?? 0,
  maxRenewalIncrease: [nothing, ...[keep, purchase].flatMap((one) => one?.renewal.increase ?? [])].reduce(
    (most, one) => (one.amount > most.amount ? one : most),
  ),
});
