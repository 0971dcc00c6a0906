import { defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { companyOfNotice, leadsOfNotice, membersOfNotice, numbersOfNotice, requestOfNotice } from './facts-repository';
import { readNoticeFactsInput } from './input';
import { billingContactsOf } from './recipients-repository';
import { noticeFactsView } from './view';

/** Whom a notice goes to and what it speaks of: read when it goes out, so that the act that caused it waits for nothing. */
export const readNoticeFacts = defineQuery({
  name: 'readNoticeFacts',
  permission: 'notices:read',
  input: readNoticeFactsInput,
  output: noticeFactsView,
  handler: async (scope, { memberIds, numberIds, requestId, departmentId, withBilling }) => {
    const members = memberIds.length === 0 ? [] : await membersOfNotice(scope, memberIds);
    const numbers = numberIds.length === 0 ? [] : await numbersOfNotice(scope, numberIds);
    const request = requestId === undefined ? null : await requestOfNotice(scope, requestId, memberIds);
    if (requestId !== undefined && request === null) throw new DomainError('not_found');
    if (members.length < new Set(memberIds).size || numbers.length < new Set(numberIds).size)
      throw new DomainError('not_found');
    const billing = withBilling ? await billingContactsOf(scope) : null;
    const leads = departmentId === undefined ? [] : await leadsOfNotice(scope, departmentId);
    return { company: await companyOfNotice(scope), members, numbers, request, leads, billing };
  },
});
