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
  const nameOf = (key: string | null) => (by === 'department' && key !== null ? (names.get(key)?.name ?? null) : null);
  const legend = new Map<string | null, UsageLegendView>();
  const counted = days.map(({ segments, ...day }) => {
    const counts = new Map<string | null, number>();
    for (const segment of segments) {
      const key = keyOf(segment, by);
      counts.set(key, (counts.get(key) ?? 0) + segment.assigned);
    }
    for (const [key, assigned] of counts) {
      const known = legend.get(key);
      if (known !== undefined && known.peak.assigned >= assigned) continue;
      const deleted = by === 'department' && key !== null && names.get(key)?.deleted !== false;
      legend.set(key, { key, name: nameOf(key), deleted, peak: { date: day.date, assigned } });
    }
    return { day, counts };
  });
  const groups = [...legend.values()].sort(
    (a, b) => b.peak.assigned - a.peak.assigned || String(a.key).localeCompare(String(b.key)),
  );
  // A number for each, whatever its name: there are many days.
  const data = counted.map(({ day, counts }) => ({
    ...day,
    groups: groups.map(({ key }) => counts.get(key) ?? 0),
  }));
  return { data, groups };
}
