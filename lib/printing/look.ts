/** The colours of the design on paper. */
export const INKS = {
  ink: '#1d1b16',
  quiet: '#5d584d',
  line: '#e5e1d8',
  'line-strong': '#d3cdc0',
  key: '#1f5f56',
  'key-soft': '#e3efec',
  'on-key': '#ffffff',
  brass: '#8a5a0b',
  'brass-soft': '#fbf1dc',
} as const;
export type Ink = keyof typeof INKS;

/** A4 in points, and how far from its edges things stand. */
export const PAGE = { width: 595.28, height: 841.89, side: 48, head: 48, foot: 68 } as const;
export const CONTENT = { left: PAGE.side, right: PAGE.width - PAGE.side, width: PAGE.width - 2 * PAGE.side } as const;
