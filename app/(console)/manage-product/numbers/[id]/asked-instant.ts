import { instantsOf } from '@/lib/kernel/calendar';

/** What the URL's `at` asks: the instants it may mean in the company's time zone, or why it means none. */
export interface AskedInstant {
  /** As the field of the form shows it. */
  text: string;
  instants: string[];
  problem: 'not_a_time' | 'skipped' | null;
}

const NONE: AskedInstant = { text: '', instants: [], problem: null };
const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** Reads `at`: a local date and time of the company, or an ISO instant with its offset. */
export function readAskedInstant(at: string | string[] | undefined, timeZone: string): AskedInstant {
  if (typeof at !== 'string' || at === '') return NONE;
  const iso = ISO.exec(at);
  // A date such as 30 February is refused also where an offset follows.
  if (iso?.[1] !== undefined && instantsOf(iso[1], 'UTC') !== null) {
    const instant = new Date(at);
    if (isKept(instant)) return { ...NONE, instants: [instant.toISOString()] };
  }
  const instants = instantsOf(at, timeZone);
  if (instants === null || !instants.every(isKept)) return { ...NONE, problem: 'not_a_time' };
  if (instants.length === 0) return { text: at, instants: [], problem: 'skipped' };
  return { text: at, instants: instants.map((instant) => instant.toISOString()), problem: null };
}

/** An instant that the database can hold. */
const isKept = (instant: Date): boolean => {
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9_999;
};
