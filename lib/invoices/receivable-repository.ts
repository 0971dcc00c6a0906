import { and, eq, isNotNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { beyond, idKey, inOrder, instantKey, type Keyset } from '@/lib/db/keyset';
import { companies, companyLedgers, invoices, issuedInvoices } from '@/lib/db/schema';
import { money } from '@/lib/kernel/money';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listReceivablesInput } from './input';
import { asInvoice, documentRows, matching } from './list-repository';
import type { ReceivableView } from './view';

const keyset: Keyset = { columns: [instantKey(invoices.closesAt), idKey('inv', invoices.id)], descending: true };

/** A page of the company's issued documents, newest first, with what is left to pay and none of what they are about. */
export async function receivablePage(
  scope: QueryScope,
  { status, limit, cursor }: z.output<typeof listReceivablesInput>,
): Promise<Page<ReceivableView>> {
  const list = `receivables:${status ?? ''}`;
  const start = pageStart(list, cursor, 2);
  const rows = await documentRows(
    scope,
    and(isNotNull(issuedInvoices.invoiceId), matching({ status }), beyond(keyset, start)),
  )
    .orderBy(...inOrder(keyset, start))
    .limit(limit + 1);
  return pageOfRows(
    list,
    start,
    limit,
    rows,
    ({ invoice }) => [invoice.closesAt.toISOString(), invoice.id],
    (row) => {
      const {
        id,
        number,
        type,
        issuedOn,
        dueOn,
        status: now,
        disputedSince,
        total,
        amountDue,
      } = asInvoice(row, [], null);
      return { id, number: number ?? '', type, issuedOn, dueOn, status: now, disputedSince, total, amountDue };
    },
  );
}

/** What the operator agreed with the company of its credit, and since when it is a customer with how many licences. */
export async function termsWith(scope: QueryScope) {
  const [row] = await scope.db
    .select({
      createdAt: companies.createdAt,
      currency: companies.currency,
      creditLimit: companies.creditLimit,
      licences: { total: companyLedgers.licencesTotal, assigned: companyLedgers.licencesAssigned },
    })
    .from(companies)
    .innerJoin(companyLedgers, eq(companyLedgers.companyId, companies.companyId))
    .where(eq(companies.companyId, scope.companyId));
  if (row === undefined) throw new Error('a scope without its company');
  const { createdAt, currency, creditLimit, licences } = row;
  return {
    createdAt: createdAt.toISOString(),
    creditLimit: creditLimit === null ? null : money(creditLimit, currency),
    licences,
  };
}
