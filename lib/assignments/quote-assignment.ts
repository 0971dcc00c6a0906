import { defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { availableNow } from '@/lib/licences';
import { type FreeLicence, readAssignmentContext } from './context-repository';
import { assignNumberInput } from './input';
import { planAssignment } from './plan-assignment';
import { requireRoom, unapproved } from './rules';
import { type AssignmentQuoteView, assignmentQuoteView } from './view';

/** What assigning would do and cost, or the very refusal the act would get (R5–R8, R10). Stores nothing. */
export const quoteAssignment = defineQuery({
  name: 'quoteAssignment',
  permission: 'numbers:assign',
  input: assignNumberInput,
  output: assignmentQuoteView,
  handler: async (scope, input) => quoteWithin(scope, input, { now: (await scope.ledger()).now, approved: false }),
});

/** The same within a question of another kind, perhaps of who approves the purchase that it may need (R23). */
export async function quoteWithin(
  scope: QueryScope,
  input: { memberId: string; numberId?: string | undefined; e164?: string | undefined },
  { now, approved }: { now: Date; approved: boolean },
): Promise<AssignmentQuoteView> {
  const context = await readAssignmentContext(scope, input.memberId, input, false);
  const available = await availableNow(scope);
  return (await planAssignment(scope, input, context, { now, available, unconfirmed: false, approved })).quote;
}

/**
 * What else comes until a later day: whether the number is free by then, how many more numbers the member has, and the
 * licence that would be used, of how many.
 */
type UntilThen = { isReleased: boolean; numbers: number; free: FreeLicence | null; available: number };

/**
 * What one on a later day would cost with that licence, or without any: the same decision as of that instant, its period and
 * its prices as they are known now (R7, R16, R19). What would have to be approved first is refused.
 */
export async function quoteForDay(
  scope: QueryScope,
  input: { memberId: string; numberId?: string | undefined; e164?: string | undefined },
  { at, approved, isReleased, numbers, free, available }: { at: Date; approved: boolean } & UntilThen,
): Promise<AssignmentQuoteView> {
  const context = await readAssignmentContext(scope, input.memberId, input, false);
  const { member, number } = context;
  const then = {
    ...context,
    free,
    member: member && { ...member, numbers: member.numbers + numbers },
    number: number !== null && isReleased ? { ...number, status: 'unassigned' as const, holderId: null } : number,
  };
  const plan = await planAssignment(scope, input, then, { now: at, available, unconfirmed: false, approved });
  if (plan.unchanged)
    throw new DomainError('number_already_assigned', { number: { id: plan.number.id, e164: plan.number.e164 } });
  if (plan.asks !== null) throw unapproved();
  return plan.quote;
}

/** Refuses a member who could not have so many more numbers and one besides (R8, R15). */
export async function requireReceiver(
  scope: QueryScope,
  { memberId, numberId }: { memberId: string; numberId: string },
  numbers: number,
): Promise<void> {
  const { member } = await readAssignmentContext(scope, memberId, { numberId }, false);
  if (member === null) throw new DomainError('not_found');
  requireRoom({ ...member, numbers: member.numbers + numbers });
}
