import { and, eq, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { CommandScope, OperatorScope, QueryScope } from '@/lib/access';
import { checkFindings } from '@/lib/db/schema';
import { fromUuid } from '@/lib/kernel/id';
import type { Finding } from './check-rules';

/** A rule broken in ten thousand places is told by the first ones. */
const MOST = 100;

type Row = { subject_id: string; detail: string };

/** Every row that breaks a rule, each statement on one state of the company; none is the only good answer. */
export async function inspect(scope: QueryScope): Promise<Finding[]> {
  const asked = [
    ['counters', counters(scope)],
    ['renewal_amount', renewalAmounts(scope)],
    ['licence_overlap', overlaps(scope, 'licence')],
    ['number_overlap', overlaps(scope, 'number')],
    ['assignment_number', openAssignments(scope)],
    ['licence_number', usedLicences(scope)],
    ['directory', directory(scope)],
  ] as const;
  const answers = await Promise.all(asked.map(async ([rule, statement]) => ({ rule, rows: await statement })));
  return answers.flatMap(({ rule, rows }) =>
    rows.map((row) => ({ rule, subjectId: row.subject_id, detail: JSON.parse(row.detail) as Finding['detail'] })),
  );
}

const outward = (scope: QueryScope, prefix: string, column: string) =>
  scope.sql.unsafe(`'${prefix}_' || replace(${column}::text, '-', '')`);

/** The ledger's counters equal the licences; labels go on behind the last one. */
const counters = (scope: QueryScope) =>
  scope.sql<Row[]>`
  select ${outward(scope, 'com', 'g.company_id')} as subject_id,
    jsonb_build_object('ledger', jsonb_build_object('total', g.licences_total, 'assigned', g.licences_assigned, 'ending', g.licences_ending, 'nextLabel', g.next_licence_number),
      'rows', jsonb_build_object('total', r.total, 'assigned', r.assigned, 'ending', r.ending, 'nextLabel', r.next_label))::text as detail
  from company_ledgers g, lateral (
    select count(*) filter (where status <> 'ended') as total, count(*) filter (where status = 'assigned') as assigned,
      count(*) filter (where status = 'available' and ends_on is not null) as ending, coalesce(max(label_number), 0) + 1 as next_label
    from licences where company_id = ${scope.companyUuid}) r
  where g.company_id = ${scope.companyUuid}
    and (g.licences_total, g.licences_assigned, g.licences_ending, g.next_licence_number) is distinct from (r.total, r.assigned, r.ending, r.next_label)`.execute();

/** What a renewal would charge equals the prices of the licences that do not end (R7). */
const renewalAmounts = (scope: QueryScope) =>
  scope.sql<Row[]>`
  select ${outward(scope, 'sub', 's.id')} as subject_id, jsonb_build_object('subscription', s.renewal_amount, 'rows', r.amount)::text as detail
  from subscriptions s left join lateral (
    select coalesce(sum(unit_price), 0)::bigint as amount from licences l
    where l.company_id = ${scope.companyUuid} and l.subscription_id = s.id and l.status <> 'ended' and l.ends_on is null) r on true
  where s.company_id = ${scope.companyUuid} and s.closed_at is null and s.renewal_amount <> r.amount order by 1 limit ${MOST}`.execute();

/** No two assignments of a licence, or of a number, overlap in time (R2); one that ended as it began took no time. */
function overlaps(scope: QueryScope, of: 'licence' | 'number') {
  const column = scope.sql.unsafe(of === 'licence' ? 'licence_id' : 'number_id');
  return scope.sql<Row[]>`
    select ${outward(scope, of === 'licence' ? 'lic' : 'num', 'subject')} as subject_id,
      jsonb_build_object('assignments', jsonb_agg(${outward(scope, 'asg', 'id')} order by started_at, id))::text as detail
    from (
      select ${column} as subject, id, started_at, max(coalesce(ended_at, 'infinity')) over (
        partition by ${column} order by started_at, id rows between unbounded preceding and 1 preceding) as busy_until
      from assignments where company_id = ${scope.companyUuid} and ended_at is distinct from started_at
    ) stretches where busy_until > started_at group by subject order by 1 limit ${MOST}`.execute();
}

/** An assigned number has exactly its open assignment, on its licence and with its member (R1). */
const openAssignments = (scope: QueryScope) =>
  scope.sql<Row[]>`
  select ${outward(scope, 'num', 'coalesce(n.id, a.number_id)')} as subject_id,
    jsonb_build_object('number', jsonb_build_object('licence', ${outward(scope, 'lic', 'n.licence_id')}, 'member', ${outward(scope, 'mem', 'n.member_id')}),
      'assignment', jsonb_build_object('licence', ${outward(scope, 'lic', 'a.licence_id')}, 'member', ${outward(scope, 'mem', 'a.member_id')}))::text as detail
  from (select * from numbers where company_id = ${scope.companyUuid} and status = 'assigned') n
  full join (select * from assignments where company_id = ${scope.companyUuid} and ended_at is null) a
    on a.number_id = n.id
  where n.id is null or a.id is null or a.licence_id <> n.licence_id or a.member_id <> n.member_id order by 1 limit ${MOST}`.execute();

/** A licence is assigned exactly while a number is on it (R1, R3). */
const usedLicences = (scope: QueryScope) =>
  scope.sql<Row[]>`
  select ${outward(scope, 'lic', 'coalesce(l.id, n.licence_id)')} as subject_id,
    jsonb_build_object('licenceIsAssigned', l.id is not null, 'number', ${outward(scope, 'num', 'n.id')})::text as detail
  from (select * from licences where company_id = ${scope.companyUuid} and status = 'assigned') l
  full join (select * from numbers where company_id = ${scope.companyUuid} and licence_id is not null) n on n.licence_id = l.id
  where l.id is null or n.id is null order by 1 limit ${MOST}`.execute();

/** The operator's directory names this company for exactly the lines it has (R13). */
const directory = (scope: QueryScope) =>
  scope.sql<Row[]>`
  select coalesce(n.e164, d.e164) as subject_id, jsonb_build_object('companyHasIt', n.id is not null, 'directorySaysSo', d.e164 is not null)::text as detail
  from (select * from numbers where company_id = ${scope.companyUuid} and status <> 'left') n
  full join (select * from number_directory where company_id = ${scope.companyUuid}) d on d.e164 = n.e164
  where n.id is null or d.e164 is null order by 1 limit ${MOST}`.execute();

/** Sets what only counts rows to what the rows are; nothing that says who held what is ever changed here. */
export function repairCounts(scope: CommandScope): void {
  scope.defer(scope.sql`
    update company_ledgers g set licences_total = r.total, licences_assigned = r.assigned, licences_ending = r.ending, next_licence_number = r.next_label
    from (
      select count(*) filter (where status <> 'ended') as total, count(*) filter (where status = 'assigned') as assigned,
        count(*) filter (where status = 'available' and ends_on is not null) as ending, coalesce(max(label_number), 0) + 1 as next_label
      from licences where company_id = ${scope.companyUuid}) r
    where g.company_id = ${scope.companyUuid}`);
  scope.defer(scope.sql`
    update subscriptions s set renewal_amount = coalesce((
      select sum(unit_price) from licences l where l.company_id = ${scope.companyUuid} and l.subscription_id = s.id and l.status <> 'ended' and l.ends_on is null), 0)
    where s.company_id = ${scope.companyUuid} and s.closed_at is null`);
}

/** A finding that was told and is neither repaired nor gone. */
export type OpenFinding = { id: string; rule: string; subjectId: string };

export const openFindings = (scope: QueryScope): Promise<OpenFinding[]> =>
  scope.db
    .select({ id: checkFindings.id, rule: checkFindings.rule, subjectId: checkFindings.subjectId })
    .from(checkFindings)
    .where(and(eq(checkFindings.companyId, scope.companyId), isNull(checkFindings.closedAt)));

/** Keeps new findings; those repaired at once are closed with it. */
export async function saveFindings(
  scope: CommandScope,
  found: readonly (Finding & { repaired: boolean })[],
): Promise<void> {
  if (found.length === 0) return;
  await scope.db.insert(checkFindings).values(
    found.map(({ rule, subjectId, detail, repaired }) => ({
      companyId: scope.companyId,
      id: v7(),
      rule,
      subjectId,
      detail,
      foundAt: scope.now,
      repairedAt: repaired ? scope.now : null,
      closedAt: repaired ? scope.now : null,
    })),
  );
}

/** Closes a finding that was repaired, or that is gone by itself. */
export async function closeFinding(scope: CommandScope, id: string, repaired: boolean): Promise<void> {
  await scope.db
    .update(checkFindings)
    .set({ closedAt: scope.now, ...(repaired && { repairedAt: scope.now }) })
    .where(and(eq(checkFindings.companyId, scope.companyId), eq(checkFindings.id, id)));
}

/** When the company is checked next. */
export function saveNextCheck(scope: CommandScope, at: Date): void {
  scope.defer(
    scope.sql`update company_ledgers set check_due_at = ${at.toISOString()} where company_id = ${scope.companyUuid}`,
  );
}

/** Companies whose night has come, the longest waiting first. */
export async function companiesToCheck(scope: OperatorScope, limit: number): Promise<string[]> {
  const rows = await scope.sql<{ company_id: string }[]>`
    select company_id from company_ledgers where check_due_at <= clock_timestamp() order by check_due_at limit ${limit}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}
