import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { claimFromInventory } from './claim-repository';
import { labelNumberInput, labelNumbersInput, takeNumberInput } from './input';
import { saveLabel } from './label-repository';
import { requirePhone } from './phone-problems';
import { endQuarantine } from './quarantine-repository';
import { numberById } from './row-repository';
import { decideTake } from './rules';
import { readLine } from './take-repository';
import { labelledView, numberView } from './view';

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

/** Calls a number of the company something, or nothing again. */
export const labelNumber = defineCommand({
  name: 'labelNumber',
  permission: 'numbers:assign',
  input: labelNumberInput,
  output: numberView,
  handler: async (scope, { numberId, label }) => {
    await relabel(scope, [numberId], label);
    const number = await numberById(scope, numberId);
    if (number === null) throw new DomainError('not_found');
    return number;
  },
});

/** Gives many numbers one label: all of them, or none if one is not the company's. */
export const labelNumbers = defineCommand({
  name: 'labelNumbers',
  permission: 'numbers:assign',
  input: labelNumbersInput,
  output: labelledView,
  handler: async (scope, { numberIds, label }) => {
    const ids = [...new Set(numberIds)];
    const changed = await relabel(scope, ids, label);
    return { changed, unchanged: ids.length - changed };
  },
});

/** One event per number whose label changes; what people write may name people, so it lies apart (R26). */
async function relabel(scope: CommandScope, numberIds: readonly string[], label: string | null): Promise<number> {
  const { known, changed } = await saveLabel(scope, numberIds, label);
  if (known < numberIds.length) throw new DomainError('not_found');
  for (const { id, previous } of changed) {
    scope.record({
      action: 'number.labelled',
      targetId: id,
      before: { labelled: previous !== null },
      after: { labelled: label !== null },
      personal: { before: previous, after: label },
    });
  }
  return changed.length;
}
