import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { claimFromInventory } from './claim-repository';
import { holdingAt } from './history-repository';
import { numberHolderInput, takeNumberInput } from './input';
import { requirePhone } from './phone-problems';
import { endQuarantine } from './quarantine-repository';
import { numberById } from './row-repository';
import { decideTake } from './rules';
import { readLine } from './take-repository';
import { holderView, numberView } from './view';

/** Takes a number from the inventory into the company's unassigned ones; uses no licence. */
export const takeNumber = defineCommand({
  name: 'takeNumber',
  permission: 'numbers:assign',
  input: takeNumberInput,
  output: numberView,
  read: (scope, input) => readLine(scope, requirePhone(input.e164, '/e164').e164),
  handler: async (scope, input, early) => {
    let line = early;
    if (line?.own?.status === 'quarantined') {
      // Its deadline may have passed since the worker last came by.
      await endQuarantine(scope);
      line = await readLine(scope, requirePhone(input.e164, '/e164').e164);
    }
    const taken = await numberById(scope, claimFromInventory(scope, unwrap(decideTake(line))));
    if (taken === null) throw new Error('a number just taken is not there');
    return taken;
  },
});

/** Who held a number at an instant, and on which licence. The question itself is logged (R27), so it is a command. */
export const findNumberHolder = defineCommand({
  name: 'findNumberHolder',
  permission: 'history:read',
  input: numberHolderInput,
  output: holderView,
  handler: async (scope, { numberId, at }) => {
    if ((await numberById(scope, numberId)) === null) throw new DomainError('not_found');
    const asked = new Date(at);
    const holding = await holdingAt(scope, numberId, asked);
    scope.record({
      action: 'number.holder_asked',
      targetId: numberId,
      after: { at: asked.toISOString(), assignmentId: holding?.assignmentId ?? null },
    });
    return { at: asked.toISOString(), holding };
  },
});
