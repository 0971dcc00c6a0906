import { memberWithoutSession, type OperatorScope, type StaffActor } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { activeMemberships, type Membership } from './membership-repository';
import { staffRoleOf } from './staff-repository';

/** What an account's holder did to how they sign in. */
type Act = {
  what:
    | 'password_changed'
    | 'password_set'
    | 'recovery_codes_replaced'
    | 'second_factor_added'
    | 'second_factor_removed'
    | 'sessions_ended';
  after?: Record<string, unknown>;
};

/**
 * Writes what an account's holder did into the log of each company where they are active, and into the operator's for one of
 * its people: no company hears of another (R25, R26). It comes behind all rows of the account, and before what attempts were
 * counted under: a company may be busy, and nobody else's sign-in waits for it.
 */
export async function recordHoldersAct(scope: OperatorScope, accountId: string, act: Act): Promise<void> {
  const memberships = await activeMemberships(scope, accountId);
  await recordAsMember(
    scope,
    accountId,
    memberships.map((membership) => ({ ...membership, ...act })),
  );
  await recordAsStaff(scope, accountId, act);
}

/** Writes one act into each company's log, as the act of the member that an account's holder is there, about themselves. */
export async function recordAsMember(
  scope: OperatorScope,
  accountId: string,
  acts: readonly (Membership & Act)[],
): Promise<void> {
  // Two such acts at once lock their companies in the same order.
  const inOrder = [...acts].sort((a, b) => (a.companyId < b.companyId ? -1 : 1));
  for (const { companyId, memberId, role, what, ...act } of inOrder) {
    const entry = { action: `member.${what}`, targetId: memberId, ...act } as const;
    await scope.inCompany(
      companyId,
      async (inside) => inside.record(entry),
      undefined,
      memberWithoutSession({ accountId, memberId, companyId, role }),
    );
  }
}

/** Writes an act into the operator's log, as one of its people; nothing for anybody else. */
export async function recordAsStaff(scope: OperatorScope, accountId: string, { what, ...act }: Act): Promise<void> {
  const role = await staffRoleOf(scope, accountId);
  if (role === null) return;
  const person: StaffActor = { kind: 'staff', accountId, role, sessionId: newId('ses'), provenAt: null };
  scope.record({ action: `staff.${what}`, targetId: accountId, ...act }, person);
}
