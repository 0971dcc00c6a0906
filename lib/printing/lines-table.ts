import { lineFormula, lineTitle } from '@/lib/i18n/line-words';
import type { InvoiceLineView } from '@/lib/invoices/view';
import { type Block, beside, gap, paragraph, stack, unbroken, within } from './blocks';
import { CONTENT } from './look';
import type { Sheet, Style } from './sheet';
import type { Words } from './words';

const HEAD: Style = { size: 8, weight: 'semibold', ink: 'quiet' };
const TEXT: Style = { size: 9 };
const DETAIL: Style = { size: 8, ink: 'quiet' };

const { left, right } = CONTENT;
/** Where each column begins or ends, and how wide its text may be. */
const COLUMNS = {
  position: { at: { x: left }, width: 24 },
  what: { at: { x: left + 26 }, width: 194 },
  formula: { at: { x: left + 226 }, width: 136 },
  tax: { at: { right: right - 104 }, width: 32 },
  net: { at: { right }, width: 104 },
} as const;

/** The heads of the table, repeated on each page. */
export function tableHead(sheet: Sheet, { t }: Words): Block {
  const heads = (['position', 'what', 'formula', 'tax', 'net'] as const).map((column) =>
    paragraph(sheet, t(`columns.${column}`), { ...COLUMNS[column], style: HEAD, type: 'TH' }),
  );
  return stack(within(sheet, 'TR', beside(...heads)), gap(5), rule(sheet, 'line-strong'));
}

/** One line: what, for which days, how its amount comes about, its tax, and the amount. */
export function tableRow(
  sheet: Sheet,
  { line, position, plan }: { line: InvoiceLineView; position: number; plan: string },
  { t, lines, format }: Words,
): Block {
  const cell = (column: keyof typeof COLUMNS, text: string, style: Style) =>
    paragraph(sheet, text, { ...COLUMNS[column], style, type: 'TD' });
  const details = [format.period(line.period.from, line.period.to, 'always'), t('plan', { plan })];
  const onOneLine = details.join(' · ');
  const fits = sheet.widthOf(onOneLine, DETAIL) <= COLUMNS.what.width;
  const what = stack(
    cell('what', lineTitle(lines, line), TEXT),
    cell('what', fits ? onOneLine : details.join('\n'), DETAIL),
  );
  const cells = beside(
    cell('position', format.count(position), { ...TEXT, ink: 'quiet' }),
    what,
    // Broken between its factors only.
    cell('formula', lineFormula(lines, format, line).split(' × ').map(unbroken).join(' ×\u00a0'), TEXT),
    cell('tax', format.percent(line.tax.rateBasisPoints / 10_000), TEXT),
    cell('net', format.money(line.amount), TEXT),
  );
  return stack(gap(5), within(sheet, 'TR', cells), gap(4.5), rule(sheet, 'line'));
}

const rule = (sheet: Sheet, ink: 'line' | 'line-strong'): Block => ({
  height: 0.75,
  draw: (y) => sheet.adorn(() => sheet.line(left, y, CONTENT.width, ink)),
});
