import type { NewCharge } from '@/lib/invoices';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import {
  type Arrival,
  arrive,
  type Book,
  type BookedSubscription,
  creditsFor,
  type Leaving,
  merged,
  type PaidCharge,
  priceOn,
  quantityOf,
} from '@/lib/licences';

/** What was paid for the running period, and the licences that would move: all that do not end. */
export type Moving = { paid: readonly PaidCharge[]; staying: readonly Leaving[] };

/** A change of frequency at once: where the licences go, what that charges and gives back, and the company afterwards. */
export type MoveNow = { arrival: Arrival; unitPrice: number; quantity: number; credits: NewCharge[]; after: Book };

/**
 * R21: licences that do not end leave their subscription today. Its unused days are given back from the lines that charged
 * them; the other subscription's days left are charged, or a full period with today as its anchor.
 */
export function moveNow(
  book: Book,
  from: BookedSubscription,
  to: BillingFrequency,
  { paid, staying }: Moving,
  dayOf: (subscription: BookedSubscription) => string,
  newId: () => string,
): MoveNow | null {
  const day = dayOf(from);
  const going = from.groups.filter(({ ending }) => !ending);
  const quantity = quantityOf(going);
  if (quantity === 0) return null;
  const target = book.subscriptions.find(({ frequency }) => frequency === to);
  // Until both have renewed after a move to another time zone, it may be another day in the other subscription.
  const on = target !== undefined && dayOf(target) > day ? dayOf(target) : day;
  const price = priceOn(book.prices, book.planCode, to, on);
  if (price === null)
    throw new DomainError('price_missing', { plan: book.planCode, billingFrequency: to, currency: book.currency });
  const { unitPrice } = price;
  const group = { unitPrice, quantity };
  const arrival = arrive(book, group, to, target && { before: target, renews: false }, on, newId);
  const left = { ...from, groups: from.groups.filter(({ ending }) => ending), pendingFrequency: null };
  const others = book.subscriptions.flatMap((one) => {
    if (one === from) return left.groups.length === 0 ? [] : [left];
    return one === target ? [{ ...one, groups: merged([...one.groups, { ...group, ending: false }]) }] : [one];
  });
  const opened = arrival.opened === null ? [] : [arrival.opened];
  const after = { ...book, subscriptions: [...others, ...opened] };
  return { arrival, unitPrice, quantity, credits: creditsFor(from, staying, paid, on), after };
}
