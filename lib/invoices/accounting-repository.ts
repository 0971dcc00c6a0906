import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { beyond, dayKey, inOrder, type Keyset, textKey } from '@/lib/db/keyset';
import { billingProfiles, charges, issuedInvoices, issuers } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { money } from '@/lib/kernel/money';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import { type CentreCount, entriesOf } from './accounting-rules';
import type { AccountingDocument, AccountingEntry } from './accounting-view';
import { describeLine } from './describe';
import type { DocumentFilters } from './input';
import { documentRows, matching } from './list-repository';
import type { ChargeCause, DocumentType, TaxSum } from './rules';

/** A journal is read in the order of its dates. */
const keyset: Keyset = {
  columns: [dayKey(issuedInvoices.issuedOn), textKey(issuedInvoices.number)],
  descending: false,
};
type Paging = { limit: number; cursor?: string | undefined };

/** How many issued documents there are of these. */
export async function countDocuments(scope: QueryScope, filters: DocumentFilters): Promise<number> {
  const [row] = await scope.db
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`${documentRows(scope, and(isIssued, matching(filters)))} found`);
  return row?.count ?? 0;
}

const isIssued = sql`${issuedInvoices.invoiceId} is not null`;

/** A page of issued documents with their entries, the oldest first. */
export async function accountingPage(
  scope: QueryScope,
  { limit, cursor, ...filters }: DocumentFilters & Paging,
): Promise<Page<AccountingDocument>> {
  const list = `accounting:${JSON.stringify([filters.status, filters.type, filters.from, filters.to, filters.q])}`;
  const start = pageStart(list, cursor, 2);
  const rows = await documentRows(scope, and(isIssued, matching(filters), beyond(keyset, start)))
    .orderBy(...inOrder(keyset, start))
    .limit(limit + 1);
  const found = rows.flatMap(({ issued }) => issued ?? []);
  const page = pageOfRows(
    list,
    start,
    limit,
    found,
    ({ issuedOn, number }) => [issuedOn, number],
    (issued) => issued,
  );
  const [lines, accounts] = await Promise.all([
    bookedLines(
      scope,
      page.data.map(({ invoiceId }) => invoiceId),
    ),
    readAccounts(scope),
  ]);
  const data = page.data.map((issued) =>
    asDocument(issued, lines.get(issued.invoiceId) ?? [], accounts.own ?? accounts.of.get(issued.issuerCode) ?? null),
  );
  return { ...page, data };
}

/** The account that the company named, and the one that each issuer proposes. */
async function readAccounts(scope: QueryScope): Promise<{ own: string | null; of: Map<string, string | null> }> {
  const [profile] = await scope.db
    .select({ account: billingProfiles.expenseAccount })
    .from(billingProfiles)
    .where(eq(billingProfiles.companyId, scope.companyId));
  const proposed = await scope.db.select({ code: issuers.code, account: issuers.expenseAccount }).from(issuers);
  return { own: profile?.account ?? null, of: new Map(proposed.map(({ code, account }) => [code, account])) };
}

/** What was counted of a line when its document was issued; a credit is shared out as the line that it corrects. */
const centres = sql<string>`coalesce((
  select jsonb_agg(jsonb_build_object('costCentre', k.cost_centre, 'licences', k.licences) order by k.cost_centre)
  from charge_cost_centres k
  where k.company_id = charges.company_id and k.charge_id = coalesce(charges.credits_charge_id, charges.id)), '[]')::text`;

type Charge = typeof charges.$inferSelect & { centres: CentreCount[] };

async function bookedLines(scope: QueryScope, invoiceIds: readonly string[]): Promise<Map<string, Charge[]>> {
  const lines = new Map<string, Charge[]>(invoiceIds.map((id) => [id, []]));
  if (invoiceIds.length === 0) return lines;
  const rows = await scope.db
    .select({ charge: charges, centres })
    .from(charges)
    .where(and(eq(charges.companyId, scope.companyId), inArray(charges.invoiceId, [...invoiceIds])))
    .orderBy(asc(charges.invoiceId), asc(charges.position));
  for (const row of rows) lines.get(row.charge.invoiceId)?.push({ ...row.charge, centres: JSON.parse(row.centres) });
  return lines;
}

type Issued = typeof issuedInvoices.$inferSelect;

function asDocument(issued: Issued, lines: readonly Charge[], account: string | null): AccountingDocument {
  const currency = lines[0]?.currency ?? '';
  const said = new Map(lines.map((line) => [line.id, wordsOf(line)]));
  const entries = entriesOf({
    type: issued.type as DocumentType,
    account,
    taxes: issued.taxes as TaxSum[],
    lines: lines.map(({ id: lineId, periodFrom: from, periodTo: to, ...line }) => ({
      ...line,
      lineId,
      period: { from, to },
      // A correction by the operator takes money from a line, and no licences.
      quantity: line.cause === 'credit' && line.subscriptionId === null ? null : line.quantity,
      description: said.get(lineId)?.description ?? '',
    })),
  });
  return {
    id: issued.invoiceId,
    number: issued.number,
    type: issued.type as DocumentType,
    issuedOn: issued.issuedOn,
    dueOn: issued.dueOn,
    buyer: (issued.buyer as { legalName: string }).legalName,
    poNumber: issued.poNumber,
    currency,
    entries: entries.map(
      ({ net, tax, ...entry }): AccountingEntry => ({
        ...entry,
        line: (entry.lineId === null ? undefined : said.get(entry.lineId)?.line) ?? null,
        net: net === null ? null : money(net, currency),
        tax: tax === null ? null : money(tax, currency),
      }),
    ),
  };
}

function wordsOf(charge: Charge) {
  const line = {
    cause: charge.cause as ChargeCause,
    quantity: charge.quantity,
    plan: charge.planCode,
    billingFrequency: charge.frequency as BillingFrequency | null,
    subscription: charge.subscriptionId,
  };
  return { line, description: describeLine({ ...line, period: { from: charge.periodFrom, to: charge.periodTo } }) };
}
