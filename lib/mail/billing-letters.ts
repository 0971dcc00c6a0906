import type { BillingFacts, BillingTopic } from '@/lib/notices';
import type { Told } from './billing-letter';
import { invoiceIssuedLetter } from './invoice-letters';
import type { Letter } from './letter';
import {
  capReachedLetter,
  firstPurchaseLetter,
  purchaseRequestedLetter,
  purchasesDigestLetter,
} from './purchase-letters';
import { priceAnnouncedLetter, renewalReminderLetter } from './renewal-letters';
import { companyStateLetter } from './standing-letters';

/** How each topic is written. A new one gets its letters in a file of its own and a line here. */
const LETTERS: { [T in BillingTopic]: (told: Told, facts: BillingFacts<T>) => Letter } = {
  'mail.invoice_issued': invoiceIssuedLetter,
  'mail.purchase_requested': purchaseRequestedLetter,
  'mail.first_purchase': firstPurchaseLetter,
  'mail.purchases_digest': purchasesDigestLetter,
  'mail.cap_reached': capReachedLetter,
  'mail.company_state': companyStateLetter,
  'mail.renewal_reminder': renewalReminderLetter,
  'mail.price_announced': priceAnnouncedLetter,
};

/** Writes the letter of a topic from its facts. */
export function writeBillingLetter<T extends BillingTopic>(
  told: Told,
  { topic, facts }: { topic: T; facts: BillingFacts<T> },
): Letter {
  return LETTERS[topic](told, facts);
}
