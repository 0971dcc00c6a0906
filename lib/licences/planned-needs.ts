import type { Draft, NewCharge } from '@/lib/invoices';
import { type BillingFrequency, localDate, startOfDay, startOfMonth, startOfNextMonth } from '@/lib/kernel/calendar';
import { newId } from '@/lib/kernel/id';
import { type Book, chargeOf, merged } from './book';
import { priceOn } from './price-rules';
import type { Buyer } from './pricing-repository';
import { dayIn, openSubscriptionOn } from './rules';

/** What is planned for an instant as far as licences depend on it: one is freed, or one is needed, within what was confirmed (R7). */
export type PlannedNeed = {
  at: Date;
  frees: boolean;
  /** The purchase that it may need was approved (R23). */
  approved: boolean;
  maxPurchases: number | null;
  maxRemovalsUndone: number | null;
  maxCharge: number | null;
};

/** A company on its way: its licences that nobody uses and that do not end, beside what its renewals depend on. */
export type Outlook = { book: Book; free: number };
type Policy = Buyer['policy']['mode'];

/** What a planned change makes of it, and what that charges: a free licence, else an ending one, else a purchase (R5, R16). */
export function afterNeed(
  { book, free }: Outlook,
  need: PlannedNeed,
  policy: Policy,
): Outlook & { charge: NewCharge | null } {
  if (need.frees) return { book, free: free + 1, charge: null };
  if (free > 0) return { book, free: free - 1, charge: null };
  const kept = keptIn(book);
  // Nothing is bought while an ending licence is there: without leave to keep it, the change is not made (R6, R7).
  if (kept !== null) return { book: need.maxRemovalsUndone === 0 ? book : kept, free, charge: null };
  return { free, ...bought(book, need, policy) };
}

function bought(book: Book, need: PlannedNeed, policy: Policy): { book: Book; charge: NewCharge | null } {
  const { at, approved, maxPurchases, maxCharge } = need;
  const frequency = book.defaultFrequency;
  const current = book.subscriptions.find((one) => one.frequency === frequency);
  const day = current === undefined ? localDate(at, book.timeZone) : dayIn(current, at);
  const price = priceOn(book.prices, book.planCode, frequency, day);
  const mayBuy = policy === 'allow' || (policy === 'ask' && approved);
  if (price === null || !mayBuy || maxPurchases === 0) return { book, charge: null };
  const subscription = current ?? {
    ...openSubscriptionOn(newId('sub'), frequency, day, book.timeZone),
    groups: [],
    pendingFrequency: null,
  };
  const group = { unitPrice: price.unitPrice, quantity: 1, ending: false };
  const charge = chargeOf(book, 'purchase_automatic', subscription, group, day);
  if (maxCharge !== null && charge.amount > maxCharge) return { book, charge: null };
  const after = { ...subscription, groups: merged([...subscription.groups, group]) };
  const others = book.subscriptions.filter((one) => one !== current);
  return { book: { ...book, subscriptions: [...others, after].toSorted(byFrequency) }, charge };
}

/** An ending licence stays: yearly before monthly (R5). */
function keptIn(book: Book): Book | null {
  const yearlyFirst = book.subscriptions.toSorted((a, b) => -byFrequency(a, b));
  const concerned = yearlyFirst.find(({ groups }) => groups.some(({ ending }) => ending));
  const ending = concerned?.groups.find((group) => group.ending);
  if (concerned === undefined || ending === undefined) return null;
  const left = ending.quantity === 1 ? [] : [{ ...ending, quantity: ending.quantity - 1 }];
  const stays = { unitPrice: ending.unitPrice, quantity: 1, ending: false };
  const groups = merged([...concerned.groups.filter((group) => group !== ending), ...left, stays]);
  return { ...book, subscriptions: book.subscriptions.map((one) => (one === concerned ? { ...one, groups } : one)) };
}

const byFrequency = (a: { frequency: BillingFrequency }, b: { frequency: BillingFrequency }): number =>
  a.frequency.localeCompare(b.frequency);

/** The drafts with a charge on the one that collects its month, opened if there is none (R20). */
export function collected(drafts: readonly Draft[], charge: NewCharge, at: Date, timeZone: string): Draft[] {
  const today = localDate(at, timeZone);
  const month = startOfMonth(today);
  const found = drafts.find((draft) => draft.month === month && draft.closesAt > at);
  const draft: Draft = found ?? {
    id: newId('inv'),
    type: 'invoice',
    month,
    closesAt: startOfDay(startOfNextMonth(today), timeZone),
    charges: [],
  };
  const others = drafts.filter((one) => one !== found);
  return [...others, { ...draft, charges: [...draft.charges, charge] }].toSorted(
    (a, b) => a.closesAt.getTime() - b.closesAt.getTime(),
  );
}
