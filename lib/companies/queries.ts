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
