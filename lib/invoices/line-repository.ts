import { type AnyColumn, and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { auditEvents, charges, invoices, licenceChanges, licences } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { fromUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import { describeLine } from './describe';
import type { ChargeCause } from './rules';
import type { InvoiceLineView } from './view';

/** A line as it is shown, beside what taxes are computed from. */
export type Line = { view: InvoiceLineView; amount: number; taxTreatmentCode: string; taxRateBasisPoints: number };

const outward = (prefix: string, column: SQL | AnyColumn) =>
  sql`${prefix}::text || '_' || replace(${column}::text, '-', '')`;

/** A removal before a period's end is one event for each licence; so many are named. */
const MOST_LICENCES = 100;

/** What the entries that caused a charge are about: the company, its purchase or subscription, where licences went or ended, the invoice that was corrected. */
const subjects = sql`array(
  select ${outward('com', charges.companyId)} where ${charges.cause} = 'plan_change'
  union all select ${outward('pur', charges.purchaseId)}
  union all select ${outward('sub', charges.subscriptionId)}
  union all (select ${outward('sub', licenceChanges.toSubscriptionId)} from ${licenceChanges}
    where ${charges.cause} = 'credit' and ${charges.frequency} = 'monthly' and ${licenceChanges.companyId} = ${charges.companyId}
      and ${licenceChanges.operationId} = ${charges.operationId} and ${licenceChanges.fromSubscriptionId} = ${charges.subscriptionId} limit 1)
  union all (select ${outward('lic', licences.id)} from ${licences}
    where ${charges.cause} = 'credit' and ${charges.frequency} = 'yearly' and ${licences.companyId} = ${charges.companyId}
      and ${licences.status} = 'ended' and ${licences.endsOn} = ${charges.periodFrom} and ${licences.subscriptionId} = ${charges.subscriptionId}
    order by ${licences.labelNumber} limit ${MOST_LICENCES})
  union all (select ${outward('inv', invoices.relatesTo)} from ${invoices}
    where ${charges.cause} = 'credit' and ${invoices.companyId} = ${charges.companyId} and ${invoices.id} = ${charges.invoiceId})
)`;

/** Whether an entry of the log caused a charge: of its own operation, and about what it charged (R26). */
export const causedBy = sql`${auditEvents.companyId} = ${charges.companyId} and ${auditEvents.operationId} = ${charges.operationId}
  and ${auditEvents.targetId} = any(${subjects})
  and case ${charges.cause}
    when 'renewal' then ${auditEvents.action} = 'subscription.period_started' and ${auditEvents.after} ->> 'periodFrom' = ${charges.periodFrom}::text
    when 'plan_change' then ${auditEvents.action} = 'company.plan_changed' and ${auditEvents.after} ->> 'plan' = ${charges.planCode}
    when 'frequency_change' then ${auditEvents.action} = 'subscription.frequency_changed'
    when 'credit' then ${auditEvents.action} in ('subscription.frequency_changed', 'licence.ended')
      or (${auditEvents.action} = 'invoice.credited' and ${auditEvents.after} ->> 'creditNoteId' = ${outward('inv', charges.invoiceId)})
    else ${auditEvents.action} = 'licence.purchased' end`;

// In parentheses of its own: in a select from one table, columns that stand at the top of a statement lose their table's name.
const causes = sql<string[]>`${sql`coalesce((
  select array_agg(${auditEvents.id}::text order by ${auditEvents.sequence}) from ${auditEvents} where ${causedBy}), '{}')`}`;

/** The lines of documents, by document and in their order. */
export async function linesOf(scope: QueryScope, invoiceIds: readonly string[]): Promise<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>(invoiceIds.map((id) => [id, []]));
  if (invoiceIds.length === 0) return lines;
  const rows = await lineRows(scope, inArray(charges.invoiceId, [...invoiceIds]));
  for (const { charge, causes: events } of rows) {
    const { amount, taxTreatmentCode, taxRateBasisPoints } = charge;
    lines.get(charge.invoiceId)?.push({ view: asLine(charge, events), amount, taxTreatmentCode, taxRateBasisPoints });
  }
  return lines;
}

/** One line of a document, or null. */
export async function lineOf(scope: QueryScope, invoiceId: string, lineId: string): Promise<InvoiceLineView | null> {
  const [row] = await lineRows(scope, and(eq(charges.invoiceId, invoiceId), eq(charges.id, lineId)));
  return row === undefined ? null : asLine(row.charge, row.causes);
}

const lineRows = (scope: QueryScope, where: SQL | undefined) =>
  scope.db
    .select({ charge: charges, causes })
    .from(charges)
    .where(and(eq(charges.companyId, scope.companyId), where))
    .orderBy(asc(charges.invoiceId), asc(charges.position));

function asLine(charge: typeof charges.$inferSelect, events: readonly string[]): InvoiceLineView {
  const { quantity, currency, planCode: plan, periodFrom: from, periodTo: to } = charge;
  const said = {
    cause: charge.cause as ChargeCause,
    quantity,
    plan,
    billingFrequency: charge.frequency as BillingFrequency | null,
    period: { from, to },
    subscription: charge.subscriptionId,
  };
  return {
    id: charge.id,
    ...said,
    description: describeLine(said),
    unitPrice: money(charge.unitPrice, currency),
    days: charge.days,
    daysOfPeriod: charge.daysOfPeriod,
    amount: money(charge.amount, currency),
    tax: { code: charge.taxTreatmentCode, rateBasisPoints: charge.taxRateBasisPoints },
    purchaseId: charge.purchaseId,
    events: events.map((uuid) => fromUuid('evt', uuid)),
  };
}
