import { defineQuery } from '@/lib/access';
import { companyOfScope } from '@/lib/companies';
import { pageOf } from '@/lib/kernel/shape';
import { getCompanyAccountInput, listReceivablesInput } from './input';
import { receivablePage, termsWith } from './receivable-repository';
import { standingOf } from './standing-query';
import { companyAccountView, receivableView } from './view';

/** A company as its operator deals with it (R24): who it is, on what terms, and where it stands. Nothing of what is inside. */
export const getCompanyAccount = defineQuery({
  name: 'getCompanyAccount',
  permission: 'companies:administer',
  input: getCompanyAccountInput,
  output: companyAccountView,
  handler: async (scope) => {
    const { autoPurchase: _policy, ...company } = await companyOfScope(scope);
    return { company, ...(await termsWith(scope)), standing: await standingOf(scope) };
  },
});

/** What the operator has invoiced the company for, and what of it is to be paid (R20): for who records payments. */
export const listReceivables = defineQuery({
  name: 'listReceivables',
  permission: 'payments:record',
  input: listReceivablesInput,
  output: pageOf(receivableView),
  handler: (scope, input) => receivablePage(scope, input),
});
