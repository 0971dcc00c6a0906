import { type CommandScope, defineCommand } from '@/lib/access';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/kernel/domain-error';
import { notify } from '@/lib/notices';
import { readChanging } from './change-repository';
import { inviteMemberInput, revokeInvitationInput } from './input';
import {
  endInvitation,
  type Inviting,
  type NewInvitation,
  readInviting,
  saveInvitations,
} from './invitation-repository';
import { invitationDigest, newInvitationToken } from './invitation-token';
import { memberById } from './row-repository';
import { type MemberView, memberView } from './view';

const SEVEN_DAYS = 7 * 86_400_000;

/**
 * Sends an invited member a one-time link, for seven days: the first time or again, and then the older link stops working.
 */
export const inviteMember = defineCommand({
  name: 'inviteMember',
  permission: 'members:write',
  input: inviteMemberInput,
  output: memberView,
  handler: async (scope, { memberId }) => {
    const member = await readChanging(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    const { email, status } = member;
    if (status !== 'invited') throw new DomainError('not_invitable', { status });
    const invitation = sendInvitation(scope, await readInviting(scope), { memberId, email });
    saveInvitations(scope, [invitation]);
    scope.record({
      action: 'member.invited',
      targetId: memberId,
      after: { expiresAt: invitation.expiresAt.toISOString() },
      personal: { email },
    });
    return shown(scope, memberId);
  },
});

/** Makes an invitation's link invalid at once. Where there is none, nothing happens. */
export const revokeInvitation = defineCommand({
  name: 'revokeInvitation',
  permission: 'members:write',
  input: revokeInvitationInput,
  output: memberView,
  handler: async (scope, { memberId }) => {
    if ((await memberById(scope, memberId)) === null) throw new DomainError('not_found');
    await revoke(scope, memberId);
    return shown(scope, memberId);
  },
});

/** Ends the member's living link, if there is one, with its event. */
export async function revoke(scope: CommandScope, memberId: string): Promise<void> {
  const expiresAt = await endInvitation(scope, memberId);
  if (expiresAt === null) return;
  scope.record({
    action: 'member.invitation_revoked',
    targetId: memberId,
    before: { expiresAt: expiresAt.toISOString() },
    after: null,
  });
}

/** Puts an invitation into the outbox, where alone the link's secret is, and gives the row to be stored. */
export function sendInvitation(
  scope: CommandScope,
  inviting: Inviting,
  { memberId, email }: { memberId: string; email: string },
): NewInvitation {
  const token = newInvitationToken(scope.companyId);
  const expiresAt = new Date(scope.now.getTime() + SEVEN_DAYS);
  notify(scope, 'mail.invitation', {
    email,
    ...inviting,
    expiresAt: expiresAt.toISOString(),
    link: `${env.APP_URL}/invitation?token=${token}`,
  });
  return { memberId, email, tokenDigest: invitationDigest(token), expiresAt };
}

async function shown(scope: CommandScope, memberId: string): Promise<MemberView> {
  const member = await memberById(scope, memberId);
  if (member === null) throw new DomainError('not_found');
  return member;
}
