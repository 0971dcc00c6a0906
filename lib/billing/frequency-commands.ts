import { type CommandScope, defineCommand, defineQuery } from '@/lib/access';
import { issueCharges, issueCorrected, readIssuingContext } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { within } from '@/lib/kernel/money';
import {
  type BookedSubscription,
  closeSubscription,
  creditNotesOf,
  insertSubscription,
  moveLicences,
  nextDueInstant,
  renewalAmountOf,
  savePendingFrequency,
  saveRenewalAmount,
  settleWhatIsDue,
} from '@/lib/licences';
import { quoteFrequency } from './frequency-change';
import type { MoveNow } from './frequency-rules';
import { changeFrequencyInput, quoteFrequencyChangeInput } from './input';
import { sumOfRenewals } from './present';
import { type FrequencyQuoteView, frequencyQuoteView } from './view';

/** What a change of frequency would do and cost, with the renewal or at once; stores nothing (R21). */
export const quoteFrequencyChange = defineQuery({
  name: 'quoteFrequencyChange',
  permission: 'billing:write',
  input: quoteFrequencyChangeInput,
  output: frequencyQuoteView,
  handler: async (scope, wish) => (await quoteFrequency(scope, wish, (await scope.ledger()).now)).quote,
});

/**
 * Has a subscription's licences take the other frequency with its next renewal, calls that off, or changes monthly ones to
 * yearly at once: their unused days are given back and pay the new invoice (R21). Never more than was shown (R7).
 */
export const changeFrequency = defineCommand({
  name: 'changeFrequency',
  permission: 'billing:write',
  input: changeFrequencyInput,
  output: frequencyQuoteView,
  handler: async (scope, { maxCharge, minCredit, maxRenewals, ...wish }) => {
    await settleWhatIsDue(scope);
    const { subscription, move, quote } = await quoteFrequency(scope, wish, scope.now);
    const shown =
      within(quote.charge, maxCharge) &&
      within(sumOfRenewals(quote), maxRenewals) &&
      (minCredit === undefined || within(minCredit, quote.credit));
    if (!shown) throw new DomainError('quote_changed', { quote });
    if (quote.when === 'renewal') changeLater(scope, subscription, quote);
    else if (move !== null) await changeNow(scope, subscription, move, quote.on);
    return quote;
  },
});

function changeLater(scope: CommandScope, subscription: BookedSubscription, quote: FrequencyQuoteView): void {
  const pendingFrequency = quote.billingFrequency === subscription.frequency ? null : quote.billingFrequency;
  if (pendingFrequency === subscription.pendingFrequency) return;
  savePendingFrequency(scope, subscription.id, pendingFrequency);
  scope.record({
    action:
      pendingFrequency === null
        ? 'subscription.frequency_change_called_off'
        : 'subscription.frequency_change_scheduled',
    targetId: subscription.id,
    before: { pendingFrequency: subscription.pendingFrequency },
    after: { pendingFrequency },
  });
}

async function changeNow(scope: CommandScope, from: BookedSubscription, move: MoveNow, on: string): Promise<void> {
  const { subscription: to, opens } = move.arrival.destination;
  const joined = move.after.subscriptions.find(({ id }) => id === to.id);
  const renewalAmount = renewalAmountOf(joined?.groups ?? []);
  if (opens) insertSubscription(scope, to, { renewalAmount });
  else saveRenewalAmount(scope, to.id, renewalAmount);
  moveLicences(scope, from, to, move.unitPrice, move.arrival.charge?.period.from ?? to.period.from);
  scope.record({
    action: 'subscription.frequency_changed',
    targetId: to.id,
    before: { billingFrequency: from.frequency, subscriptionId: from.id },
    after: { billingFrequency: to.frequency, subscriptionId: to.id },
  });
  leave(scope, from, move, on);
  const context = await readIssuingContext(scope);
  const notes = creditNotesOf(move.credits);
  await issueCorrected(
    scope,
    notes.map(({ invoiceId }) => invoiceId),
    context,
  );
  for (const { invoiceId: relatesTo, lines } of notes)
    await issueCharges(scope, lines, scope.now, { type: 'credit_note', relatesTo, fellDue: false }, context);
  const charges = move.arrival.charge === null ? [] : [move.arrival.charge];
  await issueCharges(scope, charges, scope.now, { fellDue: false }, context);
  scope.count({ settleDueAt: await nextDueInstant(scope) });
}

/** Licences that end stay until they do; without one the subscription closes (R17). */
function leave(scope: CommandScope, from: BookedSubscription, { after }: MoveNow, on: string): void {
  if (after.subscriptions.some(({ id }) => id === from.id)) {
    saveRenewalAmount(scope, from.id, 0);
    if (from.pendingFrequency !== null) savePendingFrequency(scope, from.id, null);
  } else {
    closeSubscription(scope, from.id);
    scope.record({ action: 'subscription.closed', targetId: from.id, after: { endedOn: on } });
  }
}
