import { type CommandScope, defineOperatorTask, type OperatorScope, requireSecondFactor } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { resetMemberSecondFactorInput, resetSecondFactorInput } from './input';
import { endLinks } from './link-repository';
import { activeMemberships, activeOwners, type Membership } from './membership-repository';
import { tellAccount } from './message-repository';
import { deleteFactor, lockByEmail, lockByMember } from './second-factor-repository';
import { endByAccount } from './session-repository';
import { doneView, secondFactorResetView } from './view';

/**
 * Takes the second factor of who lost what makes its codes and the recovery codes too, at the word of the operator, who has
 * made sure of who is asking. They sign in by their password alone, and set another one up where it is compulsory. They
 * are told, and so are the owners of each company they are active in. Not done for who has none; never for oneself.
 */
export const resetSecondFactor = defineOperatorTask({
  name: 'resetSecondFactor',
  permission: 'second-factors:reset',
  needsRecentProof: true,
  input: resetSecondFactorInput,
  output: secondFactorResetView,
  handler: async (scope, { email, companyId }) => {
    const { actor } = scope;
    if (actor.kind === 'staff') requireSecondFactor(actor, 'second-factors:reset');
    const account = await lockByEmail(scope, email);
    if (account === null) throw new DomainError('not_found');
    const memberships = await activeMemberships(scope, account.id);
    if (companyId !== undefined && memberships.every((one) => one.companyId !== companyId))
      throw new DomainError('not_found');
    if (actor.kind === 'staff' && actor.accountId === account.id) throw new DomainError('own_account');
    const done = await takeAway(scope, account.id);
    if (!done) return { accountId: account.id, email: account.email, done };
    await recordInCompanies(scope, memberships, tellOwners);
    if (account.isStaff) scope.record({ action: 'staff.second_factor_reset', targetId: account.id });
    return { accountId: account.id, email: account.email, done };
  },
});

/**
 * The same by an owner, for somebody whose account opens their company and nothing else: nobody weakens how somebody signs
 * in elsewhere. For others the operator is to be asked; the refusal does not say why (R25).
 */
export const resetMemberSecondFactor = defineOperatorTask({
  name: 'resetMemberSecondFactor',
  permission: 'member-second-factors:reset',
  needsRecentProof: true,
  input: resetMemberSecondFactorInput,
  output: doneView,
  handler: async (scope, { memberId }) => {
    const { actor } = scope;
    if (actor.kind !== 'member') throw new DomainError('forbidden', { permission: 'member-second-factors:reset' });
    const { companyId } = actor;
    const account = await lockByMember(scope, companyId, memberId);
    if (account === null) throw new DomainError('not_found');
    if (account.id === actor.accountId) throw new DomainError('own_account');
    const memberships = await activeMemberships(scope, account.id);
    if (account.isStaff || memberships.some((one) => one.companyId !== companyId))
      throw new DomainError('operator_decides');
    const done = await takeAway(scope, account.id);
    if (done) await recordInCompanies(scope, memberships);
    return { done };
  },
});

/** Takes a second factor away, with every session and link that there is: they may be in the wrong hands. */
async function takeAway(scope: OperatorScope, accountId: string): Promise<boolean> {
  if (!(await deleteFactor(scope, accountId))) return false;
  await endByAccount(scope, accountId);
  await endLinks(scope, accountId);
  await tellAccount(scope, accountId, 'second_factor_reset');
  return true;
}

async function recordInCompanies(
  scope: OperatorScope,
  memberships: readonly Membership[],
  also?: (inside: CommandScope, memberId: string) => Promise<void>,
): Promise<void> {
  // Two such acts at once lock their companies in the same order.
  for (const { companyId, memberId } of [...memberships].sort((a, b) => (a.companyId < b.companyId ? -1 : 1)))
    await scope.inCompany(companyId, async (inside) => {
      inside.record({ action: 'member.second_factor_reset', targetId: memberId });
      await also?.(inside, memberId);
    });
}

async function tellOwners(inside: CommandScope, aboutMemberId: string): Promise<void> {
  for (const memberId of await activeOwners(inside))
    if (memberId !== aboutMemberId)
      inside.enqueue({ topic: 'mail.second_factor_reset', payload: { memberId, aboutMemberId } });
}
