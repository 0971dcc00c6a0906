import { z } from 'zod';
import { defineCommand, defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { activateMember } from './come-in';
import { findInvitationInput, joinByInvitationInput } from './input';
import { invitationOf } from './invitation-repository';
import { invitationView } from './view';

/** Whom a link is for, while it works. */
export const findInvitation = defineQuery({
  name: 'findInvitation',
  permission: 'identity:resolve',
  input: findInvitationInput,
  output: invitationView.nullable(),
  handler: async (scope, { tokenDigest }) => {
    const invitation = await invitationOf(scope, tokenDigest);
    if (invitation === null || invitation.expiresAt <= (await scope.ledger()).now) return null;
    return { ...invitationView.parse({ ...invitation, expiresAt: invitation.expiresAt.toISOString() }) };
  },
});

/** An invited person's own act: they come in with their account, and the link is used up (R15). */
export const joinByInvitation = defineCommand({
  name: 'joinByInvitation',
  permission: 'invitation:accept',
  worksWhenClosed: true,
  input: joinByInvitationInput,
  output: z.object({ memberId: z.string() }),
  handler: async (scope, { tokenDigest }) => {
    const { actor } = scope;
    if (actor.kind !== 'member') throw new DomainError('forbidden', { permission: 'invitation:accept' });
    const invitation = await invitationOf(scope, tokenDigest);
    if (invitation?.memberId !== actor.memberId || invitation.expiresAt <= scope.now)
      throw new DomainError('invitation_ended');
    const { memberId } = invitation;
    await activateMember(scope, memberId, actor.accountId);
    return { memberId };
  },
});
