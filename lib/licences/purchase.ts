import type { CommandScope, QueryScope } from '@/lib/access';
import { type BillingFrequency, localDate } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { type Buyer, type PurchaseContext, readPurchaseContext, tariffOn } from './pricing-repository';
import { countOver } from './removal-repository';
import { dayIn, openSubscriptionOn, type PurchaseTerms, purchaseTerms, requireBillable, subscriptionAt } from './rules';

/** No purchase and no new assignment while the company is restricted or closed (R22). */
export function requireUnrestricted(state: string): void {
  if (state === 'restricted' || state === 'closed') throw new DomainError('company_restricted', { state });
}

/** The current subscription of the frequency at an instant, whether or not the worker has moved it on, or closed it, yet. */
export function currentSubscription({ subscription, goesOn, buyer }: PurchaseContext, now: Date) {
  if (subscription === null || (subscription.periodEndsAt <= now && !goesOn)) return null;
  return subscriptionAt(subscription, now, buyer.timeZone);
}

/** Licences available at the ledger's instant, ending ones included; not those whose period is over and only waits for the worker. */
export async function availableNow(scope: QueryScope | CommandScope): Promise<number> {
  const { now, total, assigned, settleDueAt } = await scope.ledger();
  const over = settleDueAt !== null && settleDueAt <= now ? await countOver(scope, now) : 0;
  return total - assigned - over;
}

/** What buying costs and why, and how it is invoiced. */
export type PurchaseOffer = PurchaseTerms &
  Pick<Buyer, 'planCode' | 'invoicing' | 'reminderDays'> & {
    companyTimeZone: string;
  };

/** The anchor of a subscription that opens: today, where the company is; never a day that the one before it has paid (R17). */
function openingDay({ buyer, paidUntil }: PurchaseContext, now: Date): string {
  const today = localDate(now, buyer.timeZone);
  return paidUntil !== null && today < paidUntil ? paidUntil : today;
}

/** The terms of buying so many licences now: quote and purchase use this one function, so they agree to the cent (R7, R16). */
export function termsOf(
  context: PurchaseContext,
  frequency: BillingFrequency,
  quantity: number,
  now: Date,
): PurchaseOffer {
  const { timeZone, planCode, invoicing, reminderDays } = context.buyer;
  const current = currentSubscription(context, now);
  const today = current === null ? openingDay(context, now) : dayIn(current, now);
  const terms = purchaseTerms(
    quantity,
    tariffOn(context, today, frequency),
    current,
    () => openSubscriptionOn(newId('sub'), frequency, today, timeZone),
    now,
  );
  requireBillable(context.renewalAmount + terms.tariff.unitPrice * quantity);
  return { ...terms, planCode, invoicing, reminderDays, companyTimeZone: timeZone };
}

/** The context of a purchase in a frequency, or in the company's default one. */
export async function purchaseContext(scope: QueryScope | CommandScope, frequency?: BillingFrequency) {
  const context = await readPurchaseContext(scope, frequency);
  return { context, frequency: frequency ?? context.buyer.defaultFrequency };
}
