import { defineOperatorTask } from '@/lib/access';
import { findAccountLocalesInput } from './input';
import { localesOfAccounts } from './locale-repository';
import { accountLocalesView } from './view';

/** The languages that account holders chose, for mail to them; who chose none is not in it. */
export const findAccountLocales = defineOperatorTask({
  name: 'findAccountLocales',
  permission: 'identity:resolve',
  input: findAccountLocalesInput,
  output: accountLocalesView,
  handler: async (scope, { accountIds }) => ({ data: await localesOfAccounts(scope, accountIds) }),
});
