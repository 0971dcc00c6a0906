import { defineOperatorTask, differenceOf, type OperatorScope } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { nextDueInstant } from '@/lib/licences';
import { changeSettingsInput, listSettingsInput } from './input';
import { companiesOnTheirWay, readSettings, saveSettings } from './settings-repository';
import { changesStanding, decideSettings } from './settings-rules';
import { settingsView } from './view';

/** The operator's spans and counts. */
export const listSettings = defineOperatorTask({
  name: 'listSettings',
  permission: 'settings:administer',
  input: listSettingsInput,
  output: settingsView,
  handler: (scope) => readSettings(scope),
});

/** Changes some of them. Spans of R22 hold at once for companies that are on their way to being restricted or closed. */
export const changeSettings = defineOperatorTask({
  name: 'changeSettings',
  permission: 'settings:administer',
  input: changeSettingsInput,
  output: settingsView,
  handler: async (scope, change) => {
    const before = await readSettings(scope, { lock: true });
    const after = unwrap(decideSettings(before, change));
    const changed = differenceOf(before, after);
    if (changed === null) return before;
    await saveSettings(scope, after);
    scope.record({ action: 'settings.changed', targetId: 'settings', ...changed });
    if (changesStanding(before, after)) await lookAgain(scope);
    return after;
  },
});

/** Says anew when somebody has to come by for each of them. */
async function lookAgain(scope: OperatorScope): Promise<void> {
  for (const companyId of await companiesOnTheirWay(scope))
    await scope.inCompany(companyId, async (inside) => {
      inside.count({ settleDueAt: await nextDueInstant(inside) });
    });
}
