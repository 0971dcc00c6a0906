import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Cell, localParts, type Table } from './cell';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell formats by their place in styles.xml. */
const STYLE = { head: 1, day: 2, instant: 3, text: 4 } as const;

/** Everything of a workbook with one sheet but the sheet. */
const PARTS: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/**
 * A workbook with one sheet, piece by piece: rows are compressed as they come, so that memory does not grow with them.
 * Text stands in cells of type text, which nothing calculates, so it needs no prefix.
 */
export async function* xlsxOf({ heads, rows, timeZone }: Table, title: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  for (const [name, xml] of Object.entries({ ...PARTS, 'xl/workbook.xml': workbook }))
    open(zip, name).push(strToU8(HEAD + xml), true);
  const sheet = open(zip, 'xl/worksheets/sheet1.xml');
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  const widths = `<cols><col min="1" max="${heads.length}" width="22" customWidth="1"/></cols>`;
  let xml = `${HEAD}<worksheet xmlns="${MAIN}">${frozen}${widths}<sheetData><row>${heads.map((head) => textCell(head, STYLE.head)).join('')}</row>`;
  for await (const row of rows) {
    xml += `<row>${row.map((cell) => cellOf(cell, timeZone)).join('')}</row>`;
    if (xml.length < 65_536) continue;
    sheet.push(strToU8(xml));
    xml = '';
    yield* ready.splice(0);
  }
  sheet.push(strToU8(`${xml}</sheetData></worksheet>`), true);
  zip.end();
  yield* ready.splice(0);
}

function open(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 6 });
  zip.add(part);
  return part;
}

function cellOf(cell: Cell, timeZone: string): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'string') return textCell(cell, STYLE.text);
  if ('decimal' in cell) return `<c><v>${cell.decimal}</v></c>`;
  if ('day' in cell) return `<c s="${STYLE.day}"><v>${serialOf(cell.day)}</v></c>`;
  const { day, time } = localParts(cell.instant, timeZone);
  return `<c s="${STYLE.instant}"><v>${serialOf(day, time)}</v></c>`;
}

const textCell = (text: string, style: number): string =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Days since the last day of 1899, as spreadsheets count them. */
function serialOf(day: string, time = '00:00:00'): number {
  return Date.parse(`${day}T${time}Z`) / 86_400_000 + 25_569;
}

/** XML knows no control characters; the rest are written as what they stand for. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- leaving them out is the point
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A sheet's name may not hold these signs, nor be longer. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
