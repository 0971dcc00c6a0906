/** What a cell holds: text, a number, a day, an instant, or nothing. */
export type Cell = string | number | null | { day: string } | { instant: string };

/** A table on its way out: heads, then rows as they are read. */
export interface Table {
  heads: readonly string[];
  rows: AsyncIterable<readonly Cell[]>;
  /** Instants are written in this zone. */
  timeZone: string;
}

/** An instant on the clocks of the zone, to the second: "2026-11-23", "03:10:00", "+01:00". */
export function localParts(instant: string, timeZone: string): { day: string; time: string; offset: string } {
  const parts = formatFor(timeZone).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const offset = of('timeZoneName').replace('GMT', '');
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}:${of('second')}`,
    offset: offset === '' ? '+00:00' : offset,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, made);
  return made;
}
