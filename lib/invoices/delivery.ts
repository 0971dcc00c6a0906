import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { deliveriesOf, findIssued, insertDelivery } from './delivery-repository';
import { decideDelivery } from './delivery-rules';
import { recordDeliveryInput } from './input';
import { recordedDeliveryView } from './view';

/** The operator writes down what became of an issued document on its way to the buyer (R20). The same again is known. */
export const recordDelivery = defineCommand({
  name: 'recordDelivery',
  permission: 'deliveries:record',
  input: recordDeliveryInput,
  output: recordedDeliveryView,
  handler: async (scope, { number, status, note = null }) => {
    const document = await findIssued(scope, number);
    if (document === null) throw new DomainError('not_found');
    const { invoiceId } = document;
    const steps = (await deliveriesOf(scope, [invoiceId])).get(invoiceId) ?? [];
    const before = steps.at(-1) ?? null;
    if (unwrap(decideDelivery(before, { status, note })) === 'known' && before !== null)
      return { invoiceId, delivery: before };
    insertDelivery(scope, invoiceId, { position: steps.length + 1, status, note });
    scope.record({
      action: 'invoice.delivery_recorded',
      targetId: invoiceId,
      before: { status: before?.status ?? null },
      after: { status },
      ...(note !== null && { personal: { note } }),
    });
    return { invoiceId, delivery: { status, note, recordedAt: scope.now.toISOString() } };
  },
});
