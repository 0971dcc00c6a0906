import { defineQuery } from '@/lib/access';
import { availableNow } from '@/lib/licences';
import { readAssignmentContext } from './context-repository';
import { assignNumberInput } from './input';
import { planAssignment } from './plan-assignment';
import { assignmentQuoteView } from './view';

/** What assigning would do and cost, or the very refusal the act would get (R5–R8, R10). Stores nothing. */
export const quoteAssignment = defineQuery({
  name: 'quoteAssignment',
  permission: 'numbers:assign',
  input: assignNumberInput,
  output: assignmentQuoteView,
  handler: async (scope, input) => {
    const { now } = await scope.ledger();
    const context = await readAssignmentContext(scope, input.memberId, input, false);
    return (await planAssignment(scope, input, context, now, await availableNow(scope), false)).quote;
  },
});
