import { defineCommand } from '@/lib/access';
import { setSecondFactorRuleInput } from './input';
import { asksSecondFactor, saveSecondFactorRule } from './repository';
import { secondFactorRuleView } from './view';

/**
 * Asks a second factor of everybody in the company, or leaves it to each: at their next sign-in, also where they come in
 * from another company. Who is signed in goes on until that session ends. Saying again what is so changes nothing.
 */
export const setSecondFactorRule = defineCommand({
  name: 'setSecondFactorRule',
  permission: 'company:write',
  input: setSecondFactorRuleInput,
  output: secondFactorRuleView,
  read: (scope) => asksSecondFactor(scope),
  handler: async (scope, { required }, before) => {
    if (required === before) return { required };
    await saveSecondFactorRule(scope, required);
    scope.record({
      action: 'company.second_factor_rule_changed',
      targetId: scope.companyId,
      before: { secondFactorRequired: before },
      after: { secondFactorRequired: required },
    });
    return { required };
  },
});
