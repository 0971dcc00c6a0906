import { defineQuery } from '@/lib/access';
import { grantPage, openGrants } from './grant-repository';
import { listSupportGrantsInput, openSupportGrantsInput } from './input';
import { openSupportGrantsView, supportGrantsView } from './view';

/** Who of the operator is or was in the company, the latest first. */
export const listSupportGrants = defineQuery({
  name: 'listSupportGrants',
  permission: 'support-access:read',
  input: listSupportGrantsInput,
  output: supportGrantsView,
  handler: grantPage,
});

/** Who of the operator is in the company now: for the line above its owners' pages. */
export const listOpenSupportGrants = defineQuery({
  name: 'listOpenSupportGrants',
  permission: 'support-access:read',
  input: openSupportGrantsInput,
  output: openSupportGrantsView,
  handler: async (scope) => ({ data: await openGrants(scope) }),
});
