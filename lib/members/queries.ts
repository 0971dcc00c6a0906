import { defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { getMemberInput, listMembersInput } from './input';
import { departmentRows, memberPage } from './list-repository';
import { memberById } from './row-repository';
import { memberView } from './view';

/** A page of members: by name, e-mail or a number they hold. */
export const listMembers = defineQuery({
  name: 'listMembers',
  permission: 'members:read',
  input: listMembersInput,
  output: pageOf(memberView),
  handler: async (scope, input) => {
    const { departmentId } = input;
    if (
      departmentId !== undefined &&
      !(await departmentRows(scope)).some((department) => department.id === departmentId)
    ) {
      throw new DomainError('not_found');
    }
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
