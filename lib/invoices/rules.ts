import type { BillingFrequency, Period } from '@/lib/kernel/calendar';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { taxOn } from '@/lib/kernel/money';

/** Why something is on an invoice (R20). */
export const CHARGE_CAUSES = [
  'purchase_manual',
  'purchase_automatic',
  'renewal',
  'plan_change',
  'frequency_change',
  'credit',
] as const;
export type ChargeCause = (typeof CHARGE_CAUSES)[number];

/** One line to come: what is charged or credited, with everything the amount is computed from (R16). Never negative. */
export type NewCharge = {
  cause: ChargeCause;
  subscriptionId: string | null;
  purchaseId: string | null;
  frequency: BillingFrequency | null;
  planCode: string;
  quantity: number;
  unitPrice: number;
  days: number;
  daysOfPeriod: number;
  amount: number;
  currency: string;
  taxTreatmentCode: string;
  taxRateBasisPoints: number;
  period: Period;
  /**
   * The line whose unused days this gives back, the invoice that it is on, and for which of the licences that leave
   * together: runs of their places.
   */
  credits?: { chargeId: string; invoiceId: string; places?: [first: number, quantity: number][] };
};

/** Tax of a document for one treatment and rate. */
export type TaxSum = { code: string; rateBasisPoints: number; base: number; tax: number };
type Taxed = Pick<NewCharge, 'amount' | 'taxTreatmentCode' | 'taxRateBasisPoints'>;

/** What a document adds up to: tax is computed once per treatment and rate, on the sum of their lines (R19). */
export function sumsOf(lines: readonly Taxed[]): { subtotal: number; tax: number; taxes: TaxSum[] } {
  const bases = new Map<string, TaxSum>();
  for (const { amount, taxTreatmentCode: code, taxRateBasisPoints: rateBasisPoints } of lines) {
    const key = `${code} ${rateBasisPoints}`;
    const sum = bases.get(key) ?? { code, rateBasisPoints, base: 0, tax: 0 };
    bases.set(key, { ...sum, base: sum.base + amount });
  }
  const taxes = [...bases.values()]
    .map((sum) => ({ ...sum, tax: taxOn(sum.base, sum.rateBasisPoints) }))
    .sort((a, b) => b.rateBasisPoints - a.rateBasisPoints || a.code.localeCompare(b.code));
  const total = (of: 'base' | 'tax') => taxes.reduce((sum, one) => sum + one[of], 0);
  return { subtotal: total('base'), tax: total('tax'), taxes };
}

export type DocumentType = 'invoice' | 'credit_note';

/** `INV-2026-000042`; credit notes have their own series (R20). */
export const documentNumber = (type: DocumentType, year: number, sequence: number): string =>
  `${type === 'invoice' ? 'INV' : 'CN'}-${year}-${String(sequence).padStart(6, '0')}`;

/**
 * The dates of a document: those of the issuer's calendar (R20). What collects a month is issued on the month's last day,
 * so its date is that of the last instant before it closes. Issued late it keeps that date, but the time to pay begins
 * when it is issued.
 */
export function documentDates(
  closesAt: Date,
  collectsMonth: boolean,
  issuer: { timeZone: string; paymentTermDays: number },
  now: Date,
): { issuedOn: string; dueOn: string } {
  const issuedOn = localDate(collectsMonth ? new Date(closesAt.getTime() - 1) : closesAt, issuer.timeZone);
  const today = localDate(now, issuer.timeZone);
  return { issuedOn, dueOn: addDays(today > issuedOn ? today : issuedOn, issuer.paymentTermDays) };
}

export const DOCUMENT_STATUSES = ['draft', 'open', 'past_due', 'paid'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** Where an issued document stands: nothing left to pay is paid, also at a total of zero; a credit is never late (R20). */
export function statusOf(
  type: DocumentType,
  total: number,
  paid: number,
  dueOn: string,
  today: string,
): DocumentStatus {
  if (paid >= total) return 'paid';
  return type === 'invoice' && dueOn < today ? 'past_due' : 'open';
}

/** How a credit note's balance pays open invoices, the oldest first; never more than either has left (R20). */
export function allocateCredit<C extends { balance: number }>(
  due: number,
  credits: readonly C[],
): { credit: C; amount: number }[] {
  let left = due;
  return credits.flatMap((credit) => {
    const amount = Math.min(left, credit.balance);
    left -= amount;
    return amount > 0 ? [{ credit, amount }] : [];
  });
}
