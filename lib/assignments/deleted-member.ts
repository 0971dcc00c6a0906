import { defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { getDeletedMemberInput } from './departure-input';
import { deletedMember } from './departure-row-repository';
import { deletedMemberView } from './departure-view';

/** A member whom the history names and who is deleted: for who may read it. Who is there, or never was, is not found. */
export const getDeletedMember = defineQuery({
  name: 'getDeletedMember',
  permission: 'history:read',
  input: getDeletedMemberInput,
  output: deletedMemberView,
  handler: async (scope, { memberId }) => {
    const member = await deletedMember(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    return member;
  },
});
