import type { NewCharge } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Book, type BookedSubscription, byPrice, chargeOf, priceOn } from '@/lib/licences';

export type Plan = { code: string; name: string; rank: number; memberNumberLimit: number };

/** Whether a change of plan applies at once or waits for a renewal (R21). */
export function directionOf(from: Plan, to: Plan): 'upgrade' | 'downgrade' | 'unchanged' {
  if (from.code === to.code) return 'unchanged';
  return to.rank > from.rank ? 'upgrade' : 'downgrade';
}

/** What an upgrade does to one subscription: the price of each group from now on, and the lines that are charged. */
export type Upgrade = {
  subscription: BookedSubscription;
  groups: BookedSubscription['groups'];
  prices: { from: number; to: number }[];
  charges: NewCharge[];
  /** Its local day of the change. */
  on: string;
};

/**
 * R21: an upgrade charges `quantity × (new price − price paid for this period) × days left ÷ days`, ending licences
 * included; what would be below zero is nothing.
 */
export function upgrades(book: Book, plan: string, dayOf: (subscription: BookedSubscription) => string): Upgrade[] {
  return book.subscriptions.map((subscription) => {
    const { frequency } = subscription;
    const day = dayOf(subscription);
    const price = priceOn(book.prices, plan, frequency, day);
    if (price === null)
      throw new DomainError('price_missing', { plan, billingFrequency: frequency, currency: book.currency });
    const target = { ...book, planCode: plan };
    // What was paid for the period is kept where it is more: a later upgrade starts from it.
    const groups = subscription.groups.map((group) => ({
      ...group,
      unitPrice: Math.max(group.unitPrice, price.unitPrice),
    }));
    const charges = byPrice(subscription.groups).flatMap(({ unitPrice, quantity }) => {
      const difference = price.unitPrice - unitPrice;
      if (difference <= 0) return [];
      return [chargeOf(target, 'plan_change', subscription, { quantity, unitPrice: difference }, day)];
    });
    const prices = [...new Set(subscription.groups.map(({ unitPrice }) => unitPrice))].flatMap((from) =>
      from >= price.unitPrice ? [] : [{ from, to: price.unitPrice }],
    );
    return { subscription, groups, prices, charges, on: day };
  });
}

/** R21: a downgrade applies with the default frequency's next renewal, or with the next there is; without any, at once. */
export function downgradeDay(book: Book, today: string): string {
  const leading = book.subscriptions.filter(({ frequency }) => frequency === book.defaultFrequency);
  const days = (leading.length > 0 ? leading : book.subscriptions).map(({ period }) => period.to).sort();
  return days[0] ?? today;
}
