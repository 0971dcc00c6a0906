import { addDays, type BillingFrequency } from '@/lib/kernel/calendar';

/** A price of the operator's list, or one agreed with a company, from a day on (R19). */
export type PriceEntry = {
  planCode: string;
  frequency: BillingFrequency;
  unitPrice: number;
  validFrom: string;
  /** The first day it no longer holds; the list has none. */
  validUntil: string | null;
  /** When companies were told of a list price; what was agreed needs no telling. */
  announcedOn: string | null;
};

/** The list and what was agreed above it, each in any order. */
export type PriceBook = { list: readonly PriceEntry[]; agreed: readonly PriceEntry[]; noticeDays: number };

/** The price in force on a local day: what was agreed goes before the list, the latest first; null if nothing was set. */
export function priceOn(
  { list, agreed }: PriceBook,
  planCode: string,
  frequency: BillingFrequency,
  day: string,
): PriceEntry | null {
  return latest(agreed, planCode, frequency, day) ?? latest(list, planCode, frequency, day);
}

function latest(
  entries: readonly PriceEntry[],
  planCode: string,
  frequency: BillingFrequency,
  day: string,
): PriceEntry | null {
  const inForce = entries.filter(
    (entry) =>
      entry.planCode === planCode &&
      entry.frequency === frequency &&
      entry.validFrom <= day &&
      (entry.validUntil === null || day < entry.validUntil),
  );
  return inForce.reduce<PriceEntry | null>(
    (best, entry) => (best === null || entry.validFrom >= best.validFrom ? entry : best),
    null,
  );
}

/**
 * What a licence costs from a renewal on: the price of the day; a higher one only if it was announced long enough before,
 * else the old one once more (R19). Where no price is set, the old one stays too: nobody pays what nobody named.
 */
export function renewalPrice(
  prices: PriceBook,
  planCode: string,
  frequency: BillingFrequency,
  day: string,
  oldPrice: number,
): number {
  const price = priceOn(prices, planCode, frequency, day);
  if (price === null) return oldPrice;
  if (price.unitPrice <= oldPrice || price.announcedOn === null) return price.unitPrice;
  return addDays(price.announcedOn, prices.noticeDays) <= day ? price.unitPrice : oldPrice;
}
