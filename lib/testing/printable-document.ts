import { sumsOf } from '@/lib/invoices/rules';
import type { InvoiceDetailView, InvoiceLineView } from '@/lib/invoices/view';
import { newId } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';

type Given = Partial<Omit<InvoiceLineView, 'unitPrice' | 'amount'>> & { unitPrice?: number; amount: number };

/** An issued invoice whose sums follow from its lines, to be printed. */
export function printable(
  lines: readonly Given[],
  { currency = 'EUR', ...more }: Partial<InvoiceDetailView> & { currency?: string } = {},
): InvoiceDetailView {
  const shown = lines.map(
    ({ amount, unitPrice = amount, ...given }): InvoiceLineView => ({
      id: newId('chg'),
      cause: 'renewal',
      description: '',
      quantity: 1,
      unitPrice: money(unitPrice, currency),
      days: 30,
      daysOfPeriod: 30,
      amount: money(amount, currency),
      period: { from: '2026-11-01', to: '2026-12-01' },
      plan: 'connect',
      billingFrequency: 'monthly',
      tax: { code: 'FR_20', rateBasisPoints: 2_000 },
      subscription: null,
      purchaseId: null,
      events: [],
      ...given,
    }),
  );
  const { subtotal, tax, taxes } = sumsOf(
    shown.map((line) => ({
      amount: line.amount.amount,
      taxTreatmentCode: line.tax.code,
      taxRateBasisPoints: line.tax.rateBasisPoints,
    })),
  );
  const total = money(subtotal + tax, currency);
  return {
    id: newId('inv'),
    number: 'INV-2026-000042',
    type: 'invoice',
    relatesTo: null,
    issuedOn: '2026-11-30',
    dueOn: '2026-12-30',
    closesAt: '2026-11-30T23:00:00.000Z',
    status: 'open',
    subtotal: money(subtotal, currency),
    taxes: taxes.map((sum) => ({
      ...sum,
      mention: null,
      mentionFr: null,
      base: money(sum.base, currency),
      tax: money(sum.tax, currency),
    })),
    total,
    amountPaid: money(0, currency),
    amountDue: total,
    disputedSince: null,
    delivery: null,
    poNumber: null,
    lines: shown,
    seller: {
      legalName: 'Opérateur Téléphonique SA',
      addressLines: ['8 quai de la Loire'],
      postalCode: '75019',
      city: 'Paris',
      country: 'FR',
      registrationNumber: '732 829 320',
      vatId: 'FR44732829320',
      paymentDetails: 'IBAN FR76 3000 6000 0112 3456 7890 189\nBIC AGRIFRPP',
    },
    buyer: {
      legalName: 'Acme SAS',
      addressLines: ['12 rue des Lilas', 'Bâtiment B'],
      postalCode: '75010',
      city: 'Paris',
      country: 'FR',
      registrationNumber: '552 100 554',
      vatId: 'FR40552100554',
    },
    terms: {
      operation: 'services',
      paymentTermDays: 30,
      lateInterest: 'European Central Bank refinancing rate plus 10 percentage points',
      lateInterestFr: 'taux de refinancement de la Banque centrale européenne majoré de 10 points',
      recoveryFee: money(4_000, 'EUR'),
    },
    payments: [],
    relatedNumber: null,
    correctedBy: [],
    reason: null,
    deliveries: [],
    ...more,
  };
}

/** The plans of every installation, by code. */
export const PLAN_NAMES = { connect: 'Connect', advanced: 'Advanced', max: 'Max' };
