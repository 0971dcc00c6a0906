import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { beyond, idKey, inOrder, instantKey, type Keyset } from '@/lib/db/keyset';
import { companies, invoices, issuedInvoices, issuers } from '@/lib/db/schema';
import { money } from '@/lib/kernel/money';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import { deliveriesOf } from './delivery-repository';
import type { DocumentFilters, ListInvoicesInput } from './input';
import type { Mention } from './issue-repository';
import { type Line, linesOf } from './line-repository';
import { type DocumentStatus, type DocumentType, statusOf, sumsOf, type TaxSum } from './rules';
import type { DeliveryView, InvoiceView } from './view';

const keyset: Keyset = { columns: [instantKey(invoices.closesAt), idKey('inv', invoices.id)], descending: true };

/** What was paid for a document, or of a credit note what was used of it. */
const paid = sql<string>`(select coalesce(sum(p.amount), 0) from payments p where p.company_id = ${invoices.companyId}
  and ((${invoices.type} = 'invoice' and p.invoice_id = ${invoices.id}) or (${invoices.type} = 'credit_note' and p.credit_note_id = ${invoices.id})))`;
const total = sql`${issuedInvoices.subtotal} + ${issuedInvoices.tax}`;
const today = sql<string>`(clock_timestamp() at time zone ${issuers.timeZone})::date`;

/** The issuer's day on which an open dispute began. */
const disputedSince = sql<
  string | null
>`(select (d.opened_at at time zone ${issuers.timeZone})::date::text from invoice_disputes d
  where d.company_id = ${invoices.companyId} and d.invoice_id = ${invoices.id} and d.ended_at is null)`;

const STATUS: Record<DocumentStatus, SQL> = {
  draft: sql`${issuedInvoices.invoiceId} is null`,
  paid: sql`${paid} >= ${total}`,
  open: sql`${paid} < ${total} and (${issuedInvoices.dueOn} >= ${today} or ${invoices.type} = 'credit_note')`,
  past_due: sql`${paid} < ${total} and ${issuedInvoices.dueOn} < ${today} and ${invoices.type} = 'invoice'`,
};

/** Documents, issued or not, with what was paid for each. */
export const documentRows = (scope: QueryScope, condition: SQL | undefined) =>
  scope.db
    .select({ invoice: invoices, issued: issuedInvoices, paid, disputedSince, today: sql<string>`${today}::text` })
    .from(invoices)
    .innerJoin(companies, eq(companies.companyId, invoices.companyId))
    .innerJoin(issuers, eq(issuers.code, companies.issuerCode))
    .leftJoin(
      issuedInvoices,
      and(eq(issuedInvoices.companyId, invoices.companyId), eq(issuedInvoices.invoiceId, invoices.id)),
    )
    .where(and(eq(invoices.companyId, scope.companyId), condition));
type Row = Awaited<ReturnType<typeof documentRows>>[number];

/** What the filters leave of them. */
export const matching = ({ status, type, from, to, q }: DocumentFilters): SQL | undefined =>
  and(
    status === undefined ? undefined : STATUS[status],
    type === undefined ? undefined : eq(invoices.type, type),
    from === undefined ? undefined : gte(issuedInvoices.issuedOn, from),
    to === undefined ? undefined : lte(issuedInvoices.issuedOn, to),
    q ? sql`position(upper(${q}) in ${issuedInvoices.number}) > 0` : undefined,
  );

/** Whether any document of the company was ever issued. */
export async function hasIssued(scope: QueryScope): Promise<boolean> {
  const [row] = await scope.sql<{ issued: boolean }[]>`
    select exists (select from issued_invoices where company_id = ${scope.companyUuid}) as issued`.execute();
  return row?.issued === true;
}

/** A page of the company's documents, newest first, drafts before them; each with its lines. */
export async function invoicePage(scope: QueryScope, input: ListInvoicesInput): Promise<Page<InvoiceView>> {
  const { status, type, from, to, q, lines: shown, limit, cursor } = input;
  const list = `invoices:${JSON.stringify([status, type, from, to, q])}`;
  const start = pageStart(list, cursor, 2);
  const rows = await documentRows(scope, and(matching({ status, type, from, to, q }), beyond(keyset, start)))
    .orderBy(...inOrder(keyset, start))
    .limit(limit + 1);
  const page = pageOfRows(
    list,
    start,
    limit,
    rows,
    ({ invoice }) => [invoice.closesAt.toISOString(), invoice.id],
    (row) => row,
  );
  const lines = await linesOf(
    scope,
    // A draft adds up only by its lines.
    page.data.filter(({ issued }) => shown === 'all' || issued === null).map(({ invoice }) => invoice.id),
  );
  const ids = page.data.flatMap(({ issued }) => issued?.invoiceId ?? []);
  const deliveries = await deliveriesOf(scope, ids);
  const data = page.data.map((row) =>
    asInvoice(row, lines.get(row.invoice.id) ?? [], deliveries.get(row.invoice.id)?.at(-1) ?? null),
  );
  return { ...page, data: shown === 'all' ? data : data.map((invoice) => ({ ...invoice, lines: [] })) };
}

/** One document, or null. */
export async function findInvoice(scope: QueryScope, invoiceId: string) {
  const [row] = await documentRows(scope, eq(invoices.id, invoiceId));
  if (row === undefined) return null;
  const [lines, delivered] = [await linesOf(scope, [invoiceId]), await deliveriesOf(scope, [invoiceId])];
  const deliveries = delivered.get(invoiceId) ?? [];
  const invoice = asInvoice(row, lines.get(invoiceId) ?? [], deliveries.at(-1) ?? null);
  return { invoice, issued: row.issued, deliveries };
}

/** One document with what was paid for it; a draft adds up by its lines. */
export function asInvoice(
  { invoice, issued, paid: paidText, disputedSince: disputed, today: day }: Row,
  lines: readonly Line[],
  delivery: DeliveryView | null,
): InvoiceView {
  const { currency } = invoice;
  const sums: { subtotal: number; tax: number; taxes: (TaxSum & Partial<Mention>)[] } =
    issued === null ? sumsOf(lines) : { ...issued, taxes: issued.taxes as (TaxSum & Partial<Mention>)[] };
  const amountPaid = Number(paidText);
  const sum = sums.subtotal + sums.tax;
  return {
    id: invoice.id,
    number: issued?.number ?? null,
    type: invoice.type as DocumentType,
    relatesTo: invoice.relatesTo,
    issuedOn: issued?.issuedOn ?? null,
    dueOn: issued?.dueOn ?? null,
    closesAt: invoice.closesAt.toISOString(),
    status: issued === null ? 'draft' : statusOf(invoice.type as DocumentType, sum, amountPaid, issued.dueOn, day),
    disputedSince: amountPaid < sum ? disputed : null,
    subtotal: money(sums.subtotal, currency),
    taxes: sums.taxes.map((tax) => ({
      code: tax.code,
      rateBasisPoints: tax.rateBasisPoints,
      mention: tax.mention ?? null,
      mentionFr: tax.mentionFr ?? null,
      base: money(tax.base, currency),
      tax: money(tax.tax, currency),
    })),
    total: money(sum, currency),
    amountPaid: money(amountPaid, currency),
    amountDue: money(issued === null ? 0 : sum - amountPaid, currency),
    poNumber: issued?.poNumber ?? null,
    delivery,
    lines: lines.map(({ view }) => view),
  };
}

/** The issued documents that a filter leaves, oldest first and so many at most, and how many there are. */
export async function issuedMatching(scope: QueryScope, filter: DocumentFilters, limit: number) {
  const rows = await scope.db
    .select({ invoiceId: invoices.id, number: issuedInvoices.number, count: sql<number>`(count(*) over ())::int` })
    .from(invoices)
    .innerJoin(companies, eq(companies.companyId, invoices.companyId))
    .innerJoin(issuers, eq(issuers.code, companies.issuerCode))
    .innerJoin(
      issuedInvoices,
      and(eq(issuedInvoices.companyId, invoices.companyId), eq(issuedInvoices.invoiceId, invoices.id)),
    )
    .where(and(eq(invoices.companyId, scope.companyId), matching(filter)))
    .orderBy(asc(issuedInvoices.issuedOn), asc(issuedInvoices.number))
    .limit(limit);
  return { count: rows[0]?.count ?? 0, documents: rows.map(({ invoiceId, number }) => ({ invoiceId, number })) };
}

/** The number of an issued document. */
export async function numberOf(scope: QueryScope, invoiceId: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ number: issuedInvoices.number })
    .from(issuedInvoices)
    .where(and(eq(issuedInvoices.companyId, scope.companyId), eq(issuedInvoices.invoiceId, invoiceId)));
  return row?.number ?? null;
}
