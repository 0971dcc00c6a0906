import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { holdingAt, type Possessed, possessionsOf } from './history-repository';
import { lineHolderInput, numberHolderInput } from './input';
import { requirePhone } from './phone-problems';
import { numberById } from './row-repository';
import { holderStateAt } from './rules';
import { type HolderView, holderView } from './view';

/** Who held a number at an instant, and on which licence. The question itself is logged (R27), so it is a command. */
export const findNumberHolder = defineCommand({
  name: 'findNumberHolder',
  permission: 'history:read',
  worksWhenClosed: true,
  input: numberHolderInput,
  output: holderView,
  handler: async (scope, { numberId, at }) => {
    if ((await numberById(scope, numberId)) === null) throw new DomainError('not_found');
    return answer(scope, await possessionsOf(scope, { numberId }), new Date(at));
  },
});

/**
 * The same question by the line itself, for the operator: whichever of the company's numbers it was then, since a line that
 * came back is another number.
 */
export const findLineHolder = defineCommand({
  name: 'findLineHolder',
  permission: 'history:operate',
  input: lineHolderInput,
  output: holderView,
  handler: async (scope, { number, at }) =>
    answer(scope, await possessionsOf(scope, { e164: requirePhone(number, '/number').e164 }), new Date(at)),
});

async function answer(scope: CommandScope, numbers: readonly Possessed[], at: Date): Promise<HolderView> {
  // The number that the line was then: the last one the company had taken by that instant, else its first.
  const number = numbers.findLast(({ since }) => since <= at) ?? numbers[0];
  if (number === undefined) throw new DomainError('not_found');
  const found = await holdingAt(
    scope,
    numbers.map(({ id }) => id),
    at,
  );
  const state = holderStateAt(at, scope.now, found !== null, number);
  const holding = state === 'held' ? found : null;
  scope.record({
    action: 'number.holder_asked',
    targetId: holding?.numberId ?? number.id,
    after: { at: at.toISOString(), assignmentId: holding?.assignmentId ?? null },
  });
  return { at: at.toISOString(), state, holding };
}
