import type { BillingFrequency } from '@/lib/kernel/calendar';
import type { PurchaseContext } from './pricing-repository';
import { type PurchaseOffer, priceAtRenewal, termsOf } from './purchase';
import { quoteMoney } from './rules';
import type { LicenceQuoteView } from './view';

type Undone = readonly { unitPrice: number; periodTo: string }[];

/** What adding licences by hand does and costs: removals undone first, then a purchase of the rest (R11, R16). */
export function quotePurchase(
  context: PurchaseContext,
  frequency: BillingFrequency,
  quantity: number,
  undone: Undone,
  now: Date,
  available: number,
): { quote: LicenceQuoteView; terms: PurchaseOffer | null } {
  const purchases = quantity - undone.length;
  // Priced also when nothing is bought, so that a missing price is said before it matters and the period is known.
  const asked = termsOf(context, frequency, Math.max(purchases, 1), now);
  const terms = purchases === 0 ? null : asked;
  const renewsOn = undone[0]?.periodTo ?? asked.subscription.period.to;
  const increase = undone.reduce(
    (sum, { unitPrice, periodTo }) => sum + priceAtRenewal(context, frequency, periodTo, unitPrice),
    0,
  );
  return {
    terms,
    quote: {
      quantity,
      removalsUndone: undone.length,
      purchases,
      ...quoteMoney(terms, { quantity: undone.length, increase, renewsOn }, context.buyer.currency),
      billingFrequency: frequency,
      period: { from: asked.purchasedOn, to: asked.subscription.period.to },
      available,
      taxRateBasisPoints: asked.tariff.taxRateBasisPoints,
    },
  };
}
