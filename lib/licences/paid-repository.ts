import type { QueryScope } from '@/lib/access';
import type { NewCharge } from '@/lib/invoices';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { Leaving, PaidCharge } from './credit-rules';

/**
 * The lines charged for the running period of the subscription `s` of a statement, as JSON, oldest first. A correction by the
 * operator names no subscription: it takes money from a line, and no licences.
 */
export const paidLines = ({ sql }: Pick<QueryScope, 'sql'>) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', c.id, 'invoiceId', c.invoice_id, 'cause', c.cause, 'subscriptionId', c.subscription_id,
    'purchaseId', c.purchase_id, 'frequency', c.frequency, 'planCode', c.plan_code, 'quantity', c.quantity, 'unitPrice', c.unit_price,
    'days', c.days, 'daysOfPeriod', c.days_of_period, 'amount', c.amount, 'currency', c.currency, 'taxTreatmentCode', c.tax_treatment_code,
    'taxRateBasisPoints', c.tax_rate_basis_points, 'period', jsonb_build_object('from', c.period_from, 'to', c.period_to),
    'creditedAmount', given.amount, 'creditedQuantity', given.quantity) order by c.charged_at, c.invoice_id, c.position)
  from charges c
  join invoices i on i.company_id = c.company_id and i.id = c.invoice_id and i.type = 'invoice'
  cross join lateral (select coalesce(sum(g.amount), 0) as amount, coalesce(sum(g.quantity) filter (where g.subscription_id is not null), 0) as quantity from charges g
    where g.company_id = c.company_id and g.credits_charge_id = c.id) given
  where c.company_id = s.company_id and c.subscription_id = s.id and c.period_to = s.period_to), '[]')`;

/** Whether the licence `l` was bought in the running period of its subscription `s`: then its purchase is what charged it. */
export const boughtInPeriod = ({ sql }: Pick<QueryScope, 'sql'>) => sql`exists (select from charges p
  where p.company_id = l.company_id and p.purchase_id = l.purchase_id and p.subscription_id = s.id and p.period_to = s.period_to)`;

/** The order in which licences that leave together have their places, as `creditsFor` puts them. */
export const leavingOrder = (scope: Pick<QueryScope, 'sql'>) => scope.sql`
  l.unit_price desc, case when ${boughtInPeriod(scope)} then l.purchase_id end, l.label_number`;

/** Such a line with ids as the program writes them. */
export const asPaid = (line: PaidCharge): PaidCharge => ({
  ...line,
  id: fromUuid('chg', line.id),
  invoiceId: fromUuid('inv', line.invoiceId),
  subscriptionId: line.subscriptionId && fromUuid('sub', line.subscriptionId),
  purchaseId: line.purchaseId && fromUuid('pur', line.purchaseId),
});

/** What was charged for a subscription's running period, and the licences of it that do not end: what a change at once is about. */
export async function readPaid(
  scope: QueryScope,
  subscriptionId: string,
): Promise<{ paid: PaidCharge[]; staying: Leaving[] }> {
  const [row] = await scope.sql<{ paid: string; staying: string }[]>`
    select ${paidLines(scope)}::text as paid, coalesce((
      select jsonb_agg(jsonb_build_object('purchaseId', g.purchase_id, 'unitPrice', g.unit_price, 'quantity', g.quantity))
      from (select case when bought then purchase_id end as purchase_id, unit_price, count(*) as quantity
        from (select l.purchase_id, l.unit_price, ${boughtInPeriod(scope)} as bought from licences l
          where l.company_id = s.company_id and l.subscription_id = s.id and l.status <> 'ended' and l.ends_on is null) one
        group by 1, 2) g), '[]')::text as staying
    from subscriptions s where s.company_id = ${scope.companyUuid} and s.id = ${toUuid('sub', subscriptionId)}`.execute();
  const paid: PaidCharge[] = JSON.parse(row?.paid ?? '[]');
  const staying: Leaving[] = JSON.parse(row?.staying ?? '[]');
  return {
    paid: paid.map(asPaid),
    staying: staying.map((one) => ({ ...one, purchaseId: one.purchaseId && fromUuid('pur', one.purchaseId) })),
  };
}

/** Lines that are not written yet as if they were: what a quote gives back of a period that nobody has settled. */
export const asIfPaid = (charges: readonly NewCharge[]): PaidCharge[] =>
  charges.map((charge, index) => ({
    ...charge,
    id: String(index),
    invoiceId: '',
    creditedAmount: 0,
    creditedQuantity: 0,
  }));
