import {
  addDays,
  type BillingFrequency,
  daysBetween,
  localDate,
  type Period,
  periodOf,
  startOfDay,
} from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { money, multiplyAndRound, taxOn } from '@/lib/kernel/money';

/** A company's open subscription of one frequency, as far as money depends on it (R17). */
export type Subscription = {
  id: string;
  frequency: BillingFrequency;
  anchor: string;
  timeZone: string;
  periodIndex: number;
  period: Period;
  periodEndsAt: Date;
};

/** What the seller takes at a purchase: the day's price and the company's tax treatment (R19). */
export type Tariff = { currency: string; unitPrice: number; taxTreatmentCode: string; taxRateBasisPoints: number };

/** Everything a purchase costs and why (R16). */
export type PurchaseTerms = {
  frequency: BillingFrequency;
  quantity: number;
  tariff: Tariff;
  charge: number;
  tax: number;
  days: number;
  daysOfPeriod: number;
  /** Local day of the purchase. */
  purchasedOn: string;
  subscription: Subscription;
  /** The purchase opens the subscription: its day is the anchor (R17). */
  opens: boolean;
};

/** The subscription in the period that holds the instant, computed from the anchor; a new time zone applies from the next renewal. */
export function subscriptionAt(subscription: Subscription, now: Date, timeZone: string): Subscription {
  let current = subscription;
  while (current.periodEndsAt <= now) current = nextPeriod(current, timeZone);
  return current;
}

/** The same subscription one period on. */
export function nextPeriod(subscription: Subscription, timeZone: string): Subscription {
  return withPeriod({ ...subscription, timeZone }, subscription.periodIndex + 1);
}

function withPeriod(subscription: Omit<Subscription, 'period' | 'periodEndsAt'>, periodIndex: number): Subscription {
  const period = periodOf(subscription.anchor, subscription.frequency, periodIndex);
  return { ...subscription, periodIndex, period, periodEndsAt: startOfDay(period.to, subscription.timeZone) };
}

/** A subscription that begins on a local day, with its first period at full price (R17). */
export function openSubscriptionOn(
  id: string,
  frequency: BillingFrequency,
  anchor: string,
  timeZone: string,
): Subscription {
  return withPeriod({ id, frequency, anchor, timeZone, periodIndex: 0 }, 0);
}

/**
 * The local day of an act in a subscription's period, never before the period: between the midnights of two time zones, and
 * where a clock set back reads the first instant of a day without a midnight as the day before, it is the period's first.
 */
export function dayIn({ timeZone, period }: Pick<Subscription, 'timeZone' | 'period'>, now: Date): string {
  const today = localDate(now, timeZone);
  return today < period.from ? period.from : today;
}

/**
 * R16: charge = quantity × unit price × days left ÷ days of the period, the day of purchase counted in full, rounded
 * half up once. `current` is the company's open subscription of the frequency, already in the period that holds `now`.
 */
export function purchaseTerms(
  quantity: number,
  tariff: Tariff,
  current: Subscription | null,
  toOpen: () => Subscription,
  now: Date,
): PurchaseTerms {
  const subscription = current ?? toOpen();
  const purchasedOn = dayIn(subscription, now);
  const days = daysBetween(purchasedOn, subscription.period.to);
  const daysOfPeriod = daysBetween(subscription.period.from, subscription.period.to);
  const charge = multiplyAndRound(tariff.unitPrice, quantity * days, daysOfPeriod);
  return {
    frequency: subscription.frequency,
    quantity,
    tariff,
    charge,
    tax: taxOn(charge, tariff.taxRateBasisPoints),
    days,
    daysOfPeriod,
    purchasedOn,
    subscription,
    opens: current === null,
  };
}

/** What a quote says of money: for licences bought now (`terms`), and of the next renewal. */
export function quoteMoney(
  terms: PurchaseTerms | null,
  renewal: { increase: number; on: string; changesWait: boolean },
  currency: string,
) {
  return {
    charge: money(terms?.charge ?? 0, currency),
    tax: money(terms?.tax ?? 0, currency),
    total: money((terms?.charge ?? 0) + (terms?.tax ?? 0), currency),
    formula:
      terms === null
        ? null
        : {
            unitPrice: money(terms.tariff.unitPrice, currency),
            quantity: terms.quantity,
            days: terms.days,
            daysOfPeriod: terms.daysOfPeriod,
          },
    renewal: { increase: money(renewal.increase, currency), on: renewal.on },
    changesWait: renewal.changesWait,
  };
}

/**
 * The most that the renewal of one subscription may charge: with tax, the other subscription and a month's purchases on top
 * it is still an integer that JSON carries exactly.
 */
const MOST_PER_RENEWAL = 1_000_000_000_000_000;

/** Nothing is bought, and no plan or frequency changed, whose renewal no invoice could say exactly. */
export function requireBillable(renewalAmount: number): void {
  if (renewalAmount > MOST_PER_RENEWAL) throw new DomainError('amount_too_large', { limit: MOST_PER_RENEWAL });
}

/** R12: enough licences can go, or none goes. */
export function requireRemovable(wanted: number, removable: number): void {
  if (removable < wanted) throw new DomainError('not_enough_removable_licences', { requested: wanted, removable });
}

/** `L-0048` of a licence's number in its company. */
export const licenceLabel = (labelNumber: number): string => `L-${String(labelNumber).padStart(4, '0')}`;

/** The last local day of a half-open period. */
export const lastDay = (period: Period): string => addDays(period.to, -1);
