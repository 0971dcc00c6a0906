import { defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { getMemberInput, listMembersInput } from './input';
import { departmentRows, memberPage } from './list-repository';
import { memberById } from './row-repository';
import { memberView } from './view';

/** The department that a list is narrowed to must be one that the caller sees (R25). */
export async function requireDepartment(
  scope: QueryScope,
  { departmentId }: { departmentId?: string | undefined },
): Promise<void> {
  if (departmentId === undefined) return;
  const visible = await departmentRows(scope);
  if (!visible.some((department) => department.id === departmentId)) throw new DomainError('not_found');
}

/** A page of members: by name, e-mail or a number they hold. */
export const listMembers = defineQuery({
  name: 'listMembers',
  permission: 'members:read',
  input: listMembersInput,
  output: pageOf(memberView),
  handler: async (scope, input) => {
    await requireDepartment(scope, input);
    return memberPage(scope, input);
  },
});

/** One member; whom the caller may not see does not exist (R25). */
export const getMember = defineQuery({
  name: 'getMember',
  permission: 'members:read',
  input: getMemberInput,
  output: memberView,
  handler: async (scope, { memberId }) => {
    const member = await memberById(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    return member;
  },
});
