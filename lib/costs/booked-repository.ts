import type { QueryScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import { departmentStays } from '@/lib/members';
import { coverings, linesLicences } from './covering-repository';

/** Days that follow each other, by the instants at which they are over; the last one may be under way. */
export type Days = { dates: readonly string[]; ends: readonly Date[]; underWay: boolean };

/** A line whose period has some of the days; `divided` is among how many licences, `sign` whether it charges or credits. */
export type BookedLine = {
  id: string;
  /** Whether it pays for days of licences, gives days back, or only changes what they cost. */
  pays: 1 | 0 | -1;
  sign: 1 | -1;
  amount: number;
  divided: number;
  from: string;
  to: string;
};

const until = ({ dates, ends }: Days) => ({ from: dates[0] ?? '', days: ends.length });

/** Lines of which some days are among these. */
export async function linesOfDays(scope: QueryScope, days: Days): Promise<BookedLine[]> {
  const { sql, companyUuid } = scope;
  const { from, days: count } = until(days);
  const rows = await sql<(Omit<BookedLine, 'amount'> & { amount: string })[]>`
    select c.id, case i.type when 'invoice' then 1 else -1 end as sign, c.amount::text, k.quantity as divided, c.period_from::text as from, c.period_to::text as to,
      case when c.subscription_id is null or coalesce(g.cause, c.cause) = 'plan_change' then 0 when c.cause = 'credit' then -1 else 1 end as pays
    from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    join charges k on k.company_id = c.company_id and k.id = ${linesLicences(scope)}
    left join charges g on g.company_id = c.company_id and g.id = c.credits_charge_id
    where c.company_id = ${companyUuid} and c.period_from < ${from}::date + ${count}::int and c.period_to > ${from}::date`.execute();
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

/** So many licences of a line were used in a department from one day on until another, counted from 0. */
export type HeldDays = {
  chargeId: string;
  /** Whether their share is the larger one. */
  more: boolean;
  departmentId: string | null;
  first: number;
  end: number;
  licences: number;
};

/** On which of the days numbers were on the licences of each line, and in which department. */
export async function heldDays(scope: QueryScope, days: Days): Promise<HeldDays[]> {
  const { sql, companyUuid } = scope;
  const { from, days: count } = until(days);
  const held = days.underWay && count === 1 ? heldNow(scope) : heldThen(scope, days);
  const rows = await sql<(Omit<HeldDays, 'departmentId'> & { department_id: string | null })[]>`
    with held as (
      ${held}
    ), charges as materialized (
      -- Lines are sought among those of the days alone.
      select * from charges where company_id = ${companyUuid} and period_from < ${from}::date + ${count}::int and period_to > ${from}::date
    ), odd as materialized (
      select o.id, o.purchase_id from charges g join charges o on o.id = g.credits_charge_id
      where g.subscription_id is null and g.amount % o.quantity <> 0 and g.amount <> o.amount
    ), alike as materialized (
      ${alike(scope)}
    ), mine as materialized (
      select company_id, id, purchase_id, subscription_id, label_number, status, ends_on from licences
      where company_id = ${companyUuid} and label_number in (select label_number from alike)
    )
    select c.id as "chargeId", v.place <= c.amount % k.quantity as more, h.department_id, greatest(h.first, c.period_from - ${from}::date) as first,
      least(h.end, c.period_to - ${from}::date) as end, sum(h.licences)::int as licences
    from (${coverings(scope)}) v join charges c on c.id = v.charge_id join charges k on k.id = ${linesLicences(scope)}
    join mine m on m.id = v.licence_id
    join alike h on h.label_number = m.label_number and h.first < c.period_to - ${from}::date and h.end > c.period_from - ${from}::date
    group by 1, 2, 3, 4, 5`.execute();
  return rows.map(({ department_id, ...row }) => ({
    ...row,
    departmentId: department_id === null ? null : fromUuid('dep', department_id),
  }));
}

/**
 * What is held by one licence for all that nothing tells apart: they are held in one department on the same days, and are on
 * the same lines with the same shares. They came with one purchase, where its line has some of the days, or else with alike
 * ones, and went through the same changes. Each stands for itself where a line of its changes has some of the days, or where
 * one is corrected by what does not divide evenly: its place then says which share it has.
 */
const alike = ({ sql, companyUuid }: QueryScope) => sql`
  select min(l.label_number) as label_number, h.department_id, h.first, h.end, count(*) as licences
  from held h join licences l on l.company_id = ${companyUuid} and l.id = h.licence_id
  join purchases p on p.company_id = ${companyUuid} and p.id = l.purchase_id
  left join charges c on c.purchase_id = p.id
  left join (
    select k.licence_id, bool_or(o.operation_id is not null) as has_line,
      string_agg(concat_ws(' ', k.to_subscription_id, k.to_price, k.to_since, k.from_until), ',' order by k.sequence) as path
    from licence_changes k left join (select distinct operation_id from charges where cause in ('plan_change', 'frequency_change', 'credit')) o on o.operation_id = k.operation_id
    where k.company_id = ${companyUuid} group by 1
  ) k on k.licence_id = l.id
  group by 2, 3, 4, c.id, p.subscription_id, p.unit_price, p.period_to, l.label_number - p.first_label_number < c.amount % c.quantity, k.path,
    case when l.status = 'ended' then l.ends_on end,
    case when k.has_line or c.id in (select id from odd) or (select bool_or(purchase_id is null) from odd) then l.label_number end`;

/** The licences on which numbers were at the end of some of the days, by their history. */
function heldThen(scope: QueryScope, { ends: given }: Days) {
  const { sql, companyUuid } = scope;
  // In a query of its own the list is read once, and not for each row.
  const at = given.map((end) => end.toISOString());
  const ends = sql`(select ${at}::text[]::timestamptz[])`;
  return sql`
    select * from (
      select a.licence_id, s.department_id, width_bucket(greatest(a.started_at, s.since), ${ends}) as first,
        width_bucket(least(coalesce(a.ended_at, 'infinity'), s.until), ${ends}) as end
      from assignments a join ${departmentStays(scope)} s on s.member_id = a.member_id and s.since < coalesce(a.ended_at, 'infinity') and s.until > a.started_at
      where a.company_id = ${companyUuid} and (a.ended_at is null or a.ended_at >= ${at[0] ?? null}::timestamptz)
    ) stretches where first < "end"`;
}

/** The same of the one day that is under way: how it stands now, without its history, is a fraction of the work. */
const heldNow = ({ sql, companyUuid }: QueryScope) => sql`
  select n.licence_id, m.department_id, 0 as first, 1 as end
  from numbers n join members m on m.company_id = ${companyUuid} and m.id = n.member_id
  where n.company_id = ${companyUuid} and n.status = 'assigned'`;
