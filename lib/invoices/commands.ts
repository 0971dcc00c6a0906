import { defineCommand } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { recordPaymentInput } from './input';
import { insertPayment, readIssuingContext } from './issue-repository';
import { findPayable } from './payment-repository';
import { stepStanding } from './standing';
import { recordedPaymentView } from './view';

/** The operator records money received for an invoice; never more than is due (R20). It brings the company back at once (R22). */
export const recordPayment = defineCommand({
  name: 'recordPayment',
  permission: 'payments:record',
  input: recordPaymentInput,
  output: recordedPaymentView,
  handler: async (scope, { number, amount, receivedOn, reference }) => {
    const invoice = await findPayable(scope, number);
    if (invoice === null) throw new DomainError('not_found');
    if (amount > invoice.due) throw new DomainError('payment_too_high', { due: invoice.due });
    const { issuer } = await readIssuingContext(scope);
    const payment = {
      invoiceId: invoice.invoiceId,
      amount,
      creditNoteId: null,
      receivedOn: receivedOn ?? localDate(scope.now, issuer.timeZone),
      reference: reference ?? null,
    };
    const paymentId = insertPayment(scope, payment);
    scope.record({
      action: 'invoice.payment_recorded',
      targetId: invoice.invoiceId,
      after: { paymentId, amount, receivedOn: payment.receivedOn },
    });
    const next = await stepStanding(scope);
    if (next !== null) scope.count({ settleBy: next });
    return { paymentId, invoiceId: invoice.invoiceId, due: invoice.due - amount };
  },
});
