import { and, asc, eq, inArray } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { invoiceDeliveries, issuedInvoices } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';
import type { DeliveryStatus } from './input';
import type { DeliveryView } from './view';

/** The steps of documents on their way to the buyer, in order; a document without one is not sent. */
export async function deliveriesOf(
  scope: QueryScope,
  invoiceIds: readonly string[],
): Promise<Map<string, DeliveryView[]>> {
  const steps = new Map<string, DeliveryView[]>(invoiceIds.map((id) => [id, []]));
  if (invoiceIds.length === 0) return steps;
  const rows = await scope.db
    .select()
    .from(invoiceDeliveries)
    .where(and(eq(invoiceDeliveries.companyId, scope.companyId), inArray(invoiceDeliveries.invoiceId, [...invoiceIds])))
    .orderBy(asc(invoiceDeliveries.invoiceId), asc(invoiceDeliveries.position));
  for (const { invoiceId, status, note, recordedAt } of rows)
    steps.get(invoiceId)?.push({ status: status as DeliveryStatus, note, recordedAt: recordedAt.toISOString() });
  return steps;
}

/** An issued document by its number, or null. */
export async function findIssued(scope: CommandScope, number: string): Promise<{ invoiceId: string } | null> {
  const [row] = await scope.db
    .select({ invoiceId: issuedInvoices.invoiceId })
    .from(issuedInvoices)
    .where(and(eq(issuedInvoices.companyId, scope.companyId), eq(issuedInvoices.number, number)));
  return row ?? null;
}

/** Adds a step behind those that there are. */
export function insertDelivery(
  scope: CommandScope,
  invoiceId: string,
  { position, status, note }: { position: number; status: DeliveryStatus; note: string | null },
): void {
  scope.defer(scope.sql`
    insert into invoice_deliveries (company_id, invoice_id, position, status, note, recorded_at, operation_id)
    values (${scope.companyUuid}, ${toUuid('inv', invoiceId)}, ${position}, ${status}, ${note}, ${scope.now.toISOString()},
      ${toUuid('opr', scope.operationId)})`);
}
