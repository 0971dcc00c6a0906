import type postgres from 'postgres';
import type { QueryScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import { departmentStays } from '@/lib/members';

/** Where numbers are assigned: of members in a department or in none, by what kind of number it is. */
export type Segment = { departmentId: string | null; country: string; type: string };

/** By so much something changed on a day of a range, counted from 1; what came before the first one is on 0. */
type Change = { day: number; change: number };
export type Changes = {
  total: Change[];
  ending: Change[];
  byHand: Change[];
  automatically: Change[];
  charged: Change[];
  segments: (Segment & Change)[];
};

type Row = { day: number; change: string };

/**
 * What changed on each of a company's days, told from what is recorded of it alone: purchases, ends and scheduled removals
 * of licences, assignments, moves between departments, and lines of invoices. `bounds` are the instants between which the
 * days lie, one more than there are days.
 */
export async function changesBetween(scope: QueryScope, bounds: readonly Date[]): Promise<Changes> {
  const at = bounds.map((bound) => bound.toISOString());
  // In a query of its own the list is read once, and not for each row.
  const day: Day = (instant) => scope.sql`width_bucket(${instant}, (select ${at}::text[]::timestamptz[]))`;
  const [total, ending, bought, charged, segments] = await Promise.all([
    licences(scope, day),
    removals(scope, day),
    purchases(scope, day),
    charges(scope, day),
    assigned(scope, day),
  ]);
  const within = <T extends { day: number }>(rows: readonly T[]): T[] => rows.filter((row) => row.day < at.length);
  const changes = (rows: readonly Row[]): Change[] =>
    within(rows).map((row) => ({ day: row.day, change: Number(row.change) }));
  return {
    total: changes(total),
    ending: changes(ending),
    byHand: changes(bought.filter(({ source }) => source === 'manual')),
    automatically: changes(bought.filter(({ source }) => source === 'automatic')),
    charged: changes(charged),
    segments: within(segments).map(({ department_id, country, type, ...row }) => ({
      departmentId: department_id === null ? null : fromUuid('dep', department_id),
      country,
      type,
      day: row.day,
      change: Number(row.change),
    })),
  };
}

type Day = (instant: postgres.Fragment) => postgres.Fragment;

/** Licences from their purchase to their end. */
const licences = ({ sql, companyUuid }: QueryScope, day: Day): Promise<Row[]> =>
  sql<Row[]>`
    select ${day(sql`c.at`)} as day, sum(c.change)::text as change from (
      select purchased_at as at, 1 as change from licences where company_id = ${companyUuid}
      union all select ended_at, -1 from licences where company_id = ${companyUuid} and status = 'ended'
    ) c group by 1`.execute();

/** Licences from when their removal was scheduled until it was undone or they ended: what the log says of each, in its order. */
const removals = ({ sql, companyUuid }: QueryScope, day: Day): Promise<Row[]> =>
  sql<Row[]>`
    with told as (
      select target_id as licence, at, sequence, (action = 'licence.removal_scheduled')::int as ends from audit_events
      where company_id = ${companyUuid} and action in ('licence.removal_scheduled', 'licence.removal_undone')
      union all
      select 'lic_' || replace(id::text, '-', ''), ended_at, 9223372036854775807, 0 from licences
      where company_id = ${companyUuid} and status = 'ended'
    ), steps as (
      select at, ends - coalesce(lag(ends) over (partition by licence order by sequence), 0) as change from told
    )
    select ${day(sql`s.at`)} as day, sum(s.change)::text as change from steps s where s.change <> 0 group by 1`.execute();

const purchases = ({ sql, companyUuid }: QueryScope, day: Day): Promise<(Row & { source: string })[]> =>
  sql<(Row & { source: string })[]>`
    select p.source, ${day(sql`p.purchased_at`)} as day, sum(p.quantity)::text as change from purchases p
    where p.company_id = ${companyUuid} group by 1, 2`.execute();

const charges = ({ sql, companyUuid }: QueryScope, day: Day): Promise<Row[]> =>
  sql<Row[]>`
    select ${day(sql`c.charged_at`)} as day, sum(case i.type when 'invoice' then c.amount else -c.amount end)::text as change
    from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    where c.company_id = ${companyUuid} group by 1`.execute();

type SegmentRow = Row & { department_id: string | null; country: string; type: string };

/** Assignments from their beginning to their end, cut where their member moved to another department. */
const assigned = (scope: QueryScope, day: Day): Promise<SegmentRow[]> =>
  scope.sql<SegmentRow[]>`
    with held as (
      select s.department_id, n.country, n.type, greatest(a.started_at, s.since) as begins, least(coalesce(a.ended_at, 'infinity'), s.until) as ends
      from assignments a join numbers n on n.company_id = ${scope.companyUuid} and n.id = a.number_id
      join ${departmentStays(scope)} s on s.member_id = a.member_id and s.since < coalesce(a.ended_at, 'infinity') and s.until > a.started_at
      where a.company_id = ${scope.companyUuid}
    ), steps as (
      select department_id, country, type, begins as at, 1 as change from held
      union all select department_id, country, type, ends, -1 from held where ends < 'infinity'
    )
    select t.department_id, t.country, t.type, ${day(scope.sql`t.at`)} as day, sum(t.change)::text as change from steps t group by 1, 2, 3, 4`.execute();
