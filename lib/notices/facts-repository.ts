import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { PERMISSIONS, type QueryScope } from '@/lib/access';
import { assignmentRequests, companies, departmentLeads, members, numbers } from '@/lib/db/schema';
import { formatInternational } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';

/** What every notice needs to know of the company. */
export async function companyOfNotice(scope: QueryScope) {
  const [row] = await scope.db
    .select({ name: companies.name, locale: companies.locale, timeZone: companies.timeZone })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  if (row === undefined) throw new Error('a company is not there');
  return row;
}

/** The members as they are now, those who left included. */
export async function membersOfNotice(scope: QueryScope, ids: readonly string[]) {
  const rows = await scope.db
    .select({
      id: members.id,
      firstName: members.firstName,
      lastName: members.lastName,
      email: members.email,
      status: members.status,
      role: members.role,
      accountId: members.accountId,
    })
    .from(members)
    .where(and(eq(members.companyId, scope.companyId), inArray(members.id, [...ids])));
  return rows.map(({ lastName, ...row }) => ({ ...row, name: `${row.firstName} ${lastName}` }));
}

/** Who leads a department now; nobody once it is gone. */
export async function leadsOfNotice(scope: QueryScope, departmentId: string): Promise<string[]> {
  const rows = await scope.db
    .select({ id: departmentLeads.memberId })
    .from(departmentLeads)
    .where(and(eq(departmentLeads.companyId, scope.companyId), eq(departmentLeads.departmentId, departmentId)));
  return rows.map(({ id }) => id);
}

/** The numbers in their order, wherever they are by now. */
export async function numbersOfNotice(scope: QueryScope, ids: readonly string[]) {
  const rows = await scope.db
    .select({ id: numbers.id, e164: numbers.e164, country: numbers.country, type: numbers.type })
    .from(numbers)
    .where(and(eq(numbers.companyId, scope.companyId), inArray(numbers.id, [...ids])))
    .orderBy(asc(numbers.e164));
  return rows.map(({ e164, ...row }) => ({ ...row, display: formatInternational(e164) }));
}

/** These mails name the member, so they are for who sees requests and members. */
const READERS: readonly string[] = PERMISSIONS['requests:read'].filter((role) =>
  (PERMISSIONS['members:read'] as readonly string[]).includes(role),
);

/** Which of these members may see the requests for a member: who leads their department, and who sees all (R24). */
async function readersOf(scope: QueryScope, memberId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const leads = sql<boolean>`exists (select from department_leads l join members m on m.company_id = l.company_id and m.department_id = l.department_id
    where l.company_id = members.company_id and l.member_id = members.id and m.id = ${sql.param(memberId, members.id)})`;
  const rows = await scope.db
    .select({ id: members.id, role: members.role, leads })
    .from(members)
    .where(and(eq(members.companyId, scope.companyId), inArray(members.id, [...ids])));
  return rows
    .filter((row) => READERS.includes(row.role) && (row.role !== 'team_lead' || row.leads))
    .map(({ id }) => id);
}

/** The request for a number, with the names of whom it is for and who asked; a program that asked has none. */
export async function requestOfNotice(scope: QueryScope, id: string, memberIds: readonly string[]) {
  const [row] = await scope.db
    .select({
      id: assignmentRequests.id,
      status: assignmentRequests.status,
      closedBecause: assignmentRequests.closedBecause,
      numberId: assignmentRequests.numberId,
      memberId: assignmentRequests.memberId,
      requestedBy: assignmentRequests.requestedBy,
      country: assignmentRequests.country,
      type: assignmentRequests.type,
      note: assignmentRequests.note,
      reason: assignmentRequests.reason,
    })
    .from(assignmentRequests)
    .where(and(eq(assignmentRequests.companyId, scope.companyId), eq(assignmentRequests.id, id)));
  if (row === undefined) return null;
  const { memberId, requestedBy, numberId, ...rest } = row;
  const [held] = numberId === null ? [] : await numbersOfNotice(scope, [numberId]);
  const people = await membersOfNotice(scope, [memberId, ...(isId('mem', requestedBy) ? [requestedBy] : [])]);
  const nameOf = (member: string) => people.find((person) => person.id === member)?.name ?? null;
  return {
    ...rest,
    readers: await readersOf(scope, memberId, memberIds),
    memberName: nameOf(memberId) ?? '',
    askerName: nameOf(requestedBy),
    number: held?.display ?? null,
  };
}
