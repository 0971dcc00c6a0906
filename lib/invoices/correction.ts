import { defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import { unwrap } from '@/lib/kernel/result';
import { findCorrectable } from './correction-repository';
import { decideCorrection, leftOf } from './correction-rules';
import { describeLine } from './describe';
import { creditInvoiceInput, getCorrectableInput } from './input';
import { issueCharges } from './issue';
import { stepStanding } from './standing';
import { correctableView, creditedInvoiceView } from './view';

/** What the lines of an issued invoice have left to credit: what the operator looks at before correcting one (R20). */
export const getCorrectable = defineQuery({
  name: 'getCorrectable',
  permission: 'credits:issue',
  input: getCorrectableInput,
  output: correctableView,
  handler: async (scope, { number }) => {
    const invoice = await requireCorrectable(scope, number);
    const left = leftOf(invoice.lines, invoice.loose);
    return {
      invoiceId: invoice.invoiceId,
      number: invoice.number,
      lines: invoice.lines.map(({ id, currency, frequency, planCode, ...line }) => ({
        lineId: id,
        description: describeLine({
          ...line,
          plan: planCode,
          billingFrequency: frequency,
          subscription: line.subscriptionId,
        }),
        amount: money(line.amount, currency),
        left: money(left.get(id) ?? 0, currency),
      })),
    };
  },
});

/**
 * The operator corrects an issued invoice, which keeps its number, by a credit note of what its lines have left at most.
 * While the invoice is unpaid the credit pays it at once, so that nobody is past due for what was cancelled; the rest pays
 * later invoices (R20, R22).
 */
export const creditInvoice = defineCommand({
  name: 'creditInvoice',
  permission: 'credits:issue',
  input: creditInvoiceInput,
  output: creditedInvoiceView,
  handler: async (scope, { number, lines, reason }) => {
    const invoice = await requireCorrectable(scope, number);
    const { invoiceId, due } = invoice;
    const credits = unwrap(decideCorrection(invoiceId, invoice.lines, invoice.loose, lines ?? 'all'));
    const pays = { invoiceId, number, due };
    const options = { type: 'credit_note', relatesTo: invoiceId, fellDue: false, pays } as const;
    const note = await issueCharges(scope, credits, scope.now, options);
    if (note === null) throw new Error('a credit note without a line');
    scope.record({
      action: 'invoice.credited',
      targetId: invoiceId,
      after: {
        creditNoteId: note.invoiceId,
        creditNote: note.number,
        amount: note.subtotal,
        lines: credits.map(({ credits: of, amount }) => ({ lineId: of?.chargeId, amount })),
        reason,
      },
    });
    const next = await stepStanding(scope);
    if (next !== null) scope.count({ settleBy: next });
    const [{ currency }] = credits;
    const total = note.subtotal + note.tax;
    const paid = Math.min(total, due);
    return {
      creditNoteId: note.invoiceId,
      number: note.number,
      invoiceId,
      net: money(note.subtotal, currency),
      total: money(total, currency),
      paid: money(paid, currency),
      due: money(due - paid, currency),
    };
  },
});

async function requireCorrectable(scope: QueryScope, number: string) {
  const invoice = await findCorrectable(scope, number);
  if (invoice === null) throw new DomainError('not_found');
  return invoice;
}
