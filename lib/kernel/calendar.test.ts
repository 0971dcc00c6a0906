import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BillingFrequency,
  daysBetween,
  instantsOf,
  localDate,
  nextHourOfDay,
  periodOf,
  startOfDay,
  startOfMonth,
  startOfNextMonth,
} from './calendar';

const starts = (anchor: string, frequency: BillingFrequency, count: number) =>
  Array.from({ length: count }, (_, n) => periodOf(anchor, frequency, n).from);

describe('R17: the n-th period is computed from the anchor', () => {
  it.each<[string, BillingFrequency, string[]]>([
    ['2027-01-31', 'monthly', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['2028-01-31', 'monthly', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['2027-01-30', 'monthly', ['2027-01-30', '2027-02-28', '2027-03-30']],
    ['2027-01-29', 'monthly', ['2027-01-29', '2027-02-28', '2027-03-29']],
    ['2027-12-31', 'monthly', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31']],
    ['2028-02-29', 'yearly', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['2027-06-15', 'yearly', ['2027-06-15', '2028-06-15', '2029-06-15']],
  ])('%s %s', (anchor, frequency, expected) => {
    expect(starts(anchor, frequency, expected.length)).toEqual(expected);
  });

  it('leaves no gap and no overlap for any anchor and fifty years, and no period is longer than its frequency allows', () => {
    const day = fc.integer({ min: 0, max: 4 * 366 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(day, fc.constantFrom<BillingFrequency>('monthly', 'yearly'), (anchor, frequency) => {
        const count = frequency === 'monthly' ? 600 : 50;
        const [shortest, longest] = frequency === 'monthly' ? [28, 31] : [365, 366];
        for (let n = 0; n < count; n += 1) {
          const period = periodOf(anchor, frequency, n);
          expect(period.to).toBe(periodOf(anchor, frequency, n + 1).from);
          const days = daysBetween(period.from, period.to);
          expect(days).toBeGreaterThanOrEqual(shortest);
          expect(days).toBeLessThanOrEqual(longest);
          // Never past the anchor's day of the month, so it comes back after a short month.
          expect(period.from.slice(8) <= anchor.slice(8)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with a calendar kept by hand for every anchor of a leap year', () => {
    for (let anchor = '2028-01-01'; anchor < '2029-01-01'; anchor = addDays(anchor, 1)) {
      const [year = 0, month = 0, day = 0] = anchor.split('-').map(Number);
      for (const n of [1, 2, 3, 11, 12, 13, 59]) {
        const total = month - 1 + n;
        const lastDay = new Date(Date.UTC(year, total + 1, 0)).getUTCDate();
        const expected = new Date(Date.UTC(year, total, Math.min(day, lastDay))).toISOString().slice(0, 10);
        expect(periodOf(anchor, 'monthly', n).from).toBe(expected);
      }
    }
  });
});

describe('R17: periods start at the first instant of the local day', () => {
  it.each([
    ['an ordinary day in Paris', '2026-11-22', 'Europe/Paris', '2026-11-21T23:00:00.000Z'],
    ['the day on which Paris springs forward', '2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['the day after it', '2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
    ['the day on which Paris falls back', '2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
    ['a day without a midnight in Beirut begins at 01:00', '2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
    ['a day without a midnight in Cairo begins at 01:00', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['half an hour off in India', '2027-02-01', 'Asia/Kolkata', '2027-01-31T18:30:00.000Z'],
  ])('%s', (_case, date, zone, instant) => {
    expect(startOfDay(date, zone).toISOString()).toBe(instant);
    expect(localDate(startOfDay(date, zone), zone)).toBe(date);
    expect(localDate(new Date(startOfDay(date, zone).getTime() - 1), zone)).toBe(addDays(date, -1));
  });

  it('a purchase on 31 January 17:00 in Los Angeles, already 1 February in UTC, has the local date', () => {
    expect(localDate(new Date('2027-02-01T01:00:00Z'), 'America/Los_Angeles')).toBe('2027-01-31');
  });

  it('a day of 23 or 25 hours is one day', () => {
    for (const date of ['2026-03-29', '2026-10-25']) expect(daysBetween(date, addDays(date, 1))).toBe(1);
    const hours = (date: string) =>
      (startOfDay(addDays(date, 1), 'Europe/Paris').getTime() - startOfDay(date, 'Europe/Paris').getTime()) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-22')]).toEqual([23, 25, 24]);
  });
});

describe('calendar days', () => {
  it.each([
    ['2026-11-22', '2026-12-01', 9],
    ['2026-11-01', '2026-12-01', 30],
    ['2028-02-01', '2028-03-01', 29],
    ['2027-02-01', '2027-03-01', 28],
    ['2027-06-15', '2028-06-15', 366],
    ['2026-03-01', '2026-03-01', 0],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('R23: caps count by calendar month', () => {
    expect([
      startOfMonth('2026-11-22'),
      startOfNextMonth('2026-11-22'),
      startOfNextMonth('2026-12-31'),
      startOfNextMonth('2027-01-31'),
    ]).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
  });
});

describe('the next time that clocks show an hour', () => {
  it.each([
    ['later today', '2026-11-22T01:00:00Z', 'Europe/Paris', '2026-11-22T02:00:00.000Z'],
    ['tomorrow, if it is that hour now', '2026-11-22T02:00:00Z', 'Europe/Paris', '2026-11-23T02:00:00.000Z'],
    ['by the zone’s own day', '2026-11-22T23:30:00Z', 'Asia/Tokyo', '2026-11-23T18:00:00.000Z'],
    ['over a change of the clocks', '2026-03-28T12:00:00Z', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
  ])('%s', (_case, after, zone, at) => {
    expect(nextHourOfDay(new Date(after), 3, zone).toISOString()).toBe(at);
  });

  it('that they skip is when they go on', () => {
    expect(nextHourOfDay(new Date('2026-03-28T12:00:00Z'), 2, 'Europe/Paris').toISOString()).toBe(
      '2026-03-29T01:00:00.000Z',
    );
  });
});

it('a local time is one instant, none where clocks skip it, two where they repeat it', () => {
  const count = (local: string) => instantsOf(local, 'Europe/Paris')?.length;
  expect([count('2026-11-22T12:00'), count('2026-03-29T02:30'), count('2026-10-25T02:30')]).toEqual([1, 0, 2]);
  expect(instantsOf('noon', 'Europe/Paris')).toBeNull();
});
