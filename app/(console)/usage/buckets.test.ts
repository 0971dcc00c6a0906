import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { bucketKind, bucketsOf } from './buckets';

const dates = (from: string, count: number) => Array.from({ length: count }, (_, day) => addDays(from, day));

describe('the bars of a range', () => {
  it.each([
    ['2031-10-24', '2031-11-22', 'day'],
    ['2031-10-22', '2031-11-22', 'week'],
    ['2031-08-25', '2031-11-22', 'week'],
    ['2030-11-23', '2031-11-22', 'month'],
  ])('from %s to %s are one for each %s', (from, to, kind) => expect(bucketKind(from, to)).toBe(kind));

  it('end with the last day, and stand for the end of a week or a month', () => {
    expect(bucketsOf(dates('2031-11-01', 3), 'day').map(({ day }) => day)).toEqual(dates('2031-11-01', 3));
    expect(bucketsOf(dates('2031-11-01', 16), 'week')).toEqual([
      { day: '2031-11-02', index: 1 },
      { day: '2031-11-09', index: 8 },
      { day: '2031-11-16', index: 15 },
    ]);
    expect(bucketsOf(dates('2031-10-30', 35), 'month').map(({ day }) => day)).toEqual([
      '2031-10-31',
      '2031-11-30',
      '2031-12-03',
    ]);
    expect(bucketsOf([], 'month')).toEqual([]);
  });
});
