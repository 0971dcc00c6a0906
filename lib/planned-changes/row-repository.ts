import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { QueryScope } from '@/lib/access';
import { companies, members, numbers, plannedChanges } from '@/lib/db/schema';
import { localDate } from '@/lib/kernel/calendar';
import { formatInternational } from '@/lib/kernel/e164';
import type { PlannedChangeView, ProblemView } from './view';

const receiver = alias(members, 'receiver');
const holder = alias(members, 'holder');
const planner = alias(members, 'planner');

const columns = {
  id: plannedChanges.id,
  kind: plannedChanges.kind,
  status: plannedChanges.status,
  onDate: plannedChanges.onDate,
  numberId: plannedChanges.numberId,
  e164: sql<string>`coalesce(${numbers.e164}, ${plannedChanges.e164})`,
  memberId: plannedChanges.memberId,
  memberFirstName: receiver.firstName,
  memberLastName: receiver.lastName,
  holderId: plannedChanges.holderId,
  holderFirstName: holder.firstName,
  holderLastName: holder.lastName,
  history: plannedChanges.history,
  coverId: plannedChanges.coverId,
  limits: plannedChanges.limits,
  approved: plannedChanges.approved,
  plannedBy: plannedChanges.plannedBy,
  plannerFirstName: planner.firstName,
  plannerLastName: planner.lastName,
  plannedAt: plannedChanges.plannedAt,
  answeredAt: plannedChanges.answeredAt,
  problem: plannedChanges.problem,
  unchanged: plannedChanges.unchanged,
};

/** The company's planned changes; a team lead those about members of their departments (R24). */
export function plannedRows(scope: QueryScope, where: SQL | undefined) {
  const { companyId } = plannedChanges;
  // A key's id is no member's and finds nobody.
  const plannerId = sql`case when ${plannedChanges.plannedBy} like 'mem\\_%' then substr(${plannedChanges.plannedBy}, 5)::uuid end`;
  return scope.db
    .select(columns)
    .from(plannedChanges)
    .leftJoin(numbers, and(eq(numbers.companyId, companyId), eq(numbers.id, plannedChanges.numberId)))
    .leftJoin(receiver, and(eq(receiver.companyId, companyId), eq(receiver.id, plannedChanges.memberId)))
    .leftJoin(holder, and(eq(holder.companyId, companyId), eq(holder.id, plannedChanges.holderId)))
    .leftJoin(planner, and(eq(planner.companyId, companyId), sql`${planner.id} = ${plannerId}`))
    .where(and(eq(companyId, scope.companyId), visible(scope), where));
}
export type PlannedRow = Awaited<ReturnType<typeof plannedRows>>[number];

function visible({ visibleDepartments }: QueryScope): SQL | undefined {
  if (visibleDepartments === 'all') return undefined;
  const departments = [...visibleDepartments];
  return or(inArray(receiver.departmentId, departments), inArray(holder.departmentId, departments));
}

const personOf = (id: string | null, firstName: string | null, lastName: string | null) =>
  id === null ? null : { id, name: `${firstName} ${lastName}` };

/** The row as pages and the API show it to the caller (R24). */
export function asPlannedChange(row: PlannedRow, { visibleDepartments }: QueryScope): PlannedChangeView {
  const seesPrices = visibleDepartments === 'all';
  const problem = row.problem as ProblemView | null;
  return {
    id: row.id,
    kind: row.kind as PlannedChangeView['kind'],
    status: row.status as PlannedChangeView['status'],
    on: row.onDate,
    number: { id: row.numberId, e164: row.e164, display: formatInternational(row.e164) },
    member: personOf(row.memberId, row.memberFirstName, row.memberLastName),
    holder: personOf(row.holderId, row.holderFirstName, row.holderLastName),
    coverId: row.coverId,
    limits: seesPrices ? (row.limits as PlannedChangeView['limits']) : null,
    plannedBy: {
      id: row.plannedBy,
      name: row.plannerFirstName === null ? null : `${row.plannerFirstName} ${row.plannerLastName}`,
    },
    plannedAt: row.plannedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    problem: problem === null || seesPrices ? problem : { ...problem, quote: null },
    unchanged: row.unchanged,
  };
}

/** One planned change as it is stored, or null. */
export async function plannedRow(scope: QueryScope, id: string): Promise<PlannedRow | null> {
  const [row] = await plannedRows(scope, eq(plannedChanges.id, id));
  return row ?? null;
}

/** Where the company's clocks are, and which day it is there now; and what it pays in. */
export async function dayThere(scope: QueryScope): Promise<{ timeZone: string; today: string; currency: string }> {
  const [[company], { now }] = await Promise.all([
    scope.db
      .select({ timeZone: companies.timeZone, currency: companies.currency })
      .from(companies)
      .where(eq(companies.companyId, scope.companyId)),
    scope.ledger(),
  ]);
  if (company === undefined) throw new Error('a company is not there');
  return { ...company, today: localDate(now, company.timeZone) };
}
