import { money } from '@/lib/kernel/money';
import { type Book, comingRises, isRenewingSoon, lastDay, priceOn, type Remindable } from '@/lib/licences';
import type { BillingView, SubscriptionView } from './view';

/** The renewals that billing people are reminded of now: what charges something, while the company is not restricted. */
export function renewingSoon(
  { subscriptions: booked }: Book,
  views: readonly SubscriptionView[],
  remindables: readonly Remindable[],
  { state, now }: { state: string; now: Date },
): BillingView['renewingSoon'] {
  if (state === 'restricted' || state === 'closed') return [];
  return views.flatMap(({ id, billingFrequency, licences, ending, period, renewsOn, renewal }) => {
    const subscription = booked.find((one) => one.id === id);
    const reminderDays = remindables.find((one) => one.id === id)?.reminderDays ?? 0;
    if (subscription === undefined || renewal.amount === 0) return [];
    if (!isRenewingSoon({ ...subscription, reminderDays }, now)) return [];
    return [{ id, billingFrequency, licences, ending, renewsOn, renewal, lastDay: lastDay(period) }];
  });
}

/**
 * Prices of the list for the company's plan, or the one that waits: those that are not in force yet where nothing else is
 * agreed on their first day, and those in force that some renewal will take and has not yet (R19).
 */
export function announcedPrices(
  book: Book,
  today: string,
  nameOf: (planCode: string) => string,
): BillingView['announced'] {
  const { prices, planCode, pendingPlanCode, currency } = book;
  const rises = comingRises(book, today);
  return prices.list
    .flatMap((entry) => {
      const rise = rises.find(({ price }) => price === entry);
      const isOurs = entry.planCode === planCode || entry.planCode === pendingPlanCode;
      const inForce = entry.validFrom <= today;
      const comes = !inForce && priceOn(prices, entry.planCode, entry.frequency, entry.validFrom) === entry;
      return isOurs && (comes || rise !== undefined) ? [{ entry, inForce, renewsOn: rise?.on ?? null }] : [];
    })
    .sort((a, b) => a.entry.validFrom.localeCompare(b.entry.validFrom))
    .map(({ entry, inForce, renewsOn }) => ({
      pendingPlan: entry.planCode === planCode ? null : nameOf(entry.planCode),
      billingFrequency: entry.frequency,
      unitPrice: money(entry.unitPrice, currency),
      validFrom: entry.validFrom,
      inForce,
      renewsOn,
    }));
}
