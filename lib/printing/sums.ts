import { inLanguageOf } from '@/lib/i18n/term-sentences';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { type Money, money } from '@/lib/kernel/money';
import { type Block, beside, gap, paragraph, stack, within } from './blocks';
import { CONTENT } from './look';
import type { Sheet, Style } from './sheet';
import type { Words } from './words';

const TEXT: Style = { size: 9.5 };
const STRONG: Style = { size: 9.5, weight: 'semibold' };
const DETAIL: Style = { size: 8, ink: 'quiet' };

/** How wide the sums are; they stand at the right edge. */
export const SUMS_WIDTH = 272;
const { right } = CONTENT;
const left = right - SUMS_WIDTH;
const DUE_HEIGHT = 27;

/** The credit notes that paid an invoice when it was issued, and what they left: money that came later is no part of it. */
export function settledByCredit({ type, payments, total }: InvoiceDetailView): {
  credits: { number: string; amount: Money }[];
  owed: Money;
} {
  const credits = payments.flatMap(({ creditNote, amount }) =>
    type === 'credit_note' || creditNote === null ? [] : [{ number: creditNote.number, amount }],
  );
  const paid = credits.reduce((sum, { amount }) => sum + amount.amount, 0);
  return { credits, owed: money(total.amount - paid, total.currency) };
}

/** Net, tax once per rate with what the law wants said, total, credit that paid, and what is due. */
export function sums(sheet: Sheet, document: InvoiceDetailView, words: Words): Block {
  const { t, format } = words;
  const { type, subtotal, total } = document;
  const { credits, owed } = settledByCredit(document);
  const rows = [
    sum(sheet, t('subtotal'), format.money(subtotal), TEXT),
    ...taxRows(sheet, document, words),
    gap(3),
    rule(sheet),
    gap(3),
    sum(sheet, t(`totalOf.${type}`), format.money(total), STRONG),
    ...credits.map(({ number, amount }) => sum(sheet, t('fromCredit', { number }), `−${format.money(amount)}`, TEXT)),
  ];
  const last = type === 'credit_note' ? [] : [gap(6), due(sheet, t('amountDue'), format.money(owed), owed.amount > 0)];
  return within(sheet, 'Sect', stack(...rows, ...last));
}

const taxRows = (sheet: Sheet, { taxes }: InvoiceDetailView, { t, format }: Words): Block[] =>
  taxes.flatMap(({ rateBasisPoints, base, tax, mention, mentionFr }) => {
    const label = t('tax', { rate: format.percent(rateBasisPoints / 10_000), base: format.money(base) });
    const said = inLanguageOf(format, mention, mentionFr);
    return [sum(sheet, label, format.money(tax), TEXT), ...(said === null ? [] : [detail(sheet, said)])];
  });

/** A name and its amount, which is never broken: the name gets the room that it leaves. */
function sum(sheet: Sheet, label: string, amount: string, style: Style): Block {
  const room = SUMS_WIDTH - sheet.widthOf(amount, style) - 12;
  return stack(
    gap(2),
    beside(
      paragraph(sheet, label, { style, width: room, at: { x: left } }),
      paragraph(sheet, amount, { style, width: SUMS_WIDTH, at: { right } }),
    ),
    gap(2),
  );
}

const detail = (sheet: Sheet, text: string): Block =>
  stack(paragraph(sheet, text, { style: DETAIL, width: SUMS_WIDTH, at: { x: left } }), gap(3));

const rule = (sheet: Sheet): Block => ({
  height: 0.75,
  draw: (y) => sheet.adorn(() => sheet.line(left, y, SUMS_WIDTH, 'line-strong')),
});

/** What has to be paid stands out; where nothing has, it says so quietly. */
function due(sheet: Sheet, label: string, amount: string, isOwed: boolean): Block {
  const style: Style = { size: 11, weight: 'semibold', ink: isOwed ? 'brass' : 'key' };
  const ground = { ink: isOwed ? 'brass-soft' : 'key-soft', radius: 6 } as const;
  return {
    height: DUE_HEIGHT,
    draw: (y, parent) => {
      sheet.adorn(() => sheet.box(left - 10, y, SUMS_WIDTH + 20, DUE_HEIGHT, ground));
      sheet.say(parent, 'P', () => {
        sheet.text(label, style, { x: left, y: y + 17.5 });
        sheet.text(amount, style, { right, y: y + 17.5 });
      });
    },
  };
}
