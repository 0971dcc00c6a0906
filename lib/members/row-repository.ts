import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { companies, departments, invitations, members, plans } from '@/lib/db/schema';
import type { MemberView } from './view';

const columns = {
  id: members.id,
  firstName: members.firstName,
  lastName: members.lastName,
  email: members.email,
  role: members.role,
  departmentId: members.departmentId,
  departmentName: departments.name,
  status: members.status,
  sortName: members.sortName,
  sortEmail: members.sortEmail,
  // One look into a small partial index per row of the page, in the page's own statement.
  numbers: sql<number>`(select count(*)::int from numbers h where h.company_id = ${members.companyId} and h.member_id = ${members.id})`,
  limit: plans.memberNumberLimit,
  // The newest entry of an index of their sessions, of which the view shows a company its own.
  lastActiveAt:
    sql<Date | null>`(select date_trunc('minute', max(a.last_used_at)) from member_activity a where a.company_id = ${members.companyId} and a.member_id = ${members.id})`.mapWith(
      invitations.sentAt,
    ),
  sentAt: invitations.sentAt,
  expiresAt: invitations.expiresAt,
  // By the company's own clock, as it decides whether the link works.
  expired: sql<boolean>`${invitations.expiresAt} <= (select greatest(clock_timestamp(), l.last_instant) from company_ledgers l where l.company_id = ${members.companyId})`,
};

/** The company's members with their department, their numbers and the plan's limit; a team lead's departments only (R8, R24). */
export function memberRows(scope: QueryScope, where: SQL | undefined) {
  return scope.db
    .select(columns)
    .from(members)
    .innerJoin(companies, eq(companies.companyId, members.companyId))
    .innerJoin(plans, eq(plans.code, companies.planCode))
    .leftJoin(departments, and(eq(departments.companyId, members.companyId), eq(departments.id, members.departmentId)))
    .leftJoin(
      invitations,
      and(
        eq(invitations.companyId, members.companyId),
        eq(invitations.memberId, members.id),
        sql`${members.status} = 'invited' and (${members.accessVoidBefore} is null or ${members.accessVoidBefore} < ${invitations.sentAt})`,
      ),
    )
    .where(and(eq(members.companyId, scope.companyId), sql`${members.status} <> 'deleted'`, visible(scope), where));
}
export type MemberRow = Awaited<ReturnType<typeof memberRows>>[number];

function visible(scope: QueryScope): SQL | undefined {
  return scope.visibleDepartments === 'all' ? undefined : inArray(members.departmentId, [...scope.visibleDepartments]);
}

/** The row as pages and the API show it. */
export function asMemberView({
  sortName: _sortName,
  sortEmail: _sortEmail,
  sentAt,
  expiresAt,
  expired,
  ...row
}: MemberRow): MemberView {
  const sent = sentAt === null || expiresAt === null ? null : { sentAt, expiresAt };
  return {
    ...row,
    lastActiveAt: row.lastActiveAt?.toISOString() ?? null,
    invitation: sent && {
      state: expired ? 'expired' : 'pending',
      sentAt: sent.sentAt.toISOString(),
      expiresAt: sent.expiresAt.toISOString(),
    },
    name: `${row.firstName} ${row.lastName}`,
    role: row.role as MemberView['role'],
    status: row.status as MemberView['status'],
  };
}

/** One member of the company, or null. */
export async function memberById(scope: QueryScope, memberId: string): Promise<MemberView | null> {
  const [row] = await memberRows(scope, eq(members.id, memberId));
  return row === undefined ? null : asMemberView(row);
}
