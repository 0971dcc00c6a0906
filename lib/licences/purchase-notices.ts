import type { CommandScope, QueryScope } from '@/lib/access';
import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import { notifyBilling } from '@/lib/notices';
import { firstUntold, readAutomatic, saveTold, untoldBefore } from './automatic-repository';
import { type Cap, capsOf, crossedBy } from './cap-rules';
import { readPurchaseContext } from './pricing-repository';
import { currentSubscription, type PurchaseOffer } from './purchase';

/** A day's mail names so many purchases; the others are in its sum. */
const NAMED = 20;

/**
 * What an automatic purchase tells owners and billing managers (R23): the company's first one at once, later ones once a
 * day, and each cap when it crosses 80 and 100 %. Reads behind the purchase, so that this counts.
 */
export async function announcePurchase(scope: CommandScope, purchaseId: string, terms: PurchaseOffer): Promise<void> {
  const { used, policy, told, timeZone } = await readAutomatic(scope, terms.purchasedOn);
  const { quantity, charge } = terms;
  const { currency } = terms.tariff;
  if (told) scope.count({ settleBy: endOfDay(scope.now, timeZone) });
  else {
    saveTold(scope, scope.now);
    notifyBilling(scope, 'mail.first_purchase', { purchaseId, quantity, charge, currency });
  }
  for (const cap of capsOf(policy, used)) {
    const percent = crossedBy(cap, cap.cap === 'monthly_licences' ? quantity : charge);
    if (percent !== null) notifyBilling(scope, 'mail.cap_reached', { ...cap, percent, currency });
  }
}

/** The first instant of the next local day. */
const endOfDay = (at: Date, timeZone: string): Date => startOfDay(addDays(localDate(at, timeZone), 1), timeZone);

/** When the next mail about a day's purchases falls due. */
export async function nextDigest(scope: QueryScope): Promise<Date | null> {
  const first = await firstUntold(scope);
  return first && endOfDay(first.at, first.timeZone);
}

/** Tells of the automatic purchases of the days that are over, in one mail each time (R23). */
export async function tellPurchases(scope: CommandScope): Promise<void> {
  const first = await firstUntold(scope);
  if (first === null || endOfDay(first.at, first.timeZone) > scope.now) return;
  const until = startOfDay(localDate(scope.now, first.timeZone), first.timeZone);
  const { currency, bought } = await untoldBefore(scope, until);
  const sum = (of: 'quantity' | 'charge') => bought.reduce((total, purchase) => total + purchase[of], 0);
  notifyBilling(scope, 'mail.purchases_digest', {
    from: bought[0]?.on ?? '',
    to: bought.at(-1)?.on ?? '',
    purchases: bought.slice(0, NAMED),
    others: Math.max(0, bought.length - NAMED),
    quantity: sum('quantity'),
    charge: sum('charge'),
    currency,
  });
  saveTold(scope, until);
}

/** The caps of this month and how much of them is used: for pages. */
export async function readCaps(scope: QueryScope): Promise<Cap[]> {
  const { buyer, ...context } = await readPurchaseContext(scope);
  const { now } = await scope.ledger();
  const today = localDate(now, currentSubscription({ buyer, ...context }, now)?.timeZone ?? buyer.timeZone);
  const { used, policy } = await readAutomatic(scope, today);
  return capsOf(policy, used);
}
