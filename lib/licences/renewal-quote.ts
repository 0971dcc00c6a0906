import type { QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { type Book, type BookedSubscription, merged } from './book';
import { readBook } from './book-repository';
import { renewalPrice } from './price-rules';
import type { PurchaseContext } from './pricing-repository';
import { bookAt, dueUntil } from './renewal-rules';
import type { PurchaseTerms } from './rules';

/** A licence whose removal is undone: what it costs now, and the day of its next renewal. */
export type Kept = { frequency: BillingFrequency; unitPrice: number; periodTo: string };

/** What the next renewal charges more than it would, and when that is; of licences of both frequencies the first of two. */
export type RenewalIncrease = { increase: number; on: string; changesWait: boolean };

/**
 * What licences that are bought now, or kept, add to the next renewal (R7): each its price of that day. Where a change
 * waits, the renewals' own rules are asked, with these licences and without: it may cost less, or something else (R21).
 */
export async function renewalIncrease(
  scope: QueryScope,
  context: PurchaseContext,
  terms: PurchaseTerms | null,
  kept: readonly Kept[],
  now: Date,
): Promise<RenewalIncrease> {
  const days = [...(terms === null ? [] : [terms.subscription.period.to]), ...kept.map(({ periodTo }) => periodTo)];
  const on = days.toSorted()[0] ?? '';
  if (terms === null && kept.length === 0) return { increase: 0, on, changesWait: false };
  if (context.changesWait) {
    const before = bookAt(await readBook(scope), now);
    return { increase: addedBy(before, terms, kept), on, changesWait: true };
  }
  const price = (frequency: BillingFrequency, day: string, unitPrice: number) =>
    renewalPrice(context.prices, context.buyer.planCode, frequency, day, unitPrice);
  const bought =
    terms === null ? 0 : terms.quantity * price(terms.frequency, terms.subscription.period.to, terms.tariff.unitPrice);
  return {
    increase: kept.reduce((sum, one) => sum + price(one.frequency, one.periodTo, one.unitPrice), bought),
    on,
    changesWait: false,
  };
}

/** What all renewals at the ends of the periods concerned charge more for these licences. */
function addedBy(before: Book, terms: PurchaseTerms | null, kept: readonly Kept[]): number {
  const after = kept.reduce(withKept, terms === null ? before : withBought(before, terms));
  const concerned = new Set<BillingFrequency>(kept.map(({ frequency }) => frequency));
  if (terms !== null) concerned.add(terms.frequency);
  const ends = new Set(
    after.subscriptions.flatMap(({ frequency, periodEndsAt }) =>
      concerned.has(frequency) ? [periodEndsAt.getTime()] : [],
    ),
  );
  return chargedAt(after, ends) - chargedAt(before, ends);
}

function chargedAt(book: Book, instants: ReadonlySet<number>): number {
  let sum = 0;
  for (const due of dueUntil(book, [], new Date(Math.max(...instants)), () => 'unnamed')) {
    if ('draft' in due || !instants.has(due.step.at.getTime())) continue;
    sum += due.step.charges.reduce((charged, { amount }) => charged + amount, 0);
  }
  return sum;
}

function withBought(book: Book, { frequency, quantity, tariff, subscription }: PurchaseTerms): Book {
  const group = { unitPrice: tariff.unitPrice, quantity, ending: false };
  if (book.subscriptions.some((one) => one.frequency === frequency))
    return changed(book, frequency, (one) => ({ ...one, groups: merged([...one.groups, group]) }));
  return {
    ...book,
    subscriptions: [...book.subscriptions, { ...subscription, groups: [group], pendingFrequency: null }],
  };
}

function withKept(book: Book, { frequency, unitPrice }: Kept): Book {
  return changed(book, frequency, (one) => {
    const ending = one.groups.find((group) => group.ending && group.unitPrice === unitPrice);
    if (ending === undefined) return one;
    const others = one.groups.filter((group) => group !== ending);
    const left = ending.quantity === 1 ? [] : [{ ...ending, quantity: ending.quantity - 1 }];
    return { ...one, groups: merged([...others, ...left, { unitPrice, quantity: 1, ending: false }]) };
  });
}

const changed = (
  book: Book,
  frequency: BillingFrequency,
  change: (one: BookedSubscription) => BookedSubscription,
): Book => ({
  ...book,
  subscriptions: book.subscriptions.map((one) => (one.frequency === frequency ? change(one) : one)),
});
