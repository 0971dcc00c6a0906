import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { can, type QueryScope } from '@/lib/access';
import type { AssignmentQuoteView } from '@/lib/assignments/view';
import { assignmentRequests, assignments, members, numbers } from '@/lib/db/schema';
import { formatInternational } from '@/lib/kernel/e164';
import type { RequestView } from './view';

const asker = alias(members, 'asker');

const columns = {
  id: assignmentRequests.id,
  status: assignmentRequests.status,
  kind: assignmentRequests.kind,
  expiresAt: assignmentRequests.expiresAt,
  quote: assignmentRequests.quote,
  closedBecause: assignmentRequests.closedBecause,
  memberId: assignmentRequests.memberId,
  firstName: members.firstName,
  lastName: members.lastName,
  requestedBy: assignmentRequests.requestedBy,
  askerFirstName: asker.firstName,
  askerLastName: asker.lastName,
  country: assignmentRequests.country,
  type: assignmentRequests.type,
  note: assignmentRequests.note,
  createdAt: assignmentRequests.createdAt,
  answeredAt: assignmentRequests.answeredAt,
  answeredBy: assignmentRequests.answeredBy,
  reason: assignmentRequests.reason,
  assignmentId: assignmentRequests.assignmentId,
  numberId: numbers.id,
  e164: numbers.e164,
};

/** The company's requests; a team lead those for members of their departments (R24). */
export function requestRows(scope: QueryScope, where: SQL | undefined) {
  const { companyId } = assignmentRequests;
  // A key's id is no member's and finds nobody.
  const askerId = sql`case when ${assignmentRequests.requestedBy} like 'mem\\_%' then substr(${assignmentRequests.requestedBy}, 5)::uuid end`;
  return scope.db
    .select(columns)
    .from(assignmentRequests)
    .innerJoin(members, and(eq(members.companyId, companyId), eq(members.id, assignmentRequests.memberId)))
    .leftJoin(asker, and(eq(asker.companyId, companyId), sql`${asker.id} = ${askerId}`))
    .leftJoin(
      assignments,
      and(eq(assignments.companyId, companyId), eq(assignments.id, assignmentRequests.assignmentId)),
    )
    .leftJoin(
      numbers,
      and(
        eq(numbers.companyId, companyId),
        sql`${numbers.id} = coalesce(${assignmentRequests.numberId}, ${assignments.numberId})`,
      ),
    )
    .where(and(eq(companyId, scope.companyId), visible(scope), where));
}
type RequestRow = Awaited<ReturnType<typeof requestRows>>[number];

/** A team lead's departments; of who does not see members, those that cost something. */
function visible({ actor, visibleDepartments }: QueryScope): SQL | undefined {
  if (!can(actor, 'members:read')) return eq(assignmentRequests.kind, 'purchase');
  return visibleDepartments === 'all' ? undefined : inArray(members.departmentId, [...visibleDepartments]);
}

/** The row as pages and the API show it to the caller (R24). */
export function asRequestView(row: RequestRow, { actor, visibleDepartments }: QueryScope): RequestView {
  const seesPeople = can(actor, 'members:read');
  return {
    id: row.id,
    status: row.status as RequestView['status'],
    kind: row.kind as RequestView['kind'],
    member: seesPeople ? { id: row.memberId, name: `${row.firstName} ${row.lastName}` } : null,
    requestedBy: {
      id: row.requestedBy,
      name: row.askerFirstName === null ? null : `${row.askerFirstName} ${row.askerLastName}`,
    },
    country: row.country,
    type: row.type as RequestView['type'],
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy,
    reason: row.reason,
    number:
      !seesPeople || row.numberId === null || row.e164 === null
        ? null
        : { id: row.numberId, e164: row.e164, display: formatInternational(row.e164) },
    assignmentId: seesPeople ? row.assignmentId : null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    quote: visibleDepartments === 'all' ? (row.quote as AssignmentQuoteView | null) : null,
    closedBecause: row.closedBecause as RequestView['closedBecause'],
  };
}

/** One request, or null. */
export async function requestById(scope: QueryScope, requestId: string): Promise<RequestView | null> {
  const [row] = await requestRows(scope, eq(assignmentRequests.id, requestId));
  return row === undefined ? null : asRequestView(row, scope);
}
