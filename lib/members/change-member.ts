import { type CommandScope, defineCommand, requireOwnPeople, requireRecentProof, roleOf } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { requireAsSeen } from '@/lib/kernel/seen-values';
import {
  endLeaderships,
  isEmailTaken,
  isMaskedFor,
  leadershipsOf,
  readChanging,
  saveMember,
} from './change-repository';
import { type ChangingMember, decideMemberChange, type MemberChange, type MemberFields } from './change-rules';
import { canLead } from './department-rules';
import { changeMemberInput } from './input';
import { revoke } from './invitations';
import { memberById } from './row-repository';
import { memberView } from './view';
import { hasDepartment } from './write-repository';

/**
 * Changes a member's name, address, role or department. A new role ends the sessions of the old one, and who may not lead
 * any more leads nothing. Who makes an owner, or takes that role away, has just proven who they are. Saying again what is so
 * changes nothing.
 */
export const changeMember = defineCommand({
  name: 'changeMember',
  permission: 'members:edit',
  input: changeMemberInput,
  output: memberView,
  handler: async (scope, { memberId, seen, ...wish }) => {
    const member = await readChanging(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    requireAsSeen(member, seen);
    const change = unwrap(decideMemberChange(member, wish, String(roleOf(scope.actor))));
    // Who signs in as whom, and as what, a grant never changes (R24).
    if (change.role !== undefined || change.email !== undefined) requireOwnPeople(scope.actor, 'members:write');
    const renames = change.firstName !== undefined || change.lastName !== undefined;
    if (renames && (await isMaskedFor(scope, memberId))) throw new DomainError('member_masked');
    if (makesOrUnmakesOwner(change)) await requireRecentProof(scope);
    await requireFree(scope, memberId, change);
    if (Object.keys(change).length > 0) await save(scope, memberId, member, change);
    const changed = await memberById(scope, memberId);
    if (changed === null) throw new DomainError('not_found');
    return changed;
  },
});

const makesOrUnmakesOwner = ({ role }: MemberChange): boolean =>
  role !== undefined && [role.before, role.after].includes('owner');

async function requireFree(
  scope: CommandScope,
  memberId: string,
  { email, departmentId }: MemberChange,
): Promise<void> {
  if (email !== undefined && (await isEmailTaken(scope, email.after, memberId))) throw emailTaken();
  const department = departmentId?.after ?? null;
  if (department !== null && !(await hasDepartment(scope, department))) throw new DomainError('not_found');
}

/** One address, in any case, is one person of the company. */
export const emailTaken = (): DomainError =>
  new DomainError('email_taken', {
    errors: [{ pointer: '/email', message: 'Another member of the company has this address.' }],
  });

async function save(
  scope: CommandScope,
  memberId: string,
  { status }: ChangingMember,
  change: MemberChange,
): Promise<void> {
  const [before, after] = (['before', 'after'] as const).map(
    (side) =>
      Object.fromEntries(Object.entries(change).map(([field, value]) => [field, value[side]])) as Partial<MemberFields>,
  );
  await saveMember(scope, memberId, after ?? {}, {
    sessions: change.role !== undefined && status === 'active',
    account: change.email !== undefined && status === 'invited',
  });
  if (change.email !== undefined && status === 'invited') await revoke(scope, memberId);
  recordChange(scope, memberId, before ?? {}, after ?? {});
  if (change.role !== undefined && !canLead(change.role.after)) await stopLeading(scope, memberId);
}

const PERSONAL: readonly string[] = ['firstName', 'lastName', 'email'];

/** Ids and the role stand in the chain; names and addresses apart, where they can be erased (R26). */
function recordChange(scope: CommandScope, memberId: string, before: object, after: object): void {
  const only = (values: object, personal: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => PERSONAL.includes(field) === personal));
  const named = only(after, true);
  scope.record({
    action: 'member.changed',
    targetId: memberId,
    before: only(before, false),
    after: { ...only(after, false), ...(Object.keys(named).length > 0 && { personal: Object.keys(named) }) },
    ...(Object.keys(named).length > 0 && { personal: { before: only(before, true), after: named } }),
  });
}

async function stopLeading(scope: CommandScope, memberId: string): Promise<void> {
  for (const { departmentId, leadMemberIds } of await leadershipsOf(scope, memberId))
    scope.record({
      action: 'department.leads_changed',
      targetId: departmentId,
      before: { leadMemberIds },
      after: { leadMemberIds: leadMemberIds.filter((id) => id !== memberId) },
    });
  await endLeaderships(scope, memberId);
}
