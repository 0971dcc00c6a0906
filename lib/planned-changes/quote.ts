import type { QueryScope } from '@/lib/access';
import { quoteForDay } from '@/lib/assignments';
import type { AssignmentQuoteView } from '@/lib/assignments/view';
import { startOfDay } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
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
  const { timeZone, today } = await dayThere(scope);
  requirePlannable(on, today);
  const { available, ...expected } = await expectedOn(scope, {
    on,
    memberId: input.memberId,
    numberId: input.numberId,
  });
  const at = startOfDay(on, timeZone);
  let purchase: AssignmentQuoteView;
  try {
    purchase = await quoteForDay(scope, input, { at, approved, ...expected });
  } catch (error) {
    if (available === 0 || !(error instanceof DomainError) || !isAboutBuying(error)) throw error;
    return { on, available, purchase: null, refused: error.code };
  }
  return { on, available, purchase, refused: null };
}
