import { type CommandScope, defineCommand, requireRecentProof, roleOf } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { emailTaken } from './change-member';
import { isEmailTaken } from './change-repository';
import { createMemberInput } from './input';
import { type Inviting, type NewInvitation, readInviting, saveInvitations } from './invitation-repository';
import { sendInvitation } from './invitations';
import { memberById } from './row-repository';
import { memberView } from './view';
import { hasDepartment, insertMembers, type NewMember } from './write-repository';

/** Adds a person to the company, invited: they may hold numbers before they come in (R15). Mail goes out on request only. */
export const createMember = defineCommand({
  name: 'createMember',
  permission: 'members:write',
  input: createMemberInput,
  output: memberView,
  handler: async (scope, { invite = false, departmentId = null, ...person }) => {
    if (person.role === 'owner' && roleOf(scope.actor) !== 'owner') {
      throw new DomainError('forbidden', { permission: 'members:write', heldBy: ['owner'] });
    }
    if (person.role === 'owner') await requireRecentProof(scope);
    if (departmentId !== null && !(await hasDepartment(scope, departmentId))) throw new DomainError('not_found');
    if (await isEmailTaken(scope, person.email)) throw emailTaken();
    const member = { id: newId('mem'), departmentId, ...person };
    await insertMembers(scope, [member]);
    const invitation = recordMember(scope, member, invite ? await readInviting(scope) : null);
    if (invitation !== null) saveInvitations(scope, [invitation]);
    const created = await memberById(scope, member.id);
    if (created === null) throw new Error('a member just made is not there');
    return created;
  },
});

/** What a new member leaves in the log, and the invitation they are sent, if one; it is still to be stored. */
export function recordMember(scope: CommandScope, member: NewMember, inviting: Inviting | null): NewInvitation | null {
  const { id, role, departmentId, firstName, lastName, email } = member;
  const invitation = inviting && sendInvitation(scope, inviting, { memberId: id, email });
  scope.record({
    action: 'member.created',
    targetId: id,
    after: {
      role,
      departmentId,
      status: 'invited',
      ...(invitation && { invitedUntil: invitation.expiresAt.toISOString() }),
    },
    personal: { firstName, lastName, email },
  });
  return invitation;
}
