import { and, eq, ne, sql } from 'drizzle-orm';
import type { CommandScope } from '@/lib/access';
import { departmentLeads, members } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';
import type { ChangingMember, MemberFields } from './change-rules';
import { noteMembers } from './stays-repository';

/** The member as they stand behind the lock, and how many others own the company and can sign in; null for nobody. */
export async function readChanging(scope: CommandScope, memberId: string): Promise<ChangingMember | null> {
  const [row] = await scope.db
    .select({
      firstName: members.firstName,
      lastName: members.lastName,
      email: members.email,
      role: members.role,
      departmentId: members.departmentId,
      status: members.status,
      otherActiveOwners: sql<number>`(select count(*)::int from members o
        where o.company_id = members.company_id and o.role = 'owner' and o.status = 'active' and o.id <> members.id)`,
      isBreakGlass: sql<boolean>`exists (select from identity_providers p
        where p.company_id = members.company_id and p.required and p.break_glass_member_id = members.id)`,
    })
    .from(members)
    .where(and(isMember(scope, memberId), ne(members.status, 'deleted')));
  return row ?? null;
}

const isMember = (scope: CommandScope, memberId: string) =>
  and(eq(members.companyId, scope.companyId), eq(members.id, memberId));

/** Whether another member of the company has the address, in any case. */
export async function isEmailTaken(scope: CommandScope, email: string, exceptId?: string): Promise<boolean> {
  const rows = await scope.db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.companyId, scope.companyId),
        // The column made for sorting: behind the table's policy no index on lower(email) serves.
        eq(members.sortEmail, email.toLowerCase()),
        ne(members.status, 'deleted'),
        exceptId === undefined ? undefined : ne(members.id, exceptId),
      ),
    );
  return rows.length > 0;
}

/** Stores new values. Sessions that were opened in another role end; an address of their own joins no old account. */
export async function saveMember(
  scope: CommandScope,
  memberId: string,
  values: Partial<MemberFields>,
  ends: { sessions: boolean; account: boolean },
): Promise<void> {
  await scope.db
    .update(members)
    .set({
      ...values,
      // Sessions know the database's clock, not the company's.
      ...(ends.sessions && { accessVoidBefore: sql`clock_timestamp()` }),
      ...(ends.account && { accountId: null }),
    })
    .where(isMember(scope, memberId));
  if (values.departmentId !== undefined) await noteMembers(scope, [memberId]);
}

/** Which departments the member leads, with all leads of each. */
export async function leadershipsOf(
  scope: CommandScope,
  memberId: string,
): Promise<{ departmentId: string; leadMemberIds: string[] }[]> {
  const rows = await scope.db
    .select({ departmentId: departmentLeads.departmentId, memberId: departmentLeads.memberId })
    .from(departmentLeads)
    .where(
      and(
        eq(departmentLeads.companyId, scope.companyId),
        sql`${departmentLeads.departmentId} in (select l.department_id from department_leads l
          where l.company_id = ${scope.companyUuid} and l.member_id = ${sql.param(memberId, members.id)})`,
      ),
    )
    .orderBy(departmentLeads.departmentId, departmentLeads.memberId);
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.departmentId, [...(found.get(row.departmentId) ?? []), row.memberId]);
  return [...found].map(([departmentId, leadMemberIds]) => ({ departmentId, leadMemberIds }));
}

/** Takes all departments away that the member leads. */
export async function endLeaderships(scope: CommandScope, memberId: string): Promise<void> {
  await scope.db
    .delete(departmentLeads)
    .where(and(eq(departmentLeads.companyId, scope.companyId), eq(departmentLeads.memberId, memberId)));
}

/** Whether the member is masked for who asks: somebody who is here by a grant and has not revealed them (R24). */
export async function isMaskedFor({ sql, companyUuid, actor }: CommandScope, memberId: string): Promise<boolean> {
  if (actor.kind !== 'granted') return false;
  const revealed = await sql`
    select from support_reveals where company_id = ${companyUuid} and grant_id = ${toUuid('gra', actor.grantId)}
      and member_id = ${toUuid('mem', memberId)}`;
  return revealed.length === 0;
}
