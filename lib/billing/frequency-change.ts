import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { type DraftCharge, type NewCharge, requireCredit, sumsOf } from '@/lib/invoices';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import {
  asIfPaid,
  type Book,
  type BookedSubscription,
  bookAt,
  creditNotesOf,
  dayIn,
  dueUntil,
  nextRenewals,
  quantityOf,
  readBook,
  readPaid,
  requireBillable,
  requireMinimums,
  requireUnrestricted,
} from '@/lib/licences';
import { type MoveNow, type Moving, moveNow } from './frequency-rules';
import type { quoteFrequencyChangeInput } from './input';
import { comingLine } from './present';
import { standingOf } from './repository';
import type { FrequencyQuoteView } from './view';

type Wish = z.output<typeof quoteFrequencyChangeInput>;
type Decision = { book: Book; subscription: BookedSubscription; move: MoveNow | null; quote: FrequencyQuoteView };

/** The decision behind both the quote of a change of frequency and the change, so that they cannot disagree (R7, R21). */
export async function quoteFrequency(scope: QueryScope, wish: Wish, now: Date): Promise<Decision> {
  const stored = await readBook(scope);
  const book = bookAt(stored, now);
  const subscription = book.subscriptions.find(({ id }) => id === wish.subscriptionId);
  if (subscription === undefined) throw new DomainError('not_found');
  const { billingFrequency: to, when } = wish;
  const changes = to !== subscription.frequency;
  if (when === 'now' && changes && to === 'monthly')
    throw invalidField('/when', 'Yearly licences become monthly with their renewal.');
  const atOnce = when === 'now' && changes;
  const going = quantityOf(subscription.groups.filter(({ ending }) => !ending));
  // Said again, a change that waits already changes nothing.
  if (changes && (atOnce || subscription.pendingFrequency !== to))
    await requireMinimums(scope, [{ frequency: subscription.frequency, quantity: going }], now, 'frequency');
  const paid = atOnce ? await movingOf(scope, stored, subscription, now) : null;
  const move =
    paid &&
    moveNow(
      book,
      subscription,
      to,
      paid,
      (one) => dayIn(one, now),
      () => newId('sub'),
    );
  if (move) {
    requireUnrestricted((await standingOf(scope)).state);
    await requireCredit(scope, move.arrival.charge?.amount ?? 0);
  }
  const waiting = {
    ...book,
    subscriptions: book.subscriptions.map((one) =>
      one === subscription ? { ...one, pendingFrequency: changes ? to : null } : one,
    ),
  };
  const after = move?.after ?? (atOnce ? book : waiting);
  const renewals = renewalsOf(book, after);
  requireBillable(Math.max(0, ...renewals.map((renewal) => renewal.after.amount)));
  return {
    book,
    subscription,
    move,
    quote: {
      subscriptionId: subscription.id,
      from: subscription.frequency,
      billingFrequency: to,
      when: atOnce ? 'now' : 'renewal',
      on: atOnce ? dayIn(subscription, now) : subscription.period.to,
      quantity: going,
      ...amountsOf(move, book.currency),
      renewals,
    },
  };
}

/** What is charged and given back today; the credit pays the new invoice first, the rest of it later ones (R20). */
function amountsOf(move: MoveNow | null, currency: string) {
  const charges: DraftCharge[] = move?.arrival.charge ? [move.arrival.charge] : [];
  const credits: NewCharge[] = move?.credits ?? [];
  const charged = sumsOf(charges);
  const notes = creditNotesOf(credits).map(({ lines }) => sumsOf(lines));
  const credit = notes.reduce((sum, { subtotal }) => sum + subtotal, 0);
  const creditTotal = notes.reduce((sum, { subtotal, tax }) => sum + subtotal + tax, 0);
  const total = charged.subtotal + charged.tax;
  return {
    charge: money(charged.subtotal, currency),
    tax: money(charged.tax, currency),
    total: money(total, currency),
    credit: money(credit, currency),
    creditTotal: money(creditTotal, currency),
    due: money(Math.max(0, total - creditTotal), currency),
    lines: charges.map(comingLine),
    credits: credits.map(comingLine),
  };
}

function renewalsOf(before: Book, after: Book): FrequencyQuoteView['renewals'] {
  const [then, now] = [nextRenewals(before), nextRenewals(after)];
  const all = new Map([...before.subscriptions, ...after.subscriptions].map((one) => [one.id, one]));
  return [...all.values()].map(({ id, frequency, pendingFrequency, period }) => ({
    billingFrequency: pendingFrequency ?? frequency,
    on: period.to,
    before: money(then.get(id) ?? 0, before.currency),
    after: money(now.get(id) ?? 0, before.currency),
  }));
}

/** What was charged for the period that runs now: where nobody has settled it yet, what its settlement will charge. */
async function movingOf(scope: QueryScope, stored: Book, subscription: BookedSubscription, now: Date): Promise<Moving> {
  const before = stored.subscriptions.find(({ id }) => id === subscription.id);
  if (before?.period.to === subscription.period.to) return readPaid(scope, subscription.id);
  const charges: NewCharge[] = [];
  for (const due of dueUntil(stored, [], now, () => 'unnamed')) if ('step' in due) charges.push(...due.step.charges);
  const mine = charges.filter(
    ({ subscriptionId, period }) => subscriptionId === subscription.id && period.to === subscription.period.to,
  );
  const staying = subscription.groups.filter(({ ending }) => !ending);
  return { paid: asIfPaid(mine), staying: staying.map((group) => ({ ...group, purchaseId: null })) };
}
