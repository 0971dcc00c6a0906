import type { QueryScope } from '@/lib/access';
import { type BillingFrequency, daysBetween, type Period } from '@/lib/kernel/calendar';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import { licenceLabel } from '@/lib/licences';
import { coverings, linesLicences } from './covering-repository';
import { costOfDays, shareOf } from './rules';
import type { HeldCostView, LicenceCostView } from './view';

type LineRow = {
  line_id: string;
  invoice_id: string;
  number: string | null;
  type: LicenceCostView['documentType'];
  cause: LicenceCostView['cause'];
  plan_code: string;
  frequency: BillingFrequency | null;
  from: string;
  to: string;
  quantity: number;
  amount: string;
  currency: string;
  place: number;
  /** How many licences it is divided among. */
  divided: number;
  subscription_id: string | null;
};
type HeldRow = LineRow & {
  licence_id: string;
  label_number: number;
  assignment_id: string;
  number_id: string;
  e164: string;
  member_id: string;
  member_name: string;
  held_from: string;
  held_to: string;
};

const lineColumns = ({ sql }: QueryScope) => sql`
  c.id as line_id, c.invoice_id, s.number, i.type, c.cause, c.plan_code, c.frequency, c.period_from::text as from, c.period_to::text as to,
  c.quantity, c.amount::text, c.currency, c.subscription_id, k.quantity as divided, v.place::int as place`;

/** The lines of the coverings `v`, with their documents. */
const lines = (scope: QueryScope) => scope.sql`
  join charges c on c.company_id = ${scope.companyUuid} and c.id = v.charge_id
  join charges k on k.company_id = c.company_id and k.id = ${linesLicences(scope)}
  join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
  left join issued_invoices s on s.company_id = i.company_id and s.invoice_id = i.id`;
const newestFirst = ({ sql }: QueryScope) =>
  sql`c.period_from desc, c.charged_at desc, c.invoice_id desc, c.position desc`;

/** Every line that a licence is on and whose period ends after a day, newest first. */
export async function linesOfLicence(scope: QueryScope, licenceId: string, from: string): Promise<LicenceCostView[]> {
  const { sql, companyUuid } = scope;
  const rows = await sql<LineRow[]>`
    with mine as (select * from licences where company_id = ${companyUuid} and id = ${toUuid('lic', licenceId)})
    select ${lineColumns(scope)} from (${coverings(scope)}) v ${lines(scope)}
    where c.period_to > ${from} order by ${newestFirst(scope)}`.execute();
  return rows.map(asCost);
}

/** Local days on which a number was on a licence at their end; what lasts is counted up to today. */
const stretch = ({ sql }: QueryScope, tomorrow: string) => sql`
  (a.started_at at time zone o.time_zone)::date as held_from,
  least(coalesce((a.ended_at at time zone o.time_zone)::date, ${tomorrow}::date), ${tomorrow}::date) as held_to`;

/** The stretches of days on which some number was on a licence. */
export async function stretchesOfLicence(scope: QueryScope, licenceId: string, tomorrow: string): Promise<Period[]> {
  const { sql, companyUuid } = scope;
  return sql<Period[]>`
    select held_from::text as from, held_to::text as to from (
      select ${stretch(scope, tomorrow)} from assignments a join companies o on o.company_id = a.company_id
      where a.company_id = ${companyUuid} and a.licence_id = ${toUuid('lic', licenceId)}) held
    where held_from < held_to`.execute();
}

/** Whose assignments: those of a number, or those of a member. */
export type Whose = { numberId: string } | { memberId: string };

const assigned = ({ sql, companyUuid }: QueryScope, whose: Whose) =>
  'numberId' in whose
    ? sql`a.company_id = ${companyUuid} and a.number_id = ${toUuid('num', whose.numberId)}`
    : sql`a.company_id = ${companyUuid} and a.member_id = ${toUuid('mem', whose.memberId)}`;

/** What licences cost while a number was on them, or a member's numbers: per assignment and line, newest first. */
export async function costsWhileHeld(
  scope: QueryScope,
  whose: Whose,
  { from, tomorrow }: { from: string; tomorrow: string },
): Promise<HeldCostView[]> {
  const { sql, companyUuid } = scope;
  const rows = await sql<HeldRow[]>`
    with held as (
      select * from (select a.*, ${stretch(scope, tomorrow)} from assignments a join companies o on o.company_id = a.company_id
        where ${assigned(scope, whose)}) stretches
      where held_from < held_to and held_to > ${from}::date
    ), mine as (
      select * from licences where company_id = ${companyUuid} and id in (select licence_id from held)
    )
    select ${lineColumns(scope)}, l.id as licence_id, l.label_number, h.id as assignment_id, h.number_id, n.e164, h.member_id,
      m.first_name || ' ' || m.last_name as member_name, h.held_from::text, h.held_to::text
    from (${coverings(scope)}) v ${lines(scope)}
    join held h on h.licence_id = v.licence_id and h.held_from < c.period_to and h.held_to > c.period_from
    join mine l on l.id = v.licence_id
    join numbers n on n.company_id = ${companyUuid} and n.id = h.number_id
    join members m on m.company_id = ${companyUuid} and m.id = h.member_id
    where c.period_to > ${from}
    order by ${newestFirst(scope)}, h.started_at desc`.execute();
  const displays = new Map<string, string>();
  for (const { e164 } of rows) if (!displays.has(e164)) displays.set(e164, formatInternational(e164));
  return rows.map((row) => asHeldCost(row, displays.get(row.e164) ?? row.e164));
}

function asCost(row: LineRow): LicenceCostView {
  const { type, quantity, currency, from, to, frequency } = row;
  const sign = type === 'credit_note' ? -1 : 1;
  const amount = Number(row.amount);
  return {
    lineId: fromUuid('chg', row.line_id),
    invoiceId: fromUuid('inv', row.invoice_id),
    invoiceNumber: row.number,
    documentType: type,
    cause: row.cause,
    subscription: row.subscription_id === null ? null : fromUuid('sub', row.subscription_id),
    plan: row.plan_code,
    billingFrequency: frequency,
    period: { from, to },
    quantity,
    lineAmount: money(sign * amount, currency),
    share: money(sign * shareOf({ amount, quantity: row.divided }, row.place), currency),
  };
}

function asHeldCost(row: HeldRow, display: string): HeldCostView {
  const cost = asCost(row);
  const { days, amount } = costOfDays(cost.share.amount, cost.period, { from: row.held_from, to: row.held_to });
  return {
    ...cost,
    licence: { id: fromUuid('lic', row.licence_id), label: licenceLabel(row.label_number) },
    number: { id: fromUuid('num', row.number_id), e164: row.e164, display },
    member: { id: fromUuid('mem', row.member_id), name: row.member_name },
    assignmentId: fromUuid('asg', row.assignment_id),
    days,
    daysOfPeriod: daysBetween(row.from, row.to),
    amount: money(amount, cost.share.currency),
  };
}

/** The line on which a licence was bought. */
export async function purchaseLineOf({ sql, companyUuid }: QueryScope, licenceId: string) {
  const [row] = await sql<{ id: string; invoice_id: string }[]>`
    select c.id, c.invoice_id from licences l join charges c on c.company_id = l.company_id and c.purchase_id = l.purchase_id
    where l.company_id = ${companyUuid} and l.id = ${toUuid('lic', licenceId)}`.execute();
  return row === undefined ? null : { lineId: fromUuid('chg', row.id), invoiceId: fromUuid('inv', row.invoice_id) };
}

/** What the costs of one thing are told in, and since when it has any; null where the company has no such thing. */
export type CostFrame = { currency: string; timeZone: string; since: string | null };

/** The same for a licence, a number or a member that the company has or had. */
export async function costFrame(
  { sql, companyUuid }: QueryScope,
  of: Whose | { licenceId: string },
): Promise<CostFrame | null> {
  const there =
    'licenceId' in of
      ? sql`select (select p.period_from from purchases p where p.company_id = l.company_id and p.id = l.purchase_id) as since
          from licences l where l.company_id = ${companyUuid} and l.id = ${toUuid('lic', of.licenceId)}`
      : 'numberId' in of
        ? sql`select (select min(a.started_at at time zone o.time_zone)::date from assignments a where a.company_id = n.company_id and a.number_id = n.id) as since
          from numbers n where n.company_id = o.company_id and n.id = ${toUuid('num', of.numberId)}`
        : sql`select (select min(a.started_at at time zone o.time_zone)::date from assignments a where a.company_id = m.company_id and a.member_id = m.id) as since
          from members m where m.company_id = o.company_id and m.id = ${toUuid('mem', of.memberId)}`;
  const [row] = await sql<CostFrame[]>`
    select o.currency, o.time_zone as "timeZone", found.since::text as since
    from companies o cross join lateral (${there}) found where o.company_id = ${companyUuid}`.execute();
  return row ?? null;
}
