import { and, asc, desc, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { assignments, licences, members, numbers } from '@/lib/db/schema';
import type { Possession } from './rules';
import type { HoldingView } from './view';

/** Stretches of the history of numbers, newest first (R2, R27). */
async function holdings(scope: QueryScope, where: SQL | undefined): Promise<HoldingView[]> {
  const rows = await scope.db
    .select({
      id: assignments.id,
      numberId: assignments.numberId,
      e164: numbers.e164,
      licenceId: assignments.licenceId,
      labelNumber: licences.labelNumber,
      memberId: assignments.memberId,
      firstName: members.firstName,
      lastName: members.lastName,
      startedAt: assignments.startedAt,
      endedAt: assignments.endedAt,
      endReason: assignments.endReason,
      history: assignments.history,
      operationId: assignments.operationId,
    })
    .from(assignments)
    .innerJoin(numbers, and(eq(numbers.companyId, assignments.companyId), eq(numbers.id, assignments.numberId)))
    .innerJoin(licences, and(eq(licences.companyId, assignments.companyId), eq(licences.id, assignments.licenceId)))
    .innerJoin(members, and(eq(members.companyId, assignments.companyId), eq(members.id, assignments.memberId)))
    .where(and(eq(assignments.companyId, scope.companyId), where))
    .orderBy(desc(assignments.startedAt), desc(assignments.id));
  return rows.map((row) => ({
    assignmentId: row.id,
    numberId: row.numberId,
    e164: row.e164,
    licenceId: row.licenceId,
    licenceLabel: `L-${String(row.labelNumber).padStart(4, '0')}`,
    member: { id: row.memberId, name: `${row.firstName} ${row.lastName}` },
    from: row.startedAt.toISOString(),
    to: row.endedAt?.toISOString() ?? null,
    endReason: row.endReason as HoldingView['endReason'],
    history: row.history as HoldingView['history'],
    operationId: row.operationId,
  }));
}

/** Everybody who held the number. */
export const holdingsOfNumber = (scope: QueryScope, numberId: string): Promise<HoldingView[]> =>
  holdings(scope, eq(assignments.numberId, numberId));

/** Who held one of the numbers at an instant: a stretch begins with its first instant and ends before its last. */
export async function holdingAt(
  scope: QueryScope,
  numberIds: readonly string[],
  at: Date,
): Promise<HoldingView | null> {
  const [holding] = await holdings(
    scope,
    and(
      inArray(assignments.numberId, [...numberIds]),
      lte(assignments.startedAt, at),
      or(isNull(assignments.endedAt), gt(assignments.endedAt, at)),
    ),
  );
  return holding ?? null;
}

/** A number with when the company had it. */
export type Possessed = Possession & { id: string };

/** The company's number of an id, or all that a line was to it one after the other. */
export async function possessionsOf(
  scope: QueryScope,
  { numberId, e164 }: { numberId?: string; e164?: string },
): Promise<Possessed[]> {
  const rows = await scope.db
    .select({ id: numbers.id, since: numbers.createdAt, deletedAt: numbers.deletedAt })
    .from(numbers)
    .where(
      and(
        eq(numbers.companyId, scope.companyId),
        numberId === undefined ? undefined : eq(numbers.id, numberId),
        e164 === undefined ? undefined : eq(numbers.e164, e164),
      ),
    )
    .orderBy(asc(numbers.createdAt), asc(numbers.id));
  return rows;
}

/** Every number that the licence carried, and who held it. */
export const holdingsOfLicence = (scope: QueryScope, licenceId: string): Promise<HoldingView[]> =>
  holdings(scope, eq(assignments.licenceId, licenceId));
