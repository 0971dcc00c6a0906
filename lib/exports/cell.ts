/** What a cell holds: text, a number, one with its decimals as they are, a day, an instant, or nothing. */
export type Cell = string | number | null | { decimal: string } | { day: string } | { instant: string };

/** A table on its way out: heads, then rows as they are read. */
export interface Table {
  heads: readonly string[];
  rows: AsyncIterable<readonly Cell[]>;
  /** Instants are written in this zone. */
  timeZone: string;
}

/** An instant on the clocks of the zone, to the second: "2026-11-23", "03:10:00", "+01:00". */
export function localParts(instant: string, timeZone: string): { day: string; time: string; offset: string } {
  const at = Date.parse(instant);
  const { offset, milliseconds } = offsetOf(at, timeZone);
  const local = new Date(at + milliseconds).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 19), offset };
}

type Offset = { offset: string; milliseconds: number };

/** Clocks change on a quarter of an hour, and asking for an offset costs more than all the rest of a row. */
const QUARTER_MS = 900_000;
const KNOWN_AT_MOST = 10_000;
const known = new Map<string, Offset>();

function offsetOf(at: number, timeZone: string): Offset {
  const key = `${Math.floor(at / QUARTER_MS)}${timeZone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const name =
    formatFor(timeZone)
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '00', '00'];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const made = { offset: `${sign}${hours}:${minutes}`, milliseconds: sign === '-' ? -size : size };
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, made);
  return made;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const made = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, made);
  return made;
}
