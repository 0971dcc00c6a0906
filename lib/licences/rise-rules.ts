import { addDays } from '@/lib/kernel/calendar';
import { type Book, type BookedSubscription, quantityOf } from './book';
import { type ListPrice, priceOn } from './price-rules';
import { nextPeriod, openSubscriptionOn, type Subscription } from './rules';

/** A list price that is higher than what the company pays and that a renewal of it will take. */
export type Rise = {
  price: ListPrice;
  /** What a licence costs until then; null where not all cost the same. */
  paid: number | null;
  quantity: number;
  /** The first renewal that takes it; if the company does not know of it yet, as though it were told today (R19). */
  on: string;
};

/**
 * The list prices that renewals of the company will meet with nothing agreed above: of its plan, and of the plan or the
 * frequency that waits for a renewal.
 */
export function comingRises(book: Book, today: string): Rise[] {
  const rises = book.subscriptions.flatMap((subscription) =>
    book.prices.list.flatMap((price) => riseFor(price, subscription, book, today) ?? []),
  );
  return rises.filter(({ price }, index) => rises.findIndex((other) => other.price === price) === index);
}

/** Those that the company has not been told of. */
export const untoldRises = (book: Book, today: string): Rise[] =>
  comingRises(book, today).filter(({ price }) => price.toldOn === null);

function riseFor(price: ListPrice, subscription: BookedSubscription, book: Book, today: string): Rise | null {
  const next = upcoming(subscription, book);
  if (next === null || price.frequency !== next.frequency) return null;
  const paid = paidBefore(price, subscription, book);
  if (paid.every((unitPrice) => unitPrice >= price.unitPrice)) return null;
  const notBefore = [price.validFrom, addDays(price.toldOn ?? today, book.prices.noticeDays)];
  const on = firstRenewal(next, notBefore, book.timeZone);
  if (priceOn(book.prices, price.planCode, price.frequency, on) !== price) return null;
  const quantity = quantityOf(subscription.groups.filter(({ ending }) => !ending));
  return { price, paid: new Set(paid).size === 1 ? (paid[0] ?? null) : null, quantity, on };
}

/** A subscription in its next period, as its renewal will leave it; null where all of its licences end. */
function upcoming(subscription: BookedSubscription, { timeZone }: Book): Subscription | null {
  if (subscription.groups.every(({ ending }) => ending)) return null;
  const { pendingFrequency: becomes, id, period } = subscription;
  return becomes === null ? nextPeriod(subscription, timeZone) : openSubscriptionOn(id, becomes, period.to, timeZone);
}

/** What its licences pay; of a plan or a frequency that waits, what was shown when the change was asked for. */
function paidBefore(
  { planCode, frequency, validFrom }: ListPrice,
  subscription: BookedSubscription,
  book: Book,
): number[] {
  if (planCode === book.planCode && frequency === subscription.frequency)
    return subscription.groups.filter(({ ending }) => !ending).map(({ unitPrice }) => unitPrice);
  if (planCode !== book.planCode && planCode !== book.pendingPlanCode) return [];
  const shown = priceOn(book.prices, planCode, frequency, addDays(validFrom, -1));
  return shown === null ? [] : [shown.unitPrice];
}

/** The first day, from a renewal on, that begins a period and is not before any of these days. */
function firstRenewal(next: Subscription, notBefore: readonly string[], timeZone: string): string {
  let current = next;
  while (notBefore.some((day) => current.period.from < day)) current = nextPeriod(current, timeZone);
  return current.period.from;
}
