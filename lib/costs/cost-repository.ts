import type { QueryScope } from '@/lib/access';
import { type BillingFrequency, daysBetween } from '@/lib/kernel/calendar';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import { licenceLabel } from '@/lib/licences';
import { coverings, linesLicences } from './covering-repository';
import { costOfDays, type Stretch, shareOf } from './rules';
import type { HeldCostView, LicenceCostsView, LicenceCostView } from './view';

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

/** Whose assignments: those of a number, or those of a member. */
export type Whose = { numberId: string } | { memberId: string };

function assigned({ sql, companyUuid }: QueryScope, whose: Whose | { licenceId: string }) {
  if ('numberId' in whose) return sql`a.company_id = ${companyUuid} and a.number_id = ${toUuid('num', whose.numberId)}`;
  if ('memberId' in whose) return sql`a.company_id = ${companyUuid} and a.member_id = ${toUuid('mem', whose.memberId)}`;
  return sql`a.company_id = ${companyUuid} and a.licence_id = ${toUuid('lic', whose.licenceId)}`;
}

type Assignment = { id: string; startedAt: Date; endedAt: Date | null };

/** When assignments of a number or a member, or those on a licence, began and ended; the oldest first. */
export async function assignmentsOf(scope: QueryScope, whose: Whose | { licenceId: string }): Promise<Assignment[]> {
  const rows = await scope.sql<{ id: string; started_at: string; ended_at: string | null }[]>`
    select a.id, a.started_at, a.ended_at from assignments a where ${assigned(scope, whose)} order by a.started_at`.execute();
  return rows.map(({ id, started_at, ended_at }) => ({
    id,
    startedAt: new Date(started_at),
    endedAt: ended_at === null ? null : new Date(ended_at),
  }));
}

/** What licences cost while a number was on them, or a member's numbers: per assignment and line, newest first. */
export async function costsWhileHeld(
  scope: QueryScope,
  whose: Whose,
  stretches: readonly Stretch[],
  from: string,
): Promise<HeldCostView[]> {
  const { sql, companyUuid } = scope;
  const rows = await sql<HeldRow[]>`
    with held as (
      select a.*, t.from as held_from, t.to as held_to
      from assignments a join jsonb_to_recordset(${JSON.stringify(stretches)}::text::jsonb) as t("assignment" uuid, "from" date, "to" date) on t.assignment = a.id
      where ${assigned(scope, whose)} and t.from < t.to and t.to > ${from}::date
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

/** Since which day a licence is paid, and the line on which it was bought; null where the company has no such licence. */
export async function purchaseOf(
  { sql, companyUuid }: QueryScope,
  licenceId: string,
): Promise<{ since: string | null; line: LicenceCostsView['boughtOn'] } | null> {
  const [row] = await sql<{ since: string | null; id: string | null; invoice_id: string | null }[]>`
    select p.period_from::text as since, c.id, c.invoice_id from licences l
    left join purchases p on p.company_id = l.company_id and p.id = l.purchase_id
    left join charges c on c.company_id = p.company_id and c.purchase_id = p.id
    where l.company_id = ${companyUuid} and l.id = ${toUuid('lic', licenceId)}`.execute();
  if (row === undefined) return null;
  const { since, id, invoice_id } = row;
  const line =
    id === null || invoice_id === null ? null : { lineId: fromUuid('chg', id), invoiceId: fromUuid('inv', invoice_id) };
  return { since, line };
}

/** Whether the company has or had a number or a member. */
export async function isThere({ sql, companyUuid }: QueryScope, whose: Whose): Promise<boolean> {
  const rows =
    'numberId' in whose
      ? await sql`select from numbers where company_id = ${companyUuid} and id = ${toUuid('num', whose.numberId)}`.execute()
      : await sql`select from members where company_id = ${companyUuid} and id = ${toUuid('mem', whose.memberId)}`.execute();
  return rows.length > 0;
}
