import { and, eq, sql } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { billingProfiles, companies, invoiceCopies, invoices, issuedInvoices, payments, plans } from '@/lib/db/schema';
import type { CopyOrder } from './view';

/** The language of the company's copies: its billing's, else its own, else English. */
export const copyLocale = sql<CopyOrder['locale']>`coalesce(${billingProfiles.locale}, ${companies.locale}, 'en')`;

/** A document with its number, null for a draft, and its copy in the company's language, null while nobody made it. */
export async function findCopy(scope: QueryScope, invoiceId: string) {
  const [row] = await scope.db
    .select({
      closesAt: invoices.closesAt,
      number: issuedInvoices.number,
      locale: copyLocale,
      content: invoiceCopies.content,
    })
    .from(invoices)
    .innerJoin(companies, eq(companies.companyId, invoices.companyId))
    .leftJoin(billingProfiles, eq(billingProfiles.companyId, invoices.companyId))
    .leftJoin(
      issuedInvoices,
      and(eq(issuedInvoices.companyId, invoices.companyId), eq(issuedInvoices.invoiceId, invoices.id)),
    )
    .leftJoin(
      invoiceCopies,
      and(
        eq(invoiceCopies.companyId, invoices.companyId),
        eq(invoiceCopies.invoiceId, invoices.id),
        eq(invoiceCopies.locale, copyLocale),
      ),
    )
    .where(and(eq(invoices.companyId, scope.companyId), eq(invoices.id, invoiceId)));
  return row;
}

/** Keeps a copy; one that is there already stays as it is. Gives whether this one was kept. */
export async function insertCopy(
  scope: CommandScope,
  { invoiceId, locale, content }: Omit<CopyOrder, 'companyId'> & { content: Uint8Array },
): Promise<boolean> {
  const kept = await scope.db
    .insert(invoiceCopies)
    .values({ companyId: scope.companyId, invoiceId, locale, content: Buffer.from(content), madeAt: scope.now })
    .onConflictDoNothing()
    .returning({ invoiceId: invoiceCopies.invoiceId });
  return kept.length > 0;
}

/** The credit that paid an invoice in the very act that issued it: what a later correction paid is no part of it. */
export async function paidAtIssue(scope: QueryScope, invoiceId: string): Promise<ReadonlySet<string>> {
  const rows = await scope.db
    .select({ id: payments.id })
    .from(payments)
    .innerJoin(
      issuedInvoices,
      and(
        eq(issuedInvoices.companyId, payments.companyId),
        eq(issuedInvoices.invoiceId, payments.invoiceId),
        eq(issuedInvoices.operationId, payments.operationId),
      ),
    )
    .where(and(eq(payments.companyId, scope.companyId), eq(payments.invoiceId, invoiceId)));
  return new Set(rows.map(({ id }) => id));
}

/** The plans' names by their codes. */
export async function planNames(scope: QueryScope): Promise<Record<string, string>> {
  const rows = await scope.db.select({ code: plans.code, name: plans.name }).from(plans);
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}
