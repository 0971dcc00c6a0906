import type { InvoiceDetailView } from '@/lib/invoices/view';
import { type Block, beside, gap, paragraph, stack, within } from './blocks';
import { CONTENT } from './look';
import type { Sheet, Style } from './sheet';
import type { Words } from './words';

const TITLE: Style = { size: 22, weight: 'semibold' };
const NAME: Style = { size: 12.5, weight: 'semibold' };
const MARK = 30;
const LABEL: Style = { size: 8, ink: 'quiet' };
const TEXT: Style = { size: 9.5 };
const STRONG: Style = { size: 9.5, weight: 'semibold' };

/** What the first page begins with: whose document it is and which one, its dates, and both parties. */
export const masthead = (sheet: Sheet, document: InvoiceDetailView, words: Words): Block =>
  stack(
    heading(sheet, document, words),
    gap(22),
    facts(sheet, document, words),
    gap(20),
    parties(sheet, document, words),
  );

function heading(sheet: Sheet, { type, number, seller }: InvoiceDetailView, { t }: Words): Block {
  const { right, left, width } = CONTENT;
  const mark: Block = {
    height: MARK,
    draw: (y) =>
      sheet.adorn(() => {
        sheet.box(left, y, MARK, MARK, { ink: 'key', radius: 7 });
        const [initial = ''] = seller.legalName.trim().toUpperCase();
        const style: Style = { size: 16, weight: 'semibold', ink: 'on-key' };
        sheet.text(initial, style, { x: left + (MARK - sheet.widthOf(initial, style)) / 2, y: y + 20.8 });
      }),
  };
  const title = paragraph(sheet, t(`titleOf.${type}`), { style: TITLE, width: width / 2, at: { right }, type: 'H1' });
  const name = paragraph(sheet, seller.legalName, {
    style: NAME,
    width: width / 2 - MARK,
    at: { x: left + MARK + 11 },
  });
  const below = paragraph(sheet, number ?? '', {
    style: { size: 11, ink: 'quiet' },
    width: width / 2,
    at: { right },
  });
  // One line of the name stands in the middle of the mark.
  return beside(mark, stack(gap(6), name), stack(gap(-3), title, below));
}

function facts(sheet: Sheet, document: InvoiceDetailView, { t, format }: Words): Block {
  const day = (date: string | null) => (date === null ? '' : format.date(date, 'long'));
  const { type, issuedOn, dueOn, relatedNumber, poNumber } = document;
  const all: [term: string, value: string | null][] = [
    [t('issued'), day(issuedOn)],
    [t('due'), type === 'invoice' ? day(dueOn) : null],
    [t('relatesTo'), relatedNumber],
    [t('poNumber'), poNumber],
  ];
  const present = all.filter((fact): fact is [string, string] => fact[1] !== null);
  const width = CONTENT.width / present.length;
  const columns = present.map(([term, value], index) => {
    const at = { x: CONTENT.left + index * width };
    return stack(
      paragraph(sheet, term, { style: LABEL, width: width - 12, at }),
      gap(1),
      paragraph(sheet, value, { style: STRONG, width: width - 12, at }),
    );
  });
  const rule: Block = {
    height: 0.75,
    draw: (y) => sheet.adorn(() => sheet.line(CONTENT.left, y, CONTENT.width, 'line')),
  };
  return stack(rule, gap(10), beside(...columns), gap(10), rule);
}

function parties(sheet: Sheet, { seller, buyer }: InvoiceDetailView, words: Words): Block {
  const half = CONTENT.width / 2;
  return beside(
    party(sheet, words.t('seller'), seller, words, CONTENT.left, half - 18),
    party(sheet, words.t('buyer'), buyer, words, CONTENT.left + half, half),
  );
}

function party(
  sheet: Sheet,
  title: string,
  about: InvoiceDetailView['buyer'],
  words: Words,
  x: number,
  width: number,
): Block {
  const lines = partyLines(about, words).map((line) => paragraph(sheet, line, { style: TEXT, width, at: { x } }));
  return within(
    sheet,
    'Sect',
    stack(
      paragraph(sheet, title, { style: LABEL, width, at: { x }, type: 'H2' }),
      gap(2),
      paragraph(sheet, about.legalName, { style: STRONG, width, at: { x } }),
      ...lines,
    ),
  );
}

/** Address and ids of a party, one a line. */
function partyLines(
  { addressLines, postalCode, city, country, registrationNumber, vatId }: InvoiceDetailView['buyer'],
  { t, format }: Words,
): string[] {
  const place = [postalCode, city].filter((part) => part !== null).join(' ');
  return [
    ...addressLines,
    place,
    country === null ? '' : format.country(country),
    registrationNumber === null ? '' : t('registrationNumber', { country: country ?? '', number: registrationNumber }),
    vatId === null ? '' : t('vatId', { id: vatId }),
  ].filter((line) => line !== '');
}
