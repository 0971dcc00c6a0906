/** What the groups of a chart look like, the first one plain: ground and lines differ in kind, not only in colour. */
export const LOOKS = [
  { ground: 'fill-key', lines: null, stroke: '' },
  { ground: 'fill-key-soft', lines: 'M-2 2L2 -2M0 8L8 0M6 10L10 6', stroke: 'stroke-key' },
  { ground: 'fill-brass', lines: null, stroke: '' },
  { ground: 'fill-brass-soft', lines: 'M0 4H8', stroke: 'stroke-brass' },
  { ground: 'fill-ink-3', lines: 'M4 0V8', stroke: 'stroke-surface' },
  { ground: 'fill-surface', lines: 'M0 0L8 8M8 0L0 8', stroke: 'stroke-ink-2' },
] as const;

/** The fill of a group, by its place. */
export const patternFill = (id: string, group: number): string => `url(#${id}-pattern-${group % LOOKS.length})`;

/** The patterns of one chart; out of sight, since only what they fill is seen. */
export function PatternDefinitions({ id }: { id: string }) {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      <defs>
        {LOOKS.map(({ ground, lines, stroke }, at) => (
          <pattern
            // biome-ignore lint/suspicious/noArrayIndexKey: a pattern is its place
            key={at}
            id={`${id}-pattern-${at}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect width="8" height="8" className={ground} />
            {lines === null ? null : <path d={lines} className={`fill-none [stroke-width:1.5px] ${stroke}`} />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
