import type { Outcome } from '@/components/money-dialog/outcome';
import type { AssignedView } from '@/lib/assignments/view';
import { approveRequestAction } from './actions';

/** Answers a wish with a number: what the Assign dialog needs of the answer. Who answers wishes sees assignments. */
export async function answerWish(...given: Parameters<typeof approveRequestAction>): Promise<Outcome<AssignedView>> {
  const outcome = await approveRequestAction(...given);
  if (!outcome.ok) return outcome;
  const { assignment, request: _answered, ...rest } = outcome.value;
  if (assignment === null) throw new Error('an answered wish without an assignment');
  return { ok: true, value: { ...rest, assignment } };
}
