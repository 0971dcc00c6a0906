import type { QueryScope } from '@/lib/access';
import { addDays } from '@/lib/kernel/calendar';
import { type BookedLine, type Days, type HeldDays, heldDays, linesOfDays } from './booked-repository';
import { costOfDays, shareOf } from './rules';

/** What licences cost on some days: those used in a department or in none, or those that nobody used. */
export type Booked = {
  to: 'department' | 'none' | 'unused';
  departmentId: string | null;
  licenceDays: number;
  amount: number;
};

/**
 * What of the invoices' lines falls on some days, divided by who used the licences at the end of each. What follows each
 * other adds up to the lines, to the minor unit, however the days are cut: each licence has its share of a line, and each
 * stretch of days its part of the share.
 */
export async function costsOfDays(scope: QueryScope, days: Days): Promise<Booked[]> {
  if (days.dates.length === 0) return [];
  const [lines, held] = [await linesOfDays(scope, days), await heldDays(scope, days)];
  return bookedOf(lines, held, [...days.dates, addDays(days.dates.at(-1) ?? '', 1)]);
}

/** The same from what was read; `dates` are the days and the first one after them. */
function bookedOf(lines: readonly BookedLine[], held: readonly HeldDays[], dates: readonly string[]): Booked[] {
  const found = new Map(lines.map((line) => [line.id, line]));
  const unused: Booked = { to: 'unused', departmentId: null, licenceDays: 0, amount: 0 };
  const booked = new Map<string | null, Booked>();
  const whole = { from: dates[0] ?? '', to: dates.at(-1) ?? '' };
  for (const line of lines) {
    const larger = line.amount % line.divided;
    add(unused, line, larger, true, whole);
    add(unused, line, line.divided - larger, false, whole);
  }
  for (const { chargeId, more, departmentId, first, end, licences } of held) {
    const line = found.get(chargeId);
    if (line === undefined) continue;
    const stretch = { from: dates[first] ?? '', to: dates[end] ?? '' };
    const known = booked.get(departmentId);
    const row = known ?? { to: departmentId === null ? 'none' : 'department', departmentId, licenceDays: 0, amount: 0 };
    if (known === undefined) booked.set(departmentId, row);
    add(row, line, licences, more, stretch);
    add(unused, line, -licences, more, stretch);
  }
  return [...booked.values(), unused].filter(({ licenceDays, amount }) => licenceDays !== 0 || amount !== 0);
}

function add(
  row: Booked,
  line: BookedLine,
  licences: number,
  more: boolean,
  stretch: { from: string; to: string },
): void {
  if (licences === 0) return;
  const share = shareOf({ amount: line.amount, quantity: line.divided }, more ? 1 : line.divided);
  const { days, amount } = costOfDays(share, line, stretch);
  row.amount += line.sign * licences * amount;
  row.licenceDays += line.pays * licences * days;
}
