import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackFont } from './unpack-font';

/** Inter comes cut into scripts; a character is drawn in the first of these that has it. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;

const WEIGHTS = { regular: 400, semibold: 600 } as const;
export type Weight = keyof typeof WEIGHTS;

/** A piece of text in one font of the document. */
export type Run = { font: string; text: string };

const NARROW_NO_BREAK_SPACE = '\u202f';
const THIN_SPACE = '\u2009';
/** For what no font has: the document stays readable and says that something stood there. */
const UNKNOWN = '?';

/** An open font, as far as the library's types do not show it. */
type OpenFont = {
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  glyphForCodePoint: (codePoint: number) => { codePoints: number[] };
  layout: (text: string, features?: Record<string, boolean>) => unknown;
};

const files = new Map<string, Buffer>();

function fileOf(script: string, weight: Weight): Buffer {
  const name = `inter-${script}-${WEIGHTS[weight]}-normal.woff`;
  const known = files.get(name);
  if (known !== undefined) return known;
  const file = readFileSync(join(process.cwd(), 'node_modules', '@fontsource', 'inter', 'files', name));
  const unpacked = unpackFont(file);
  files.set(name, unpacked);
  return unpacked;
}

/** The fonts of one document; each is opened, and embedded, when the first character needs it. */
export class Fonts {
  private readonly opened = new Map<string, OpenFont>();
  private readonly homes = new Map<string, string | undefined>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** The text cut where its font changes. */
  runsOf(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    for (const character of drawable(text)) {
      const home = this.homeOf(character, weight);
      const font = home ?? nameOf('latin', weight);
      const drawn = home === undefined ? UNKNOWN : character;
      const last = runs.at(-1);
      if (last?.font === font) last.text += drawn;
      else runs.push({ font, text: drawn });
    }
    return runs;
  }

  private homeOf(character: string, weight: Weight): string | undefined {
    const key = nameOf(character, weight);
    if (this.homes.has(key)) return this.homes.get(key);
    const codePoint = character.codePointAt(0) ?? 0;
    const script = SCRIPTS.find((name) => this.open(name, weight).hasGlyphForCodePoint(codePoint));
    const home = script && nameOf(script, weight);
    this.homes.set(key, home);
    return home;
  }

  private open(script: string, weight: Weight): OpenFont {
    const name = nameOf(script, weight);
    const known = this.opened.get(name);
    if (known !== undefined) return known;
    this.document.registerFont(name, fileOf(script, weight)).font(name);
    const { font } = (this.document as unknown as { _font: { font: OpenFont } })._font;
    // Drawn as the thin space that the font has, copied and searched as what French amounts hold.
    if (script === 'latin') font.glyphForCodePoint(THIN_SPACE.charCodeAt(0)).codePoints = [0x202f];
    // Figures are as wide as each other, since amounts stand below each other, but not in numbers of documents, whose
    // hyphens would gape; contextual forms cost much and change nothing. Named at each text instead, features would keep
    // the library from remembering words.
    const layout = font.layout.bind(font);
    font.layout = (text) => layout(text, { tnum: !text.includes('-'), calt: false });
    this.opened.set(name, font);
    return font;
  }
}

const nameOf = (what: string, weight: Weight): string => `${what} ${weight}`;

/** The text in composed letters, without invisible marks, with the spaces and hyphens that the fonts have. */
const drawable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(NARROW_NO_BREAK_SPACE, THIN_SPACE)
    .replaceAll('\u2011', '-')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
