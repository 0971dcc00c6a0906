import PDFParser, { type Output } from 'pdf2json';

/** The pages of a PDF as text, each piece that was drawn on a line of its own, read by another library than wrote it. */
export async function textOfPdf(content: Uint8Array): Promise<string[]> {
  const parser = new PDFParser(null, false);
  const read = new Promise<Output>((resolve, reject) => {
    parser.on('pdfParser_dataReady', resolve);
    parser.on('pdfParser_dataError', reject);
  });
  parser.parseBuffer(Buffer.from(content), 0);
  const { Pages } = await read;
  return Pages.map(({ Texts }) => Texts.map(({ R }) => R.map(({ T }) => decodeURIComponent(T)).join('')).join('\n'));
}
