import type { CommandScope } from '@/lib/access';
import { addDays, startOfDay } from '@/lib/kernel/calendar';
import { notifyBilling } from '@/lib/notices';
import { splitByCostCentre } from './cost-centre-repository';
import { asOf, type Draft, insertDraft, openDrafts } from './draft-repository';
import {
  drawNumber,
  type Issued,
  type IssuingContext,
  insertIssued,
  payByCredit,
  payFromCredit,
  readIssuingContext,
} from './issue-repository';
import { type DocumentType, documentDates, documentNumber, type NewCharge, sumsOf } from './rules';

/** An issued invoice that a credit note corrects and, while something is due, pays. */
type Corrected = { invoiceId: string; number: string; due: number };
type Issuing = { fellDue?: boolean; pays?: Corrected };

/**
 * Makes a draft an invoice or a credit note: number, dates, sums and both parties, in the transaction of whatever caused
 * it; a balance of credit pays at once (R20). Pass the same context for several documents of one command.
 */
export async function issueDocument(
  scope: CommandScope,
  draft: Draft,
  context: IssuingContext,
  { fellDue = true, pays }: Issuing = {},
): Promise<Issued> {
  const dates = documentDates(draft.closesAt, draft.month !== null, context.issuer, scope.now);
  const { taxes, ...sums } = sumsOf(draft.charges);
  const year = Number(dates.issuedOn.slice(0, 4));
  const sequence = await drawNumber(scope, context.issuer.code, draft.type, year);
  const issued: Issued = {
    invoiceId: draft.id,
    type: draft.type,
    year,
    sequence,
    number: documentNumber(draft.type, year, sequence),
    ...dates,
    ...sums,
    taxes: taxes.map((sum) => ({ ...sum, ...(context.mentions[sum.code] ?? { mention: null, mentionFr: null }) })),
  };
  insertIssued(scope, context, issued);
  // What an act charges is held by whom the act gives it to; what fell due, by who held it before.
  if (context.hasCostCentres) scope.defer(splitByCostCentre(scope, draft.id), fellDue ? 'now' : 'last');
  scope.record({
    action: draft.type === 'invoice' ? 'invoice.issued' : 'credit_note.issued',
    targetId: draft.id,
    after: {
      number: issued.number,
      issuedOn: issued.issuedOn,
      dueOn: issued.dueOn,
      subtotal: issued.subtotal,
      tax: issued.tax,
      currency: draft.charges[0]?.currency ?? '',
      lines: draft.charges.length,
    },
    ...(fellDue && { fellDue }),
  });
  const total = issued.subtotal + issued.tax;
  let [due, corrected] = [0, 0];
  if (draft.type === 'invoice') {
    due = total - payFromCredit(scope, context, issued);
  } else {
    corrected = Math.min(total, pays?.due ?? 0);
    if (pays && corrected > 0)
      payByCredit(scope, {
        invoiceId: pays.invoiceId,
        creditNoteId: draft.id,
        amount: corrected,
        on: issued.issuedOn,
      });
    context.credits.push({ id: draft.id, balance: total - corrected });
  }
  const { invoiceId, type, number, dueOn } = issued;
  if (due > 0) scope.count({ settleBy: startOfDay(addDays(dueOn, 1), context.issuer.timeZone) });
  const currency = draft.charges[0]?.currency ?? '';
  const paid = pays && corrected > 0 ? { pays: { number: pays.number, amount: corrected } } : {};
  notifyBilling(scope, 'mail.invoice_issued', { invoiceId, type, number, currency, total, due, dueOn, ...paid });
  return issued;
}

/** Issues the drafts among these invoices now: a credit note that corrects one follows, and names an issued invoice (R20). */
export async function issueCorrected(
  scope: CommandScope,
  invoiceIds: readonly (string | null)[],
  context: IssuingContext,
): Promise<void> {
  for (const draft of await openDrafts(scope))
    if (invoiceIds.includes(draft.id)) await issueDocument(scope, asOf(draft, scope.now), context, { fellDue: false });
}

/** Issues a document of its own for these charges, as of an instant; gives it, or null where there is nothing to say. */
export async function issueCharges(
  scope: CommandScope,
  charges: readonly NewCharge[],
  at: Date,
  { type = 'invoice', relatesTo = null, ...issuing }: { type?: DocumentType; relatesTo?: string | null } & Issuing = {},
  context?: IssuingContext,
): Promise<Issued | null> {
  const [first, ...others] = charges;
  if (first === undefined) return null;
  const draft = insertDraft(scope, { type, closesAt: at, relatesTo }, [first, ...others]);
  return issueDocument(scope, draft, context ?? (await readIssuingContext(scope)), issuing);
}
