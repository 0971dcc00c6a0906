import { type NewCharge, type TaxBook, type TaxTreatment, treatmentOn } from '@/lib/invoices';
import { type BillingFrequency, daysBetween } from '@/lib/kernel/calendar';
import { multiplyAndRound } from '@/lib/kernel/money';
import type { PaidCharge } from './credit-rules';
import type { PriceBook } from './price-rules';
import type { Subscription } from './rules';

/** Licences of one subscription that cost the same; those that are to end with its period, or earlier, apart. */
export type LicenceGroup = { unitPrice: number; quantity: number; ending: boolean; early?: EarlyEnd };

/** An end before the period's (early removal): its day and instant, and the running period's purchase of the licences. */
export type EarlyEnd = { on: string; at: number; purchaseId: string | null };

export type BookedSubscription = Subscription & {
  groups: readonly LicenceGroup[];
  pendingFrequency: BillingFrequency | null;
  /** How the largest charge for its period was taxed; without it, as on the period's first day. */
  charged?: TaxTreatment | null;
  /** What was charged for the running period: where something may be given back of it. */
  paid?: readonly PaidCharge[];
};

/** A company as far as its renewals depend on it: the same for what is done, foreseen and quoted. */
export type Book = {
  timeZone: string;
  currency: string;
  planCode: string;
  /** A downgrade that waits (R21). */
  pendingPlanCode: string | null;
  defaultFrequency: BillingFrequency;
  tax: TaxBook;
  prices: PriceBook;
  subscriptions: readonly BookedSubscription[];
};

export const quantityOf = (groups: readonly LicenceGroup[]): number =>
  groups.reduce((sum, group) => sum + group.quantity, 0);

/** What licences that stay cost at the next renewal as things stand. */
export const renewalAmountOf = (groups: readonly LicenceGroup[]): number =>
  groups.filter(({ ending }) => !ending).reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);

/** Groups of the same kind as one, the dearest first. */
export function merged(groups: readonly LicenceGroup[]): LicenceGroup[] {
  const sums = new Map<string, LicenceGroup>();
  for (const group of groups) {
    const key = JSON.stringify([group.unitPrice, group.ending, group.early?.on, group.early?.purchaseId]);
    sums.set(key, { ...group, quantity: group.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.unitPrice - a.unitPrice);
}

/** How many licences there are at each price, whenever they end: a line of a change of plan is for all of one price. */
export const byPrice = (groups: readonly LicenceGroup[]): { unitPrice: number; quantity: number }[] =>
  merged(groups.map(({ unitPrice, quantity }) => ({ unitPrice, quantity, ending: false })));

/** The same of a credit of what was charged for the period: taxed as that was, not as on its own day (R19). */
export function creditOf(
  book: Pick<Book, 'currency' | 'planCode' | 'tax'>,
  cause: NewCharge['cause'],
  subscription: BookedSubscription,
  group: { unitPrice: number; quantity: number },
  from: string,
): NewCharge {
  const { code, rateBasisPoints } = subscription.charged ?? treatmentOn(book.tax, subscription.period.from);
  return {
    ...chargeOf(book, cause, subscription, group, from),
    taxTreatmentCode: code,
    taxRateBasisPoints: rateBasisPoints,
  };
}

/** A line for licences in a subscription's period from a day on: days left of days, rounded once (R16). */
export function chargeOf(
  book: Pick<Book, 'currency' | 'planCode' | 'tax'>,
  cause: NewCharge['cause'],
  subscription: Subscription,
  { unitPrice, quantity }: { unitPrice: number; quantity: number },
  from: string,
): NewCharge {
  const { period } = subscription;
  const days = daysBetween(from, period.to);
  const daysOfPeriod = daysBetween(period.from, period.to);
  const tax = treatmentOn(book.tax, from);
  return {
    cause,
    subscriptionId: subscription.id,
    purchaseId: null,
    frequency: subscription.frequency,
    planCode: book.planCode,
    quantity,
    unitPrice,
    days,
    daysOfPeriod,
    amount: multiplyAndRound(unitPrice, quantity * days, daysOfPeriod),
    currency: book.currency,
    taxTreatmentCode: tax.code,
    taxRateBasisPoints: tax.rateBasisPoints,
    period: { from, to: period.to },
  };
}
