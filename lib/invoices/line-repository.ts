import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { auditEvents, charges } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { fromUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import { describeLine } from './describe';
import type { ChargeCause } from './rules';
import type { InvoiceLineView } from './view';

/** A line as it is shown, beside what taxes are computed from. */
export type Line = { view: InvoiceLineView; amount: number; taxTreatmentCode: string; taxRateBasisPoints: number };

const outward = (prefix: string, column: SQL) => sql`${prefix}::text || '_' || replace(${column}::text, '-', '')`;

/** The entries of the log that caused a charge: of its own operation, about its purchase or its subscription, or of a correction the one that says why (R26). */
const causes = sql<string[]>`coalesce((
  select array_agg(${auditEvents.id}::text order by ${auditEvents.sequence}) from ${auditEvents}
  where ${auditEvents.companyId} = ${charges.companyId} and ${auditEvents.operationId} = ${charges.operationId}
    and (${auditEvents.targetId} in (${outward('pur', sql`${charges.purchaseId}`)}, ${outward('sub', sql`${charges.subscriptionId}`)}, ${outward('com', sql`${charges.companyId}`)})
      or (${charges.cause} = 'credit' and ${auditEvents.before} ->> 'subscriptionId' = ${outward('sub', sql`${charges.subscriptionId}`)})
      or (${charges.cause} = 'credit' and ${auditEvents.after} ->> 'creditNoteId' = ${outward('inv', sql`${charges.invoiceId}`)}))
    and ${auditEvents.action} in ('licence.purchased', 'subscription.period_started', 'subscription.frequency_changed', 'company.plan_changed', 'invoice.credited')
    and (${auditEvents.action} <> 'company.plan_changed' or ${charges.cause} = 'plan_change')
    and (${auditEvents.action} <> 'subscription.period_started' or ${auditEvents.after} ->> 'periodFrom' = ${charges.periodFrom}::text)
), '{}')`;

/** The lines of documents, by document and in their order. */
export async function linesOf(scope: QueryScope, invoiceIds: readonly string[]): Promise<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>(invoiceIds.map((id) => [id, []]));
  if (invoiceIds.length === 0) return lines;
  const rows = await scope.db
    .select({ charge: charges, causes })
    .from(charges)
    .where(and(eq(charges.companyId, scope.companyId), inArray(charges.invoiceId, [...invoiceIds])))
    .orderBy(asc(charges.invoiceId), asc(charges.position));
  for (const { charge, causes: events } of rows) {
    const { amount, taxTreatmentCode, taxRateBasisPoints } = charge;
    lines.get(charge.invoiceId)?.push({ view: asLine(charge, events), amount, taxTreatmentCode, taxRateBasisPoints });
  }
  return lines;
}

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
    purchaseId: charge.purchaseId,
    events: events.map((uuid) => fromUuid('evt', uuid)),
  };
}
