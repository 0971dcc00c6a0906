import { defineOperatorTask } from '@/lib/access';
import { erasePersonalValues } from '@/lib/audit';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Erasable, eraseUnusedAccount, findErasable, savePseudonym } from './erasure-repository';
import { eraseMemberInput } from './input';
import { erasedMemberView } from './view';

/**
 * Erases a person whose membership has ended (R27): a pseudonym stands where their name was, their values leave the audit
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
      const earlier = erasedBefore(member);
      if (earlier !== null) return { memberId, erasedAt: earlier.toISOString(), personalValues: 0 };
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

/** When a member was erased; who still is one is deleted first. */
function erasedBefore({ status, erasedAt }: Erasable): Date | null {
  if (status !== 'deleted') throw new DomainError('member_not_deleted');
  return erasedAt;
}
