import type { QueryScope } from '@/lib/access';
import { datesBetween, endOfDay, type ZoneSpan } from '@/lib/companies';
import { addDays } from '@/lib/kernel/calendar';
import { type Changes, changesBetween, type Segment } from './history-repository';

export type SegmentCount = Segment & { assigned: number };

/** How a company stood at the end of a day, and what happened on it. */
export type DayFacts = {
  date: string;
  endsAt: Date;
  total: number;
  assigned: number;
  ending: number;
  boughtByHand: number;
  boughtAutomatically: number;
  charged: number;
  /** Where numbers were assigned. */
  segments: SegmentCount[];
};

/** The days from one to another, both included, as the company's history has them. */
export async function factsBetween(
  scope: QueryScope,
  zones: readonly ZoneSpan[],
  { from, to }: { from: string; to: string },
): Promise<DayFacts[]> {
  const dates = datesBetween(from, to);
  if (dates.length === 0) return [];
  const bounds = [addDays(from, -1), ...dates].map((date) => endOfDay(date, zones));
  return foldChanges(dates, bounds.slice(1), await changesBetween(scope, bounds));
}

/** Days from what changed on each of them. */
function foldChanges(dates: readonly string[], ends: readonly Date[], changes: Changes): DayFacts[] {
  const count = dates.length;
  const total = levels(changes.total, count);
  const ending = levels(changes.ending, count);
  const [byHand, automatically, charged] = [changes.byHand, changes.automatically, changes.charged].map((rows) =>
    sums(rows, count),
  );
  const segments = segmentLevels(changes.segments, count);
  return dates.map((date, day) => {
    const there = segments.flatMap(({ segment, counts }) => {
      const assigned = counts[day] ?? 0;
      return assigned === 0 ? [] : [{ ...segment, assigned }];
    });
    return {
      date,
      endsAt: ends[day] ?? new Date(0),
      total: total[day] ?? 0,
      assigned: there.reduce((sum, { assigned }) => sum + assigned, 0),
      ending: ending[day] ?? 0,
      boughtByHand: byHand?.[day] ?? 0,
      boughtAutomatically: automatically?.[day] ?? 0,
      charged: charged?.[day] ?? 0,
      segments: there,
    };
  });
}

type Change = Changes['total'][number];

/** What happened on each day; what came before the first one is left out. */
function sums(rows: readonly Change[], count: number): number[] {
  const days = Array.from({ length: count }, () => 0);
  for (const { day, change } of rows) if (day > 0) days[day - 1] = (days[day - 1] ?? 0) + change;
  return days;
}

/** How much there is at the end of each day. */
function levels(rows: readonly Change[], count: number): number[] {
  let level = rows.reduce((sum, { day, change }) => (day === 0 ? sum + change : sum), 0);
  return sums(rows, count).map((change) => {
    level += change;
    return level;
  });
}

function segmentLevels(rows: Changes['segments'], count: number): { segment: Segment; counts: number[] }[] {
  const found = new Map<string, { segment: Segment; changes: Change[] }>();
  for (const { departmentId, country, type, ...change } of rows) {
    const key = `${departmentId} ${country} ${type}`;
    const known = found.get(key) ?? { segment: { departmentId, country, type }, changes: [] };
    known.changes.push(change);
    found.set(key, known);
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { segment, changes }]) => ({ segment, counts: levels(changes, count) }));
}
