import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { type DisputableInvoice, endDispute, findDisputable, openDispute } from './dispute-repository';
import { disputeInput } from './input';
import { stepStanding } from './standing';
import { type DisputeView, disputeView } from './view';

/**
 * The operator notes that the company disputes an invoice: its clock stands still from then on, and the company is at once
 * where its other invoices leave it (R22).
 */
export const openInvoiceDispute = defineCommand({
  name: 'openInvoiceDispute',
  permission: 'invoices:dispute',
  input: disputeInput,
  output: disputeView,
  handler: async (scope, { invoice: number, reason }) => {
    const invoice = await requireDisputable(scope, number);
    if (invoice.openSince !== null) return viewOf(invoice);
    if (invoice.due <= 0) throw invalidField('/invoice', 'Is paid, so there is nothing to dispute.');
    openDispute(scope, invoice.invoiceId, reason ?? null);
    return decided(scope, invoice, 'invoice.dispute_opened', reason);
  },
});

/** The operator notes that a dispute is settled: the clock goes on from where it stood, later by the days it took (R22). */
export const endInvoiceDispute = defineCommand({
  name: 'endInvoiceDispute',
  permission: 'invoices:dispute',
  input: disputeInput,
  output: disputeView,
  handler: async (scope, { invoice: number, reason }) => {
    const invoice = await requireDisputable(scope, number);
    if (invoice.openSince === null) return viewOf(invoice);
    endDispute(scope, invoice.invoiceId);
    return decided(scope, invoice, 'invoice.dispute_ended', reason);
  },
});

async function requireDisputable(scope: CommandScope, number: string): Promise<DisputableInvoice> {
  const invoice = await findDisputable(scope, number);
  if (invoice === null) throw new DomainError('not_found');
  return invoice;
}

async function decided(
  scope: CommandScope,
  before: DisputableInvoice,
  action: 'invoice.dispute_opened' | 'invoice.dispute_ended',
  reason: string | undefined,
): Promise<DisputeView> {
  const after = await requireDisputable(scope, before.number);
  scope.record({
    action,
    targetId: before.invoiceId,
    before: { disputedSince: before.openSince, countsFrom: before.countsFrom },
    after: { disputedSince: after.openSince, countsFrom: after.countsFrom },
    ...(reason !== undefined && { personal: { reason } }),
  });
  const next = await stepStanding(scope);
  if (next !== null) scope.count({ settleBy: next });
  return viewOf(after);
}

const viewOf = ({ invoiceId, number, dueOn, countsFrom, openSince, days }: DisputableInvoice): DisputeView => ({
  invoiceId,
  number,
  dueOn,
  countsFrom,
  disputedSince: openSince,
  disputedDays: days,
});
