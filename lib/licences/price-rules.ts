import { addDays, type BillingFrequency } from '@/lib/kernel/calendar';

/** A price agreed with a company, from a day on (R19): what was agreed needs no telling. */
export type AgreedPrice = {
  planCode: string;
  frequency: BillingFrequency;
  unitPrice: number;
  validFrom: string;
  /** The first day it no longer holds; the list has none. */
  validUntil: string | null;
};

/** A price of the operator's list, as one company knows it. */
export type ListPrice = AgreedPrice & {
  /** When the operator set it. */
  announcedOn: string;
  /** The day on which this company was told of it, or was founded since; null while it was not. */
  toldOn: string | null;
};

type PriceEntry = AgreedPrice | ListPrice;

/** The list and what was agreed above it, each in any order. */
export type PriceBook = { list: readonly ListPrice[]; agreed: readonly AgreedPrice[]; noticeDays: number };

/** The price in force on a local day: what was agreed goes before the list, the latest first; null if nothing was set. */
export function priceOn(
  { list, agreed }: PriceBook,
  planCode: string,
  frequency: BillingFrequency,
  day: string,
): PriceEntry | null {
  return latest(agreed, planCode, frequency, day) ?? latest(list, planCode, frequency, day);
}

function latest<P extends PriceEntry>(
  entries: readonly P[],
  planCode: string,
  frequency: BillingFrequency,
  day: string,
): P | null {
  const inForce = entries.filter(
    (entry) =>
      entry.planCode === planCode &&
      entry.frequency === frequency &&
      entry.validFrom <= day &&
      (entry.validUntil === null || day < entry.validUntil),
  );
  return inForce.reduce<P | null>(
    (best, entry) => (best === null || entry.validFrom >= best.validFrom ? entry : best),
    null,
  );
}

/**
 * What a licence costs from a renewal on: the price of the day; a higher one only if this company was told of it long
 * enough before, else the old one once more (R19). Where no price is set, the old one stays too: nobody pays what nobody
 * named.
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
  if (price.unitPrice <= oldPrice || !('toldOn' in price)) return price.unitPrice;
  return isKnown(price.toldOn, prices, day) ? price.unitPrice : oldPrice;
}

/**
 * What a licence costs that takes this plan or frequency at a renewal (R21): the price of the day, but none that was announced too
 * shortly before. Who asks for the change after the announcement is shown it, and who asked before it is told; null if
 * nothing was set.
 */
export function arrivalPrice(
  prices: PriceBook,
  planCode: string,
  frequency: BillingFrequency,
  day: string,
): number | null {
  const price = priceOn(prices, planCode, frequency, day);
  if (price === null || !('toldOn' in price)) return price?.unitPrice ?? null;
  const known = prices.list.filter(({ announcedOn }) => isKnown(announcedOn, prices, day));
  return Math.min(price.unitPrice, latest(known, planCode, frequency, day)?.unitPrice ?? price.unitPrice);
}

const isKnown = (since: string | null, { noticeDays }: PriceBook, day: string): boolean =>
  since !== null && addDays(since, noticeDays) <= day;
