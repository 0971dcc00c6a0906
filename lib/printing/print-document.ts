import { setImmediate } from 'node:timers/promises';
import type { Locale } from '@/lib/i18n/locale';
import type { CopySource, InvoiceDetailView } from '@/lib/invoices/view';
import { type Block, beside } from './blocks';
import { tableHead, tableRow } from './lines-table';
import { CONTENT, PAGE } from './look';
import { masthead } from './masthead';
import { notes } from './notes';
import { BOTTOM, Sheet, type Structure, type Style } from './sheet';
import { sums } from './sums';
import { type Words, wordsOf } from './words';

/** So many lines are drawn before other work gets its turn. */
const AT_A_STRETCH = 10;
const SMALL: Style = { size: 7.5, ink: 'quiet' };
/** How far from the top later pages begin. */
const LATER_HEAD = 74;

/**
 * The printable copy of an issued document, as a PDF: what the document says and nothing that came later, without names of
 * members or phone numbers (R20). The same document gives the same bytes.
 */
export async function printDocument({ document, plans }: CopySource, locale: Locale): Promise<Buffer> {
  const words = wordsOf(locale);
  const title = `${words.t(`titleOf.${document.type}`)} ${document.number ?? ''}`;
  const sheet = new Sheet({
    title,
    author: document.seller.legalName,
    language: locale,
    date: new Date(`${document.issuedOn ?? ''}T00:00:00Z`),
  });
  const page = new Column(sheet);
  page.place(masthead(sheet, document, words), sheet.root);
  page.skip(26);
  const table = sheet.under(sheet.root, 'Table');
  const head = tableHead(sheet, words);
  page.place(head, table);
  for (const [index, line] of document.lines.entries()) {
    if (index % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
    const row = tableRow(sheet, { line, position: index + 1, plan: plans[line.plan] ?? line.plan }, words);
    page.place(row, table, head);
  }
  page.skip(16);
  page.place(beside(notes(sheet, document, words), sums(sheet, document, words)), sheet.root);
  await setImmediate();
  return sheet.finish((number, count) => margins(sheet, document, words, { title, number, count }));
}

/** What is put below each other, going on to the next page where no room is left. */
class Column {
  private y: number = PAGE.head;

  constructor(private readonly sheet: Sheet) {}

  place(block: Block, parent: Structure, repeated?: Block): void {
    if (this.y + block.height > BOTTOM) {
      this.sheet.addPage();
      this.y = LATER_HEAD;
      // What is repeated says nothing new, but belongs to what stands below it.
      if (repeated !== undefined) this.put(repeated, parent);
    }
    this.put(block, parent);
  }

  skip(height: number): void {
    this.y += height;
  }

  private put(block: Block, parent: Structure): void {
    block.draw(this.y, parent);
    this.y += block.height;
  }
}

/** What stands around the content of every page. */
function margins(
  sheet: Sheet,
  { seller }: InvoiceDetailView,
  { t }: Words,
  { title, number, count }: { title: string; number: number; count: number },
): void {
  const { left, right, width } = CONTENT;
  const of = t('page', { page: String(number), pages: String(count) });
  const y = PAGE.height - 34;
  const ids = [
    seller.legalName,
    seller.registrationNumber &&
      t('registrationNumber', { country: seller.country ?? '', number: seller.registrationNumber }),
    seller.vatId && t('vatId', { id: seller.vatId }),
  ].filter((text) => text !== null);
  sheet.adorn(() => {
    sheet.line(left, y - 13, width, 'line');
    const [first = ''] = sheet.linesOf(ids.join(' · '), SMALL, width - 150);
    sheet.text(first, SMALL, { x: left, y });
    sheet.text(`${t('kind')} · ${of}`, SMALL, { right, y });
    if (number === 1) return;
    sheet.text(title, { ...SMALL, weight: 'semibold' }, { x: left, y: PAGE.head });
    const [name = ''] = sheet.linesOf(seller.legalName, SMALL, width / 2);
    sheet.text(name, SMALL, { right, y: PAGE.head });
  }, 'Pagination');
}
