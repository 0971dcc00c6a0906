import type { Sheet, Structure, Style } from './sheet';

/** Something that knows how high it is and draws itself below `y`. */
export type Block = { height: number; draw: (y: number, parent: Structure) => void };

export const gap = (height: number): Block => ({ height, draw: () => undefined });

/** Text in as many lines as it needs, from `x` or up to `right`. */
export function paragraph(
  sheet: Sheet,
  text: string,
  {
    style,
    width,
    at,
    type = 'P',
  }: { style: Style; width: number; at: { x: number } | { right: number }; type?: string },
): Block {
  const lines = text.split('\n').flatMap((part) => sheet.linesOf(part, style, width));
  const leading = Math.round(style.size * 1.4 * 2) / 2;
  return {
    height: lines.length * leading,
    draw: (y, parent) =>
      sheet.say(parent, type, () => {
        for (const [index, line] of lines.entries())
          sheet.text(line, style, { ...at, y: y + index * leading + leading * 0.72 });
      }),
  };
}

/** Text that stays on one line, such as a date in a sentence. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** One below the other. */
export const stack = (...blocks: readonly Block[]): Block => ({
  height: blocks.reduce((sum, { height }) => sum + height, 0),
  draw: (y, parent) => {
    let top = y;
    for (const block of blocks) {
      block.draw(top, parent);
      top += block.height;
    }
  },
});

/** Side by side, each at its own place across the page. */
export const beside = (...blocks: readonly Block[]): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  draw: (y, parent) => {
    for (const block of blocks) block.draw(y, parent);
  },
});

/** The same within an element of the structure. */
export const within = (sheet: Sheet, type: string, block: Block): Block => ({
  height: block.height,
  draw: (y, parent) => block.draw(y, sheet.under(parent, type)),
});
