import type { SegmentCount } from './history';
import type { UsageGrouping } from './input';
import type { UsageDayView, UsageLegendView } from './view';

/** A day whose numbers are told apart by where they are assigned. */
export type SegmentedDay = Omit<UsageDayView, 'groups'> & { segments: readonly SegmentCount[] };

/** What departments are called. */
type Names = ReadonlyMap<string, { name: string; deleted: boolean }>;

const keyOf = ({ departmentId, country, type }: SegmentCount, by: UsageGrouping): string | null =>
  by === 'department' ? departmentId : by === 'country' ? country : type;

/** Segments of the departments that somebody sees (R24). */
export const seenBy = (
  segments: readonly SegmentCount[],
  visible: readonly string[] | 'all',
): readonly SegmentCount[] =>
  visible === 'all'
    ? segments
    : segments.filter(({ departmentId }) => departmentId !== null && visible.includes(departmentId));

/** Every group once, the largest at its peak first, and the days with how many numbers were in each of them. */
export function grouped(
  days: readonly SegmentedDay[],
  by: UsageGrouping,
  names: Names,
): { data: UsageDayView[]; groups: UsageLegendView[] } {
  // Groups by the places in which they were come by, which counts have too: there are many in each of many days.
  const places = new Map<string | null, number>();
  const legend: UsageLegendView[] = [];
  const counted = days.map(({ segments, ...day }) => {
    const counts: number[] = legend.map(() => 0);
    for (const segment of segments) {
      const key = keyOf(segment, by);
      const place = places.get(key) ?? legend.length;
      if (place === legend.length) {
        places.set(key, place);
        legend.push({ ...named(key, by, names), peak: { date: day.date, assigned: 0 } });
      }
      counts[place] = (counts[place] ?? 0) + segment.assigned;
    }
    for (const [place, group] of legend.entries()) {
      const assigned = counts[place] ?? 0;
      if (assigned > group.peak.assigned) group.peak = { date: day.date, assigned };
    }
    return { day, counts };
  });
  const order = [...legend.entries()].sort(
    ([, a], [, b]) => b.peak.assigned - a.peak.assigned || String(a.key).localeCompare(String(b.key)),
  );
  const data = counted.map(({ day, counts }) => ({ ...day, groups: order.map(([place]) => counts[place] ?? 0) }));
  return { data, groups: order.map(([, group]) => group) };
}

/** Departments have names of their own; one that has none any more was deleted long ago. */
function named(key: string | null, by: UsageGrouping, names: Names): Omit<UsageLegendView, 'peak'> {
  if (by !== 'department' || key === null) return { key, name: null, deleted: false };
  const known = names.get(key);
  return { key, name: known?.name ?? null, deleted: known?.deleted !== false };
}
