import { describe, expect, it } from 'vitest';
import { formatMoney } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { money } from '@/lib/kernel/money';
import { textOfPdf } from '@/lib/testing/pdf-text';
import { PLAN_NAMES, printable } from '@/lib/testing/printable-document';
import { printDocument } from './print-document';

const pagesOf = async (document: InvoiceDetailView, locale: Locale) =>
  textOfPdf(await printDocument({ document, plans: PLAN_NAMES }, locale));
/** All of it, with the spaces that French amounts hold as they are, and pieces of a line put together. */
const textOf = async (document: InvoiceDetailView, locale: Locale) => (await pagesOf(document, locale)).join('\n');

const reverse = { code: 'REVERSE_CHARGE', rateBasisPoints: 0 };
const MENTION = 'Reverse charge: VAT to be accounted for by the recipient.';
const MENTION_FR = 'Autoliquidation : TVA due par le preneur.';

/** Two rates, of which one has a mention, and a credit note that paid a part. */
function invoice(): InvoiceDetailView {
  const document = printable(
    [
      {
        cause: 'purchase_automatic',
        unitPrice: 1_200,
        days: 9,
        amount: 360,
        period: { from: '2026-11-22', to: '2026-12-01' },
      },
      { cause: 'renewal', quantity: 3, unitPrice: 39_950, amount: 119_850 },
      { cause: 'purchase_manual', unitPrice: 3_240, amount: 3_240, tax: reverse },
    ],
    { poNumber: 'PO-4711' },
  );
  return {
    ...document,
    taxes: document.taxes.map((tax) => ({
      ...tax,
      ...(tax.code === reverse.code && { mention: MENTION, mentionFr: MENTION_FR }),
    })),
    payments: [
      {
        id: 'pay_1',
        amount: money(1_440, 'EUR'),
        receivedOn: '2026-11-30',
        reference: null,
        creditNote: { id: 'inv_1', number: 'CN-2026-000007' },
        invoice: { id: document.id, number: document.number ?? '' },
      },
    ],
  };
}

describe('R20: a printable copy', () => {
  it('says in French everything that an invoice has to, with French amounts and dates', async () => {
    const text = await textOf(invoice(), 'fr');
    for (const piece of [
      'Facture',
      'INV-2026-000042',
      '30 novembre 2026',
      '30 décembre 2026',
      'PO-4711',
      'Opérateur Téléphonique SA',
      'SIREN 732 829 320',
      'N° TVA FR44732829320',
      'Acme SAS',
      '75010 Paris',
      'SIREN 552 100 554',
      'N° TVA FR40552100554',
      '1 licence mensuelle achetée pendant une',
      '22–30 novembre 2026 · offre Connect',
      '1 × 12,00 € × 9 jours sur 30',
      '3,60 €',
      'Total HT',
      '1 234,50 €',
      'TVA 20 % sur 1 202,10 €',
      '240,42 €',
      'TVA 0 % sur 32,40 €',
      MENTION_FR,
      'Total TTC',
      '1 474,92 €',
      'Payé par l’avoir CN-2026-000007',
      '−14,40 €',
      'Net à payer',
      '1 460,52 €',
      'IBAN FR76 3000 6000 0112 3456 7890 189',
      'Nature de l’opération : prestation de services.',
      'Pas d’escompte',
      'Pénalités de retard : taux de refinancement',
      'Indemnité forfaitaire',
      '40,00 €',
      'Copie imprimable · Page 1 sur 1',
    ])
      expect(spaced(text)).toContain(piece);
  });

  it('says the same in English', async () => {
    const text = spaced(await textOf(invoice(), 'en'));
    for (const piece of [
      'Invoice',
      '30 November 2026',
      'SIREN 552 100 554',
      'VAT id FR40552100554',
      '1 × €12.00 × 9 of 30 days',
      '€1,234.50',
      'VAT 20% on €1,202.10',
      MENTION,
      'Paid by credit note CN-2026-000007',
      '€1,460.52',
      'supply of services',
      'Interest on late payment: European Central Bank',
      'Fixed compensation for recovery costs',
      'Printable copy · Page 1 of 1',
    ])
      expect(text).toContain(piece);
    expect(text).not.toContain(MENTION_FR);
  });

  it('draws the narrow space of French amounts as a space, and gives it back where it is copied', async () => {
    expect(await textOf(invoice(), 'fr')).toContain(formatMoney('fr', money(123_450, 'EUR')));
    expect(formatMoney('fr', money(123_450, 'EUR'))).toMatch(/^1\u202f234,50\u00a0€$/);
  });

  it('has the amounts of its lines add up to its total', async () => {
    const document = printable(Array.from({ length: 40 }, (_, n) => ({ amount: 997 + n * 13 })));
    const [rows = ''] = (await textOf(document, 'en')).split('Total excl. VAT\n').slice(0, 1);
    const amounts = [...rows.matchAll(/20%\n€([\d,]+\.\d\d)/g)].map(([, amount = '']) =>
      Number(amount.replace(/\D/g, '')),
    );
    expect(amounts).toHaveLength(40);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(document.subtotal.amount);
  });

  it('of a credit note names the invoice that it corrects, and asks for no payment', async () => {
    const document = printable([{ cause: 'credit', amount: 1_200 }], {
      type: 'credit_note',
      number: 'CN-2026-000007',
      relatedNumber: 'INV-2026-000031',
      reason: 'Facturé deux fois',
    });
    const text = spaced(await textOf(document, 'fr'));
    for (const piece of [
      'Avoir',
      'CN-2026-000007',
      'Rectifie la facture',
      'INV-2026-000031',
      'Motif : Facturé deux fois',
      'Total TTC de l’avoir',
      '14,40 €',
    ])
      expect(text).toContain(piece);
    for (const absent of ['Net à payer', 'Échéance', 'IBAN', 'Pénalités']) expect(text).not.toContain(absent);
  });

  it('of an invoice that credit paid says that nothing is left to pay', async () => {
    const document = printable([{ amount: 1_000 }]);
    const paid = { ...invoice().payments[0], amount: document.total } as InvoiceDetailView['payments'][number];
    const text = await textOf({ ...document, payments: [paid] }, 'en');
    expect(text).toContain('Nothing is left to pay.');
    expect(text).not.toContain('IBAN');
  });

  it('says nothing that came after the document: what was received later is no part of it', async () => {
    const document = printable([{ amount: 1_000 }]);
    const received = {
      id: 'p',
      amount: money(1_200, 'EUR'),
      receivedOn: '2027-01-02',
      reference: 'X',
      creditNote: null,
      invoice: { id: 'inv_1', number: 'INV-2026-000042' },
    };
    const later: InvoiceDetailView = { ...document, status: 'paid', amountDue: money(0, 'EUR'), payments: [received] };
    const [before, after] = await Promise.all(
      [document, later].map((one) => printDocument({ document: one, plans: PLAN_NAMES }, 'en')),
    );
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
  });

  it.each([
    ['JPY', 1_234_567, '1 481 480', /1 234 567 (¥|JPY|JP¥)/],
    ['TND', 1_234_567, '1 481,480', /1 234,567 (TND|DT)/],
    ['EUR', 1_000_000_000_000, '12 000 000 000,00', /10 000 000 000,00 €/],
  ])('writes %s with its own decimals, also large amounts on one line', async (currency, amount, total, net) => {
    const text = spaced(await textOf(printable([{ amount }], { currency }), 'fr'));
    expect(text).toMatch(net);
    expect(text).toContain(total);
  });

  it('goes on over pages: the heads of the table and the number of the page on each, every line once', async () => {
    const pages = await pagesOf(printable(Array.from({ length: 500 }, (_, n) => ({ amount: n + 1 }))), 'fr');
    expect(pages.length).toBeGreaterThan(15);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} sur ${pages.length}`);
      expect(page).toContain('INV-2026-000042');
    }
    expect(pages.filter((page) => page.includes('Désignation')).length).toBeGreaterThanOrEqual(pages.length - 1);
    const positions = [...pages.join('\n').matchAll(/^(\d+)\n1 licence mensuelle renouvelée$/gm)].map(([, at]) =>
      Number(at),
    );
    expect(positions).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  });

  it.each([
    'Spółka Żółć i Gęślą Jaźń',
    'Εταιρεία Δοκιμής Α.Ε.',
    'Общество с ограниченной ответственностью',
    'Công ty Điện thoại Việt',
    'İstanbul Çağrı Ş.',
  ])('writes the name %s', async (legalName) => {
    const document = printable([{ amount: 1 }]);
    const text = await textOf({ ...document, buyer: { ...document.buyer, legalName } }, 'en');
    expect(text.replaceAll('\n', '')).toContain(legalName);
  });

  it('wraps a long name, breaks one without a space, and has a sign for what no font has', async () => {
    const document = printable([{ amount: 1 }]);
    const long = 'Société '.repeat(20).trim();
    const unbroken = 'X'.repeat(120);
    const text = await textOf(
      { ...document, buyer: { ...document.buyer, legalName: long, addressLines: [unbroken, '東京'] } },
      'en',
    );
    expect(text.replaceAll('\n', ' ')).toContain(long);
    expect(text.replaceAll('\n', '')).toContain(unbroken);
    expect(text.split('\n')).toContain('??');
    expect(text.split('\n').every((line) => line.length < 90)).toBe(true);
  });

  it('reads well of documents from before their terms were kept', async () => {
    const terms = {
      operation: 'services',
      paymentTermDays: null,
      lateInterest: null,
      lateInterestFr: null,
      recoveryFee: null,
    };
    const document = printable([{ amount: 1 }], { terms: terms as InvoiceDetailView['terms'] });
    const seller = { ...document.seller, postalCode: null, city: null, addressLines: [], registrationNumber: null };
    const text = await textOf({ ...document, seller: { ...seller, vatId: null, paymentDetails: null } }, 'fr');
    expect(text).toContain('prestation de services');
    expect(text).not.toMatch(/null|undefined|Pénalités|SIREN 732/);
  });

  it('names its language and its title, for readers that speak it', async () => {
    const pdf = (await printDocument({ document: printable([{ amount: 1 }]), plans: PLAN_NAMES }, 'fr')).toString(
      'latin1',
    );
    expect(pdf).toContain('/Lang (fr)');
    expect(pdf).toMatch(/\/MarkInfo/);
    expect(pdf).not.toContain('/BaseFont /Helvetica');
  });
});

/** With all spaces as plain ones. */
const spaced = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
