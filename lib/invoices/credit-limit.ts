import { defineCommand } from '@/lib/access';
import { money } from '@/lib/kernel/money';
import { findAgreedCredit, saveAgreedCredit } from './credit-repository';
import { setCreditLimitInput } from './input';
import { creditLimitView } from './view';

/** The operator agrees for how much a company may buy while it is past due; null: for one period's value again (R22). */
export const setCreditLimit = defineCommand({
  name: 'setCreditLimit',
  permission: 'credit:agree',
  input: setCreditLimitInput,
  output: creditLimitView,
  handler: async (scope, { amount }) => {
    const { limit: before, currency } = await findAgreedCredit(scope);
    if (amount !== before) {
      saveAgreedCredit(scope, amount);
      scope.record({
        action: 'company.credit_limit_set',
        targetId: scope.companyId,
        before: { creditLimit: before },
        after: { creditLimit: amount },
      });
    }
    return { creditLimit: amount === null ? null : money(amount, currency) };
  },
});
