import type { CommandScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** An issued invoice with what was disputed of it: the day its clock counts from is later by the days of ended disputes. */
export type DisputableInvoice = {
  invoiceId: string;
  number: string;
  due: number;
  dueOn: string;
  countsFrom: string;
  days: number;
  /** The issuer's day on which the open dispute began; null without one. */
  openSince: string | null;
};

type Row = { id: string; due: string; due_on: string; counts_from: string; days: number; open_since: string | null };

/** An invoice by its number, or null. */
export async function findDisputable(scope: CommandScope, number: string): Promise<DisputableInvoice | null> {
  const [row] = await scope.sql<Row[]>`
    select s.invoice_id as id, (s.subtotal + s.tax - paid.amount)::text as due, s.due_on::text as due_on,
      (s.due_on + disputed.days)::text as counts_from, disputed.days, disputed.open_since::text as open_since
    from issued_invoices s join companies c on c.company_id = s.company_id join issuers i on i.code = c.issuer_code
    cross join lateral (select coalesce(sum(p.amount), 0) as amount from payments p
      where p.company_id = s.company_id and p.invoice_id = s.invoice_id) paid
    cross join lateral (select coalesce(sum((d.ended_at at time zone i.time_zone)::date - (d.opened_at at time zone i.time_zone)::date), 0)::int as days,
      max((d.opened_at at time zone i.time_zone)::date) filter (where d.ended_at is null) as open_since
      from invoice_disputes d where d.company_id = s.company_id and d.invoice_id = s.invoice_id) disputed
    where s.company_id = ${scope.companyUuid} and s.number = ${number} and s.type = 'invoice'`.execute();
  if (row === undefined) return null;
  return {
    invoiceId: fromUuid('inv', row.id),
    number,
    due: Number(row.due),
    dueOn: row.due_on,
    countsFrom: row.counts_from,
    days: row.days,
    openSince: row.open_since,
  };
}

/** Opens a dispute; one that is opened again at the instant it ended goes on. */
export function openDispute(
  { sql, companyUuid, now, defer }: CommandScope,
  invoiceId: string,
  reason: string | null,
): void {
  defer(sql`
    insert into invoice_disputes (company_id, invoice_id, opened_at, reason)
    values (${companyUuid}, ${toUuid('inv', invoiceId)}, ${now.toISOString()}, ${reason})
    on conflict (company_id, invoice_id, opened_at) do update set ended_at = null`);
}

/** Ends the open dispute of an invoice. */
export function endDispute({ sql, companyUuid, now, defer }: CommandScope, invoiceId: string): void {
  defer(sql`
    update invoice_disputes set ended_at = ${now.toISOString()}
    where company_id = ${companyUuid} and invoice_id = ${toUuid('inv', invoiceId)} and ended_at is null`);
}
