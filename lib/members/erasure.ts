import { defineOperatorTask } from '@/lib/access';
import { erasePersonalValues } from '@/lib/audit';
import { DomainError } from '@/lib/kernel/domain-error';
import { eraseUnusedAccount, findErasable, savePseudonym } from './erasure-repository';
import { eraseMemberInput } from './input';
import { isOverForLong } from './retention-repository';
import { erasedMemberView } from './view';

/**
 * Erases a person whose membership has ended, or whose company closed long ago (R27): a pseudonym stands where their name was, their values leave the audit
 * log, whose chain holds, and their account goes if nobody else's membership needs it. Numbers, licences, charges and
 * invoices stay. It cannot be undone; who is erased already stays so.
 */
export const eraseMember = defineOperatorTask({
  name: 'eraseMember',
  permission: 'members:erase',
  input: eraseMemberInput,
  output: erasedMemberView,
  handler: async (scope, { companyId, memberId }) => {
    let accountId: string | null = null;
    const erased = await scope.inCompany(companyId, async (inside) => {
      const member = await findErasable(inside, memberId);
      if (member === null) throw new DomainError('not_found');
      const { erasedAt: earlier } = member;
      if (earlier !== null) return { memberId, erasedAt: earlier.toISOString(), personalValues: 0 };
      if (member.status !== 'deleted' && !(await isOverForLong(inside))) throw new DomainError('member_not_deleted');
      accountId = member.accountId;
      const personalValues = await erasePersonalValues(inside, member);
      savePseudonym(inside, member);
      inside.record({ action: 'member.erased', targetId: memberId, after: { personalValues } });
      return { memberId, erasedAt: inside.now.toISOString(), personalValues };
    });
    if (accountId !== null) await eraseUnusedAccount(scope, accountId);
    return erased;
  },
});
