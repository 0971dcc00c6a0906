import type { CommandScope } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { recordMember } from './commands';
import { endInvitation, saveJoining } from './invitation-repository';
import { insertMembers, type NewMember } from './write-repository';

/** An invited member comes in with an account of theirs; a link that was sent to them stops working (R15). */
export async function activateMember(scope: CommandScope, memberId: string, accountId: string): Promise<void> {
  await endInvitation(scope, memberId);
  await saveJoining(scope, memberId, accountId);
  scope.record({
    action: 'member.activated',
    targetId: memberId,
    before: { status: 'invited' },
    after: { status: 'active' },
  });
}

/** Makes a member of somebody whom nobody invited, and lets them in; gives their id. */
export async function admitMember(
  scope: CommandScope,
  person: Omit<NewMember, 'id' | 'departmentId'>,
  accountId: string,
): Promise<string> {
  const member = { id: newId('mem'), departmentId: null, ...person };
  await insertMembers(scope, [member]);
  recordMember(scope, member, null);
  await activateMember(scope, member.id, accountId);
  return member.id;
}
