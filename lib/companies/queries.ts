import { defineQuery } from '@/lib/access';
import { getCompanyInput } from './input';
import { companyOfScope } from './repository';
import { companyView } from './view';

/** The company of the caller, with its plan and auto-purchase policy. */
export const getCompany = defineQuery({
  name: 'getCompany',
  permission: 'company:read',
  input: getCompanyInput,
  output: companyView,
  handler: (scope) => companyOfScope(scope),
});

/** The policy for those who may change it: the settings page (R23, R24). */
export const getAutoPurchasePolicy = defineQuery({
  name: 'getAutoPurchasePolicy',
  permission: 'policy:write',
  input: getCompanyInput,
  output: companyView,
  handler: (scope) => companyOfScope(scope),
});
