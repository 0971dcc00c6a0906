import type { QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import type { PurchaseContext } from './pricing-repository';
import { type PurchaseOffer, termsOf } from './purchase';
import { type Kept, renewalIncrease } from './renewal-quote';
import { quoteMoney } from './rules';
import type { LicenceQuoteView } from './view';

/** What adding licences by hand does and costs: removals undone first, then a purchase of the rest (R11, R16). */
export async function quotePurchase(
  scope: QueryScope,
  context: PurchaseContext,
  { frequency, quantity }: { frequency: BillingFrequency; quantity: number },
  undone: readonly Kept[],
  now: Date,
  available: number,
): Promise<{ quote: LicenceQuoteView; terms: PurchaseOffer | null }> {
  const purchases = quantity - undone.length;
  // Priced also when nothing is bought, so that a missing price is said before it matters and the period is known.
  const asked = termsOf(context, frequency, Math.max(purchases, 1), now);
  const terms = purchases === 0 ? null : asked;
  const renewal = await renewalIncrease(scope, context, terms, undone, now);
  return {
    terms,
    quote: {
      quantity,
      removalsUndone: undone.length,
      purchases,
      ...quoteMoney(terms, renewal, context.buyer.currency),
      billingFrequency: frequency,
      period: { from: asked.purchasedOn, to: asked.subscription.period.to },
      available,
      taxRateBasisPoints: asked.tariff.taxRateBasisPoints,
    },
  };
}
