import type { QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { CorrectableLine, LooseCredit } from './correction-rules';

/** An issued invoice as a correction looks at it. */
type Correctable = {
  invoiceId: string;
  number: string;
  /** What is left to pay. */
  due: number;
  lines: CorrectableLine[];
  loose: LooseCredit[];
};
type Row = { invoice_id: string; number: string; due: string; lines: string; loose: string };

/** An issued invoice by its number, with what its lines have left; null where there is none of that number. */
export async function findCorrectable(scope: QueryScope, number: string): Promise<Correctable | null> {
  const [row] = await scope.sql<Row[]>`
    select s.invoice_id, s.number, (s.subtotal + s.tax - coalesce((
        select sum(p.amount) from payments p where p.company_id = s.company_id and p.invoice_id = s.invoice_id), 0))::text as due,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'cause', c.cause, 'subscriptionId', c.subscription_id, 'purchaseId', c.purchase_id,
          'frequency', c.frequency, 'planCode', c.plan_code, 'quantity', c.quantity, 'unitPrice', c.unit_price, 'days', c.days,
          'daysOfPeriod', c.days_of_period, 'amount', c.amount, 'currency', c.currency, 'taxTreatmentCode', c.tax_treatment_code,
          'taxRateBasisPoints', c.tax_rate_basis_points, 'period', jsonb_build_object('from', c.period_from, 'to', c.period_to),
          'credited', (select coalesce(sum(g.amount), 0) from charges g where g.company_id = c.company_id and g.credits_charge_id = c.id)
        ) order by c.position)
        from charges c where c.company_id = s.company_id and c.invoice_id = s.invoice_id)::text as lines,
      coalesce((
        select jsonb_agg(jsonb_build_object('subscriptionId', g.subscription_id, 'periodTo', g.period_to, 'amount', g.amount))
        from invoices n join charges g on g.company_id = n.company_id and g.invoice_id = n.id and g.credits_charge_id is null
        where n.company_id = s.company_id and n.relates_to = s.invoice_id), '[]')::text as loose
    from issued_invoices s where s.company_id = ${scope.companyUuid} and s.number = ${number} and s.type = 'invoice'`.execute();
  if (row === undefined) return null;
  const [lines, loose]: [CorrectableLine[], LooseCredit[]] = [JSON.parse(row.lines), JSON.parse(row.loose)];
  const named = <T extends { subscriptionId: string | null }>(one: T): T => ({
    ...one,
    subscriptionId: one.subscriptionId && fromUuid('sub', one.subscriptionId),
  });
  return {
    invoiceId: fromUuid('inv', row.invoice_id),
    number: row.number,
    due: Number(row.due),
    lines: lines.map((line) => ({ ...named(line), id: fromUuid('chg', line.id) })),
    loose: loose.map(named),
  };
}

/** The credit notes that correct a document, in their order. */
export async function correctionsOf(scope: QueryScope, invoiceId: string): Promise<{ id: string; number: string }[]> {
  const rows = await scope.sql<{ id: string; number: string }[]>`
    select n.id, s.number from invoices n join issued_invoices s on s.company_id = n.company_id and s.invoice_id = n.id
    where n.company_id = ${scope.companyUuid} and n.relates_to = ${toUuid('inv', invoiceId)} order by s.issued_at, s.number`.execute();
  return rows.map(({ id, number }) => ({ id: fromUuid('inv', id), number }));
}

/** Why the operator issued a credit note, as the log has it; null for one that came of a change of the company's own. */
export async function reasonOf(scope: QueryScope, creditNoteId: string, invoiceId: string): Promise<string | null> {
  const [row] = await scope.sql<{ reason: string | null }[]>`
    select after ->> 'reason' as reason from audit_events
    where company_id = ${scope.companyUuid} and target_id = ${invoiceId} and action = 'invoice.credited'
      and after ->> 'creditNoteId' = ${creditNoteId}`.execute();
  return row?.reason ?? null;
}
