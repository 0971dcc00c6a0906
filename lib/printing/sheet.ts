import PDFDocument from 'pdfkit';
import { Fonts, type Run, type Weight } from './fonts';
import { INKS, type Ink, PAGE } from './look';

/** How a piece of text looks. */
export type Style = { size: number; weight?: Weight; ink?: Ink };

/** A place in the document's structure, which screen readers follow. */
export type Structure = PDFKit.PDFStructureElement;

/** The paper: draws text and lines at places, and knows how wide text is. Everything drawn has its place in the structure. */
export class Sheet {
  readonly root: Structure;
  private readonly document: PDFKit.PDFDocument;
  private readonly fonts: Fonts;
  private readonly finished: Promise<Buffer>;

  constructor(about: { title: string; author: string; language: string; date: Date }) {
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: about.language,
      // Without one that it knows by itself: every font is embedded.
      font: '',
      info: { Title: about.title, Author: about.author, Creator: 'Latchkey', CreationDate: about.date },
    });
    this.fonts = new Fonts(this.document);
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
    this.finished = collected(this.document);
  }

  /** A new element of the structure. */
  under(parent: Structure, type: string): Structure {
    const element = this.document.struct(type);
    parent.add(element);
    return element;
  }

  /** Draws what belongs to the structure's element. */
  say(parent: Structure, type: string, draw: () => void): void {
    const content = this.document.markStructureContent(type);
    draw();
    this.document.endMarkedContent();
    parent.add(this.document.struct(type, {}, content));
  }

  /** Draws what says nothing: lines, grounds, and what every page repeats. */
  adorn(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  widthOf(text: string, style: Style): number {
    return this.fonts
      .runsOf(text, style.weight ?? 'regular')
      .reduce((sum, run) => sum + this.widthOfRun(run, style), 0);
  }

  /** The text in lines that fit; a word that does not fit anywhere is broken. */
  linesOf(text: string, style: Style, width: number): string[] {
    const lines: string[] = [];
    const space = this.widthOf(' ', style);
    let line = '';
    let used = 0;
    for (const piece of text.split(' ').flatMap((word) => this.piecesOf(word, style, width))) {
      const added = this.widthOf(piece, style);
      const isFirst = line === '';
      if (!isFirst && used + space + added > width) {
        lines.push(line);
        line = piece;
        used = added;
        continue;
      }
      line = isFirst ? piece : `${line} ${piece}`;
      used += isFirst ? added : space + added;
    }
    return [...lines, line];
  }

  /** A word, in parts where it is wider than a line. */
  private piecesOf(word: string, style: Style, width: number): string[] {
    if (this.widthOf(word, style) <= width) return [word];
    const pieces: string[] = [];
    let used = 0;
    for (const character of word) {
      const added = this.widthOf(character, style);
      const last = pieces.length - 1;
      if (last < 0 || used + added > width) {
        pieces.push(character);
        used = added;
        continue;
      }
      pieces[last] += character;
      used += added;
    }
    return pieces;
  }

  /** Draws one line whose letters stand on `y`; `right` is where it ends instead. */
  text(text: string, style: Style, at: { x: number; y: number } | { right: number; y: number }): void {
    let x = 'x' in at ? at.x : at.right - this.widthOf(text, style);
    this.document.fillColor(INKS[style.ink ?? 'ink']);
    for (const run of this.fonts.runsOf(text, style.weight ?? 'regular')) {
      this.document
        .font(run.font)
        .fontSize(style.size)
        .text(run.text, x, at.y, { lineBreak: false, baseline: 'alphabetic' });
      x += this.widthOfRun(run, style);
    }
  }

  line(x: number, y: number, width: number, ink: Ink): void {
    this.document
      .lineWidth(0.75)
      .strokeColor(INKS[ink])
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }

  box(x: number, y: number, width: number, height: number, { ink, radius }: { ink: Ink; radius: number }): void {
    this.document.roundedRect(x, y, width, height, radius).fill(INKS[ink]);
  }

  addPage(): void {
    this.document.addPage();
  }

  /** Draws on every page what needs to know how many there are, and gives the file. */
  async finish(onEveryPage: (page: number, pages: number) => void): Promise<Buffer> {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(page);
      onEveryPage(page + 1, count);
    }
    this.document.end();
    return this.finished;
  }

  private widthOfRun({ font, text }: Run, { size }: Style): number {
    return this.document.font(font).fontSize(size).widthOfString(text);
  }
}

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
}

/** The lowest place where content of a page may end. */
export const BOTTOM = PAGE.height - PAGE.foot;
