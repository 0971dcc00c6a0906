export interface RackPart {
  key: string;
  count: number;
  tone: 'key' | 'line' | 'brass';
}

const fills = { key: 'fill-key', line: 'fill-line-strong', brass: 'fill-brass' } as const;
const length = 1000;
const gap = 2;

/** Where each part lies on a bar of 1000 units: in proportion, with a hair between, never so thin that it vanishes. */
export function rackLayout(parts: RackPart[]): { key: string; tone: RackPart['tone']; x: number; width: number }[] {
  const shown = parts.filter((part) => part.count > 0);
  const total = shown.reduce((sum, part) => sum + part.count, 0);
  const room = length - gap * Math.max(0, shown.length - 1);
  const widths = shown.map((part) => Math.max(6, (part.count / total) * room));
  const used = widths.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return shown.map((part, index) => {
    const width = ((widths[index] ?? 0) / used) * room;
    const place = { key: part.key, tone: part.tone, x, width };
    x += width + gap;
    return place;
  });
}

/**
 * The rack: one thin bar of what is assigned, available and ending. Drawn in SVG, since the content security policy
 * refuses style attributes; the words and figures beside it say the same, so it is hidden from screen readers.
 */
export function Rack({ parts, className = 'h-2' }: { parts: RackPart[]; className?: string }) {
  return (
    <svg
      className={`block w-full bg-sunk ${className}`}
      viewBox={`0 0 ${length} 8`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {rackLayout(parts).map((part) => (
        <rect key={part.key} className={fills[part.tone]} x={part.x} width={part.width} height="8" />
      ))}
    </svg>
  );
}
