import { defineCommand } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { setAutoPurchaseInput } from './input';
import { companyOfScope, savePolicy } from './repository';
import { decidePolicy } from './rules';
import { companyView } from './view';

/** Changes whether and how far assignments may buy licences by themselves (R23). Saying again what is so changes nothing. */
export const setAutoPurchasePolicy = defineCommand({
  name: 'setAutoPurchasePolicy',
  permission: 'policy:write',
  input: setAutoPurchaseInput,
  output: companyView,
  read: (scope) => companyOfScope(scope),
  handler: async (scope, input, company) => {
    const { before, after, changed } = unwrap(decidePolicy(company.autoPurchase, company.currency, input.autoPurchase));
    if (changed) {
      await savePolicy(scope, after);
      scope.record({ action: 'company.auto_purchase_changed', targetId: scope.companyId, before, after });
    }
    return { ...company, autoPurchase: after };
  },
});
