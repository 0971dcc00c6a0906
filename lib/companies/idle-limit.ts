import { defineCommand, defineQuery } from '@/lib/access';
import { getIdleLimitInput, setIdleLimitInput } from './input';
import { idleMinutesOf, saveIdleMinutes } from './repository';
import { idleLimitView } from './view';

/** After how long without doing anything the company's members are signed out of it. */
export const getIdleLimit = defineQuery({
  name: 'getIdleLimit',
  permission: 'company:write',
  input: getIdleLimitInput,
  output: idleLimitView,
  handler: async (scope) => ({ minutes: await idleMinutesOf(scope) }),
});

/** Sets it or turns it off: for everybody at once, also who is signed in. Saying again what is so changes nothing. */
export const setIdleLimit = defineCommand({
  name: 'setIdleLimit',
  permission: 'company:write',
  input: setIdleLimitInput,
  output: idleLimitView,
  read: (scope) => idleMinutesOf(scope),
  handler: async (scope, { minutes }, before) => {
    if (minutes === before) return { minutes };
    await saveIdleMinutes(scope, minutes);
    scope.record({
      action: 'company.idle_limit_changed',
      targetId: scope.companyId,
      before: { idleMinutes: before },
      after: { idleMinutes: minutes },
    });
    return { minutes };
  },
});
