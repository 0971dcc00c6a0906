import type { AuditAction, OperatorScope } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { activeMemberships, type Membership } from './membership-repository';

/** What an account's holder did. */
type Act = { action: AuditAction; after?: Record<string, unknown> };

/**
 * Writes what an account's holder did to how they sign in into the log of each company where they are active: no company
 * hears of another (R25, R26). It comes behind all rows of the account, and before what attempts were counted under: a
 * company may be busy, and nobody else's sign-in waits for it.
 */
export async function recordHoldersAct(scope: OperatorScope, accountId: string, act: Act): Promise<void> {
  const memberships = await activeMemberships(scope, accountId);
  await recordAsMember(
    scope,
    accountId,
    memberships.map((membership) => ({ ...membership, ...act })),
  );
}

/** Writes one act into each company's log, as the act of the member that an account's holder is there, about themselves. */
export async function recordAsMember(
  scope: OperatorScope,
  accountId: string,
  acts: readonly (Membership & Act)[],
): Promise<void> {
  // Two such acts at once lock their companies in the same order.
  const inOrder = [...acts].sort((a, b) => (a.companyId < b.companyId ? -1 : 1));
  for (const { companyId, memberId, role, ...act } of inOrder) {
    await scope.inCompany(companyId, async (inside) => inside.record({ ...act, targetId: memberId }), undefined, {
      kind: 'member',
      accountId,
      memberId,
      companyId,
      role,
      ledDepartmentIds: [],
      sessionId: newId('ses'),
      provenAt: null,
    });
  }
}
