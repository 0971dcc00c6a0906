import { defineOperatorTask, type OperatorScope, requireSecondFactor, type StaffActor } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { notify } from '@/lib/notices';
import {
  companiesToExpire,
  companyForStaff,
  endGrant,
  expireGrants,
  hasOpenGrant,
  insertGrant,
  latestGrants,
  peopleToTell,
  staffNameOf,
} from './grant-repository';
import { findGrantsToExpireInput, leaveGrantInput, openGrantInput, supportCompanyInput } from './input';
import { recordExpired } from './record';
import { companiesView, grantReference, supportCompanyView } from './view';

function requireStaff({ actor }: OperatorScope): StaffActor {
  if (actor.kind !== 'staff') throw new DomainError('forbidden', { permission: 'support:enter' });
  return actor;
}

/** What the operator's people see of a company without a grant (R24). */
export const getSupportCompany = defineOperatorTask({
  name: 'getSupportCompany',
  permission: 'support:enter',
  input: supportCompanyInput,
  output: supportCompanyView,
  handler: async (scope, { companyId }) => {
    const { accountId } = requireStaff(scope);
    const company = await companyForStaff(scope, companyId);
    if (company === null) throw new DomainError('not_found');
    const { name, plan_name: planName, state } = company;
    return { id: companyId, name, planName, state, grants: await latestGrants(scope, companyId, accountId) };
  },
});

/**
 * Lets one of the operator's people into a company, for a reason and an hour at most. It stands in the company's log, and
 * its owners and admins are told at once (R24).
 */
export const openGrant = defineOperatorTask({
  name: 'openGrant',
  permission: 'support:enter',
  needsRecentProof: true,
  input: openGrantInput,
  output: grantReference,
  handler: async (scope, { companyId, mode, reason, ticket, minutes }) => {
    const staff = requireStaff(scope);
    requireSecondFactor(staff, 'support:enter');
    const staffName = await staffNameOf(scope, staff.accountId);
    if (staffName === null) throw new DomainError('forbidden', { permission: 'support:enter' });
    return scope.inCompany(companyId, async (inside) => {
      recordExpired(inside, await expireGrants(inside));
      if (await hasOpenGrant(inside, staff.accountId)) throw new DomainError('grant_open');
      const id = newId('gra');
      const { accountId } = staff;
      const expiresAt = await insertGrant(inside, { id, accountId, staffName, mode, reason, ticket, minutes });
      inside.record({ action: 'support.opened', targetId: id, after: { mode, reason, ticket, minutes } });
      for (const memberId of await peopleToTell(inside))
        notify(inside, 'mail.support_opened', { memberId, staffName, mode, reason, ticket, expiresAt });
      return { id };
    });
  },
});

/** Its holder leaves: the grant is over, however much time it had left. */
export const leaveGrant = defineOperatorTask({
  name: 'leaveGrant',
  permission: 'support:enter',
  input: leaveGrantInput,
  output: grantReference,
  handler: async (scope, { companyId, grantId }) => {
    const { accountId } = requireStaff(scope);
    return scope.inCompany(companyId, async (inside) => {
      if (!(await endGrant(inside, grantId, { because: 'left', accountId }))) throw new DomainError('not_found');
      inside.record({ action: 'support.ended', targetId: grantId, after: { because: 'left' } });
      return { id: grantId };
    });
  },
});

/** The worker's look across companies: where the time of a grant is over. */
export const findGrantsToExpire = defineOperatorTask({
  name: 'findGrantsToExpire',
  permission: 'support-access:expire',
  input: findGrantsToExpireInput,
  output: companiesView,
  handler: async (scope, { limit }) => ({ companyIds: await companiesToExpire(scope, limit) }),
});
