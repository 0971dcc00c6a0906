import { daysBetween } from '@/lib/kernel/calendar';

export type BucketKind = 'day' | 'week' | 'month';
/** A bar of the chart: how it stood on the last of its days that has figures. */
export type Bucket = { day: string; index: number };

const MOST_DAILY = 31;
const MOST_WEEKLY = 120;

/** How many days one bar stands for, so that bars stay wide enough to be told apart. */
export function bucketKind(from: string, to: string): BucketKind {
  const days = daysBetween(from, to) + 1;
  return days <= MOST_DAILY ? 'day' : days <= MOST_WEEKLY ? 'week' : 'month';
}

/** The days that bars stand for: each day, each seventh back from the last, or the last of each month. */
export function bucketsOf(dates: readonly string[], kind: BucketKind): Bucket[] {
  const all = dates.map((day, index) => ({ day, index }));
  if (kind === 'day') return all;
  if (kind === 'week') return all.filter(({ index }) => (dates.length - 1 - index) % 7 === 0);
  return all.filter(({ day, index }) => dates[index + 1]?.slice(0, 7) !== day.slice(0, 7));
}
