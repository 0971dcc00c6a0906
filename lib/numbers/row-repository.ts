import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { QueryScope } from '@/lib/access';
import { assignmentRequests, licences, members, numberKinds, numbers } from '@/lib/db/schema';
import { formatInternational } from '@/lib/kernel/e164';
import type { NumberView } from './view';

const expected = alias(members, 'expected');

const columns = {
  id: numbers.id,
  e164: numbers.e164,
  label: numbers.label,
  country: numbers.country,
  type: numbers.type,
  status: numbers.status,
  restorableUntil: numbers.restorableUntil,
  memberId: numbers.memberId,
  licenceId: numbers.licenceId,
  voice: numberKinds.voice,
  sms: numberKinds.sms,
  mms: numberKinds.mms,
  notAssignableReason: numberKinds.notAssignableReason,
  quarantineDays: numberKinds.quarantineDays,
  firstName: members.firstName,
  lastName: members.lastName,
  labelNumber: licences.labelNumber,
  heldBy: assignmentRequests.id,
  heldUntil: assignmentRequests.expiresAt,
  expectedId: expected.id,
  expectedFirstName: expected.firstName,
  expectedLastName: expected.lastName,
};

/** The company's numbers with what they can do, who holds them and on which licence. */
export function allNumberRows(scope: QueryScope, where: SQL | undefined) {
  return scope.db
    .select(columns)
    .from(numbers)
    .innerJoin(numberKinds, and(eq(numberKinds.country, numbers.country), eq(numberKinds.type, numbers.type)))
    .leftJoin(members, and(eq(members.companyId, numbers.companyId), eq(members.id, numbers.memberId)))
    .leftJoin(licences, and(eq(licences.companyId, numbers.companyId), eq(licences.id, numbers.licenceId)))
    .leftJoin(
      assignmentRequests,
      and(
        eq(assignmentRequests.companyId, numbers.companyId),
        eq(assignmentRequests.numberId, numbers.id),
        sql`${assignmentRequests.status} = 'open' and ${assignmentRequests.numberId} is not null`,
      ),
    )
    .leftJoin(
      expected,
      and(eq(expected.companyId, assignmentRequests.companyId), eq(expected.id, assignmentRequests.memberId)),
    )
    .where(and(eq(numbers.companyId, scope.companyId), where));
}

/** Those that the caller sees: a team lead the numbers of their departments' members (R24). */
export const numberRows = (scope: QueryScope, where: SQL | undefined) =>
  allNumberRows(scope, and(visible(scope), where));
export type NumberRow = Awaited<ReturnType<typeof numberRows>>[number];

/** A team lead's departments, for statements that join the holders. */
export function visible(scope: QueryScope): SQL | undefined {
  return scope.visibleDepartments === 'all' ? undefined : inArray(members.departmentId, [...scope.visibleDepartments]);
}

/** What a (country, type) can do, as a list (R10). */
export function capabilitiesOf(kind: { voice: boolean; sms: boolean; mms: boolean }): ('voice' | 'sms' | 'mms')[] {
  return (['voice', 'sms', 'mms'] as const).filter((capability) => kind[capability]);
}

/** The row as pages and the API show it. */
export function asNumberView(row: NumberRow): NumberView {
  const status = row.status as NumberView['status'];
  const hold = holdOf(row);
  return {
    id: row.id,
    e164: row.e164,
    display: formatInternational(row.e164),
    country: row.country,
    type: row.type as NumberView['type'],
    capabilities: capabilitiesOf(row),
    label: row.label,
    status,
    member: row.memberId === null ? null : { id: row.memberId, name: `${row.firstName} ${row.lastName}` },
    licenceId: row.licenceId,
    licenceLabel: row.labelNumber === null ? null : `L-${String(row.labelNumber).padStart(4, '0')}`,
    restorableUntil: row.restorableUntil?.toISOString() ?? null,
    hold,
    notAssignableReason:
      status === 'quarantined' || status === 'left' ? status : (row.notAssignableReason ?? (hold && 'held')),
    quarantineDays: row.quarantineDays,
  };
}

function holdOf(row: NumberRow): NumberView['hold'] {
  if (row.heldBy === null || row.heldUntil === null || row.expectedId === null) return null;
  const member = { id: row.expectedId, name: `${row.expectedFirstName} ${row.expectedLastName}` };
  return { requestId: row.heldBy, member, until: row.heldUntil.toISOString() };
}

/** One number of the company, or null. */
export async function numberById(scope: QueryScope, numberId: string): Promise<NumberView | null> {
  const [row] = await numberRows(scope, eq(numbers.id, numberId));
  return row === undefined ? null : asNumberView(row);
}
