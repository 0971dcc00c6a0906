import { termSentences } from '@/lib/i18n/term-sentences';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { type Block, gap, paragraph, stack, unbroken, within } from './blocks';
import { CONTENT } from './look';
import type { Sheet, Style } from './sheet';
import { SUMS_WIDTH, settledByCredit } from './sums';
import type { Words } from './words';

const HEAD: Style = { size: 8.5, weight: 'semibold', ink: 'quiet' };
const TEXT: Style = { size: 8.25 };

/** Beside the sums. */
const PLACE = { at: { x: CONTENT.left }, width: CONTENT.width - SUMS_WIDTH - 28 };

/** How to pay, or what becomes of a credit, and on which terms. */
export function notes(sheet: Sheet, document: InvoiceDetailView, words: Words): Block {
  const { t, format } = words;
  const settling = t(document.type === 'invoice' ? 'paymentTitle' : 'creditTitle');
  return stack(
    gap(2),
    note(sheet, settling, settlement(document, words)),
    gap(12),
    note(sheet, t('termsTitle'), termSentences(t, format, document)),
  );
}

function settlement(document: InvoiceDetailView, { t, format }: Words): string[] {
  const { type, number, relatedNumber, dueOn, seller, reason } = document;
  if (type === 'credit_note')
    return [
      relatedNumber === null ? t('creditUseAlone') : t('creditUse', { number: relatedNumber }),
      ...(reason === null ? [] : [t('reason', { reason })]),
    ];
  const { owed } = settledByCredit(document);
  if (owed.amount <= 0) return [t('nothingDue')];
  const on = dueOn === null ? '' : unbroken(format.date(dueOn, 'long'));
  return [
    t('payBy', { amount: format.money(owed), on, number: number ?? '' }),
    ...(seller.paymentDetails === null ? [] : [seller.paymentDetails]),
  ];
}

function note(sheet: Sheet, title: string, sentences: readonly string[]): Block {
  const texts = sentences.flatMap((text) => [gap(2), paragraph(sheet, text, { style: TEXT, ...PLACE })]);
  return within(sheet, 'Sect', stack(paragraph(sheet, title, { style: HEAD, type: 'H2', ...PLACE }), ...texts));
}
