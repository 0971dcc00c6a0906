import { defineQuery, type QueryScope } from '@/lib/access';
import { availableNow } from '@/lib/licences';
import { readAssignmentContext } from './context-repository';
import { assignNumberInput } from './input';
import { planAssignment } from './plan-assignment';
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
