import type { CommandScope } from '@/lib/access';
import { auditActor, requireNoPurchase } from '@/lib/access';
import { chargeNow } from '@/lib/invoices';
import { newId, toUuid } from '@/lib/kernel/id';
import type { Money } from '@/lib/kernel/money';
import type { PurchaseOffer } from './purchase';
import { announcePurchase } from './purchase-notices';
import { remindAt } from './reminder-rules';
import { insertSubscription } from './subscription-repository';

/**
 * Why licences were bought: by hand, or during an assignment and then for which number and member; for several at once
 * the operation leads to each of them (R16, R26).
 */
export type PurchaseReason = { confirmed: Confirmed } & (
  | { source: 'manual' }
  | { source: 'automatic'; unconfirmed: boolean; numberId: string | null; memberId: string | null }
);

/** What whoever bought had been shown and would not go beyond. Quotes are not stored (R7): the purchase's event keeps this of it. */
type Confirmed = {
  maxPurchases?: number | undefined;
  maxCharge?: Money | undefined;
  maxRemovalsUndone?: number | undefined;
  maxRenewalIncrease?: Money | undefined;
};

/** The limits that were given, or null for a call without any. */
function givenIn({ maxPurchases, maxCharge, maxRemovalsUndone, maxRenewalIncrease }: Confirmed) {
  const given = Object.entries({ maxPurchases, maxCharge, maxRemovalsUndone, maxRenewalIncrease });
  const kept = given.filter(([, limit]) => limit !== undefined);
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

export type NewLicence = { id: string; labelNumber: number };
export type SavedPurchase = { id: string; licences: NewLicence[]; invoiceId: string };

/**
 * Sends the rows of a purchase: its subscription if it opens one, the purchase with its charge, the licences, and the line
 * of the invoice that will say so (R20).
 */
export async function savePurchase(
  scope: CommandScope,
  terms: PurchaseOffer,
  reason: PurchaseReason,
): Promise<SavedPurchase> {
  requireNoPurchase(scope.actor);
  const { sql, companyUuid } = scope;
  const { tariff, subscription } = terms;
  const purchaseId = newId('pur');
  const firstLabel = (await scope.ledger()).nextLicenceNumber;
  const licences = Array.from({ length: terms.quantity }, (_, index) => ({
    id: newId('lic'),
    labelNumber: firstLabel + index,
  }));
  const now = scope.now.toISOString();
  const automatic = reason.source === 'automatic' ? reason : null;
  if (terms.opens) insertSubscription(scope, subscription);
  scope.defer(sql`
    update subscriptions set renewal_amount = renewal_amount + ${tariff.unitPrice * terms.quantity}
    where company_id = ${companyUuid} and id = ${toUuid('sub', subscription.id)}`);
  scope.defer(sql`
    insert into purchases (company_id, id, operation_id, subscription_id, quantity, first_label_number, source, unconfirmed, unit_price, days, days_of_period,
      charge, currency, tax_treatment_code, tax_rate_basis_points, tax, period_from, period_to, purchased_at, purchased_on,
      number_id, member_id, actor_id)
    values (${companyUuid}, ${toUuid('pur', purchaseId)}, ${toUuid('opr', scope.operationId)}, ${toUuid('sub', subscription.id)},
      ${terms.quantity}, ${firstLabel}, ${reason.source}, ${automatic?.unconfirmed ?? false}, ${tariff.unitPrice}, ${terms.days}, ${terms.daysOfPeriod},
      ${terms.charge}, ${tariff.currency}, ${tariff.taxTreatmentCode}, ${tariff.taxRateBasisPoints}, ${terms.tax},
      ${terms.purchasedOn}, ${subscription.period.to}, ${now}, ${terms.purchasedOn},
      ${toUuidOrNull('num', automatic?.numberId)}, ${toUuidOrNull('mem', automatic?.memberId)}, ${auditActor(scope.actor).id})`);
  scope.defer(sql`
    insert into licences (company_id, id, label_number, subscription_id, purchase_id, frequency, status, source, unit_price, currency,
      purchased_at, available_since)
    select ${companyUuid}, id::uuid, ${firstLabel} + position - 1, ${toUuid('sub', subscription.id)}, ${toUuid('pur', purchaseId)},
      ${terms.frequency}, 'available', ${reason.source}, ${tariff.unitPrice}, ${tariff.currency}, ${now}, ${now}
    from jsonb_array_elements_text(${JSON.stringify(licences.map((licence) => toUuid('lic', licence.id)))}::text::jsonb)
      with ordinality as bought(id, position)`);
  scope.count({ total: terms.quantity, labels: terms.quantity, settleBy: firstDue(terms) });
  scope.record({
    action: 'licence.purchased',
    targetId: purchaseId,
    after: {
      source: reason.source,
      quantity: terms.quantity,
      billingFrequency: terms.frequency,
      charge: terms.charge,
      currency: tariff.currency,
      unitPrice: tariff.unitPrice,
      days: terms.days,
      daysOfPeriod: terms.daysOfPeriod,
      firstLabel,
      subscriptionId: subscription.id,
      confirmed: givenIn(reason.confirmed),
      ...(automatic && { numberId: automatic.numberId, memberId: automatic.memberId }),
    },
  });
  if (automatic) await announcePurchase(scope, purchaseId, terms);
  return { id: purchaseId, licences, invoiceId: await invoice(scope, purchaseId, terms, reason) };
}

/** When the subscription next falls due: where one opens, with the reminder of its first renewal. */
function firstDue({ subscription, opens, reminderDays }: PurchaseOffer): Date {
  return (opens ? remindAt({ ...subscription, reminderDays }) : null) ?? subscription.periodEndsAt;
}

/** The purchase's line: on the draft that collects the month of the act, or on an invoice of its own at once (R20). */
function invoice(
  scope: CommandScope,
  purchaseId: string,
  terms: PurchaseOffer,
  { source }: PurchaseReason,
): Promise<string> {
  const { tariff, subscription, companyTimeZone: timeZone } = terms;
  const charge = {
    cause: `purchase_${source}`,
    subscriptionId: subscription.id,
    purchaseId,
    frequency: terms.frequency,
    planCode: terms.planCode,
    quantity: terms.quantity,
    unitPrice: tariff.unitPrice,
    days: terms.days,
    daysOfPeriod: terms.daysOfPeriod,
    amount: terms.charge,
    currency: tariff.currency,
    taxTreatmentCode: tariff.taxTreatmentCode,
    taxRateBasisPoints: tariff.taxRateBasisPoints,
    period: { from: terms.purchasedOn, to: subscription.period.to },
  } as const;
  return chargeNow(scope, charge, { invoicing: terms.invoicing, timeZone });
}

const toUuidOrNull = (prefix: 'num' | 'mem', id: string | null | undefined): string | null =>
  id ? toUuid(prefix, id) : null;
