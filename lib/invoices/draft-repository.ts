import type { CommandScope } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';
import type { DocumentType, NewCharge } from './rules';

/** A document that is not issued yet, with what it will say. */
export type Draft = { id: string; type: DocumentType; month: string | null; closesAt: Date; charges: DraftCharge[] };
export type DraftCharge = Omit<NewCharge, 'subscriptionId' | 'purchaseId'>;

/**
 * Puts a charge on the draft that collects a calendar month's purchases, opening it if there is none; gives the invoice's
 * id. One that was opened under another time zone goes on collecting until its own end. Sent at once, behind the purchase
 * it belongs to.
 */
export async function addToMonth(
  scope: CommandScope,
  charge: NewCharge,
  month: string,
  closesAt: Date,
): Promise<string> {
  const { sql, companyUuid } = scope;
  const [row] = await sql<{ invoice_id: string }[]>`
    with found as (
      select i.id from invoices i where i.company_id = ${companyUuid} and i.month = ${month} and i.closes_at > ${scope.now.toISOString()}
        and not exists (select from issued_invoices s where s.company_id = i.company_id and s.invoice_id = i.id) order by i.closes_at, i.id limit 1
    ), made as (
      insert into invoices (company_id, id, type, currency, month, closes_at, created_at)
      select ${companyUuid}, ${toUuid('inv', newId('inv'))}, 'invoice', ${charge.currency}, ${month}, ${closesAt.toISOString()}, ${scope.now.toISOString()}
      where not exists (select from found) returning id
    ), target as (select id from found union all select id from made), place as (
      select id, (select coalesce(max(position), 0) from charges c where c.company_id = ${companyUuid} and c.invoice_id = target.id) as position from target
    )
    insert into charges (company_id, id, invoice_id, position, cause, subscription_id, purchase_id, credits_charge_id, credited_places, frequency, plan_code, quantity,
      unit_price, days, days_of_period, amount, currency, tax_treatment_code, tax_rate_basis_points, period_from, period_to, charged_at, operation_id)
    select ${companyUuid}, c.id, place.id, place.position + c.position, c.cause, c.subscription_id, c.purchase_id, c.credits_charge_id, c.credited_places, c.frequency, c.plan_code, c.quantity,
      c.unit_price, c.days, c.days_of_period, c.amount, c.currency, c.tax_treatment_code, c.tax_rate_basis_points, c.period_from, c.period_to,
      ${scope.now.toISOString()}, ${toUuid('opr', scope.operationId)}
    from place, ${recordset(scope, [charge])}
    returning invoice_id`.execute();
  if (row === undefined) throw new Error('a charge without an invoice');
  return fromUuid('inv', row.invoice_id);
}

/** Makes a document of its own with these lines, still a draft; gives its id. */
export function insertDraft(
  scope: CommandScope,
  { type, closesAt, relatesTo }: { type: DocumentType; closesAt: Date; relatesTo: string | null },
  charges: readonly [NewCharge, ...NewCharge[]],
): Draft {
  const id = newId('inv');
  const { sql, companyUuid } = scope;
  scope.defer(sql`
    insert into invoices (company_id, id, type, currency, closes_at, relates_to, created_at)
    values (${companyUuid}, ${toUuid('inv', id)}, ${type}, ${charges[0].currency}, ${closesAt.toISOString()},
      ${relatesTo === null ? null : toUuid('inv', relatesTo)}, ${scope.now.toISOString()})`);
  scope.defer(sql`
    insert into charges (company_id, id, invoice_id, position, cause, subscription_id, purchase_id, credits_charge_id, credited_places, frequency, plan_code, quantity,
      unit_price, days, days_of_period, amount, currency, tax_treatment_code, tax_rate_basis_points, period_from, period_to, charged_at, operation_id)
    select ${companyUuid}, c.id, ${toUuid('inv', id)}, c.position, c.cause, c.subscription_id, c.purchase_id, c.credits_charge_id, c.credited_places, c.frequency, c.plan_code, c.quantity,
      c.unit_price, c.days, c.days_of_period, c.amount, c.currency, c.tax_treatment_code, c.tax_rate_basis_points, c.period_from, c.period_to,
      ${scope.now.toISOString()}, ${toUuid('opr', scope.operationId)}
    from ${recordset(scope, charges)}`);
  return { id, type, month: null, closesAt, charges: [...charges] };
}

/** The charges as rows of a statement, in their order. */
function recordset({ sql }: CommandScope, charges: readonly NewCharge[]) {
  const rows = charges.map((charge, index) => ({
    id: toUuid('chg', newId('chg')),
    position: index + 1,
    cause: charge.cause,
    subscription_id: charge.subscriptionId === null ? null : toUuid('sub', charge.subscriptionId),
    purchase_id: charge.purchaseId === null ? null : toUuid('pur', charge.purchaseId),
    credits_charge_id: charge.credits === undefined ? null : toUuid('chg', charge.credits.chargeId),
    credited_places: charge.credits?.places,
    frequency: charge.frequency,
    plan_code: charge.planCode,
    quantity: charge.quantity,
    unit_price: charge.unitPrice,
    days: charge.days,
    days_of_period: charge.daysOfPeriod,
    amount: charge.amount,
    currency: charge.currency,
    tax_treatment_code: charge.taxTreatmentCode,
    tax_rate_basis_points: charge.taxRateBasisPoints,
    period_from: charge.period.from,
    period_to: charge.period.to,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as c(id uuid, position int, cause text, subscription_id uuid,
    purchase_id uuid, credits_charge_id uuid, credited_places jsonb, frequency text, plan_code text, quantity int, unit_price bigint, days int, days_of_period int, amount bigint,
    currency text, tax_treatment_code text, tax_rate_basis_points int, period_from date, period_to date)`;
}

type Row = { id: string; type: DocumentType; month: string | null; closes_ms: string; charges: string };

/** A month's draft that is issued before its month is over: by itself, as of an instant. */
export const asOf = (draft: Draft, at: Date): Draft => ({ ...draft, month: null, closesAt: at });

/** The company's drafts, in the order in which they close. */
export async function openDrafts(scope: Pick<CommandScope, 'sql' | 'companyUuid'>): Promise<Draft[]> {
  const rows = await scope.sql<Row[]>`
    select i.id, i.type, i.month::text as month, (extract(epoch from i.closes_at) * 1000)::bigint::text as closes_ms,
      (select jsonb_agg(jsonb_build_object('cause', c.cause, 'frequency', c.frequency, 'planCode', c.plan_code, 'quantity', c.quantity,
          'unitPrice', c.unit_price, 'days', c.days, 'daysOfPeriod', c.days_of_period, 'amount', c.amount, 'currency', c.currency,
          'taxTreatmentCode', c.tax_treatment_code, 'taxRateBasisPoints', c.tax_rate_basis_points,
          'period', jsonb_build_object('from', c.period_from, 'to', c.period_to)) order by c.position)::text
        from charges c where c.company_id = i.company_id and c.invoice_id = i.id) as charges
    from invoices i
    where i.company_id = ${scope.companyUuid}
      and not exists (select from issued_invoices s where s.company_id = i.company_id and s.invoice_id = i.id)
    order by i.closes_at, i.id`.execute();
  return rows.map(({ id, type, month, closes_ms, charges }) => ({
    id: fromUuid('inv', id),
    type,
    month,
    closesAt: new Date(Number(closes_ms)),
    charges: JSON.parse(charges),
  }));
}

/** When the company's next draft closes. */
export async function nextClosing(scope: CommandScope): Promise<Date | null> {
  const [row] = await scope.sql<{ ms: string | null }[]>`
    select (extract(epoch from min(i.closes_at)) * 1000)::bigint::text as ms from invoices i
    where i.company_id = ${scope.companyUuid}
      and not exists (select from issued_invoices s where s.company_id = i.company_id and s.invoice_id = i.id)`.execute();
  return row?.ms == null ? null : new Date(Number(row.ms));
}
