import { z } from 'zod';
import { defineOperatorTask } from '@/lib/access';
import { invalidField } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { linePage } from './browse-repository';
import { browseInventoryInput, listNumberKindsInput, setQuarantineInput } from './input';
import { kindRows, lockKind, saveQuarantine } from './kind-repository';
import { browsedLine, numberKindView } from './view';

/** A page of the operator's lines: in stock, or with a company. */
export const browseInventory = defineOperatorTask({
  name: 'browseInventory',
  permission: 'inventory:administer',
  input: browseInventoryInput,
  output: pageOf(browsedLine),
  handler: (scope, input) => linePage(scope, input),
});

/** The kinds of number there are, with their quarantine. */
export const listNumberKinds = defineOperatorTask({
  name: 'listNumberKinds',
  permission: 'inventory:administer',
  input: listNumberKindsInput,
  output: z.object({ data: z.array(numberKindView) }),
  handler: async (scope, input) => ({ data: await kindRows(scope, input) }),
});

/**
 * Sets how long a deleted number of a kind waits for its company, within what is allowed for it (R13). Numbers in quarantine
 * already keep the deadline that was shown.
 */
export const setQuarantine = defineOperatorTask({
  name: 'setQuarantine',
  permission: 'inventory:administer',
  input: setQuarantineInput,
  output: numberKindView,
  handler: async (scope, { country, type, days }) => {
    const kind = await lockKind(scope, { country, type });
    if (kind === null) throw invalidField('/type', 'There is no such kind of number.');
    const { quarantineMinDays: least, quarantineMaxDays: most } = kind;
    if (days < least || days > most) throw invalidField('/days', `Must be ${least} to ${most} for this kind.`);
    if (days === kind.quarantineDays) return kind;
    const changed = { ...kind, quarantineDays: days };
    await saveQuarantine(scope, changed);
    scope.record({
      action: 'quarantine.set',
      targetId: `${country}/${type}`,
      before: { quarantineDays: kind.quarantineDays },
      after: { quarantineDays: days },
    });
    return changed;
  },
});
