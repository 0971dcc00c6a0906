import type { PriceView } from '@/lib/licences/view';

export type PriceState = 'past' | 'current' | 'coming';

/** Which prices are of one kind: each day one of them is in force. */
export const kindOf = ({
  plan,
  billingFrequency,
  unitPrice,
}: Pick<PriceView, 'plan' | 'billingFrequency' | 'unitPrice'>): string =>
  [plan, billingFrequency, unitPrice.currency].join();

/** The price of a kind that a purchase pays on a day (R19); undefined before the first. */
export function priceInForce(prices: readonly PriceView[], kind: string, day: string): PriceView | undefined {
  return prices
    .filter((price) => kindOf(price) === kind && price.validFrom <= day)
    .reduce<PriceView | undefined>(
      (last, price) => (last && last.validFrom > price.validFrom ? last : price),
      undefined,
    );
}

/** Whether each price was, is or will be in force on a day, the newest of a kind first. */
export function statedPrices(prices: readonly PriceView[], day: string): { price: PriceView; state: PriceState }[] {
  const stated = prices.map((price) => {
    const isCurrent = priceInForce(prices, kindOf(price), day)?.validFrom === price.validFrom;
    const state: PriceState = price.validFrom > day ? 'coming' : isCurrent ? 'current' : 'past';
    return { price, state };
  });
  const kinds = [...new Set(prices.map(kindOf))];
  return stated.sort(
    (a, b) =>
      kinds.indexOf(kindOf(a.price)) - kinds.indexOf(kindOf(b.price)) ||
      (a.price.validFrom < b.price.validFrom ? 1 : -1),
  );
}
