import { defineOperatorTask } from '@/lib/access';
import { holderOf, inOwnCompany } from './holder';
import { getOwnPreferencesInput, setOwnPreferencesInput } from './input';
import { preferencesOf, savePreferences } from './preference-repository';
import { ownPreferencesView } from './view';

/** The language and the time zone that one chose for oneself. */
export const getOwnPreferences = defineOperatorTask({
  name: 'getOwnPreferences',
  permission: 'own-account:use',
  input: getOwnPreferencesInput,
  output: ownPreferencesView,
  handler: (scope) => preferencesOf(scope, holderOf(scope.actor).accountId),
});

/** Chooses them. Saying again what is so changes nothing. */
export const setOwnPreferences = defineOperatorTask({
  name: 'setOwnPreferences',
  permission: 'own-account:use',
  input: setOwnPreferencesInput,
  output: ownPreferencesView,
  handler: async (scope, wish) => {
    const holder = holderOf(scope.actor);
    const before = await preferencesOf(scope, holder.accountId);
    const after = {
      locale: wish.locale === undefined ? before.locale : wish.locale,
      timeZone: wish.timeZone === undefined ? before.timeZone : wish.timeZone,
    };
    const changed = (['locale', 'timeZone'] as const).filter((name) => before[name] !== after[name]);
    if (changed.length === 0) return before;
    if (!(await savePreferences(scope, holder.accountId, after))) return before;
    const only = (values: typeof before) => Object.fromEntries(changed.map((name) => [name, values[name]]));
    await inOwnCompany(scope, (inside, targetId) =>
      inside.record({ action: 'member.preferences_changed', targetId, before: only(before), after: only(after) }),
    );
    return after;
  },
});
