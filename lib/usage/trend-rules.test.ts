import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { decideTrend, LEAST_DAYS, slopeOf } from './trend-rules';

const daysOf = (values: readonly number[]) =>
  values.map((assigned, day) => ({ date: addDays('2031-01-01', day), assigned }));
const line = (count: number, start: number, perDay: number) =>
  daysOf(Array.from({ length: count }, (_, day) => start + day * perDay));

describe('a trend', () => {
  it('is not told from fewer than two weeks', () => {
    expect(decideTrend([], 5)).toEqual({ kind: 'too_few_days', days: 0 });
    expect(decideTrend(line(LEAST_DAYS - 1, 0, 1), 5)).toEqual({ kind: 'too_few_days', days: 13 });
    expect(decideTrend(line(LEAST_DAYS, 0, 1), 5)).toMatchObject({ kind: 'growing', days: 14 });
  });

  it('of one number more a day is thirty a month, and ten available licences last ten days', () => {
    expect(decideTrend(line(30, 100, 1), 10)).toEqual({
      kind: 'growing',
      days: 30,
      perMonth: 30,
      usedUpIn: 10,
      missingInMonth: 20,
    });
  });

  it('of what stays or falls uses nothing up', () => {
    expect(decideTrend(line(30, 100, 0), 3)).toMatchObject({ kind: 'steady', perMonth: 0, usedUpIn: null });
    expect(decideTrend(line(30, 100, -1), 3)).toMatchObject({
      kind: 'falling',
      perMonth: -30,
      usedUpIn: null,
      missingInMonth: 0,
    });
  });

  it('says that none is left where none is, whatever the trend', () => {
    for (const perDay of [1, 0, -1]) expect(decideTrend(line(30, 100, perDay), 0)).toMatchObject({ usedUpIn: 0 });
  });

  it('names no day that lies more than two years ahead', () => {
    expect(decideTrend(line(30, 100, 1), 730)).toMatchObject({ usedUpIn: 730 });
    expect(decideTrend(line(30, 100, 1), 731)).toMatchObject({ usedUpIn: null });
  });

  it('is moved far less by a last day that stands out than by a growth to the same height that lasts', () => {
    const spike = daysOf(Array.from({ length: 31 }, (_, day) => (day === 30 ? 50 : 10)));
    const growth = daysOf(Array.from({ length: 31 }, (_, day) => 10 + (40 * day) / 30));
    expect(decideTrend(spike, 3)).toMatchObject({ kind: 'growing', perMonth: 7.3 });
    expect(decideTrend(growth, 3)).toMatchObject({ kind: 'growing', perMonth: 40 });
  });
});

describe('the line through the days', () => {
  const values = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 400 });

  it('is a straight line’s own, wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: -9, max: 9 }),
        (count, start, perDay) => {
          expect(slopeOf(line(count, start, perDay).map(({ assigned }) => assigned))).toBeCloseTo(perDay, 6);
        },
      ),
    );
  });

  it('lies no further from the days than any steeper or flatter one through their middle', () => {
    fc.assert(
      fc.property(values, fc.double({ min: -5, max: 5, noNaN: true }), (days, tilt) => {
        const mean = days.reduce((sum, value) => sum + value, 0) / days.length;
        const distance = (slope: number) =>
          days.reduce((sum, value, day) => sum + (value - mean - slope * (day - (days.length - 1) / 2)) ** 2, 0);
        const best = distance(slopeOf(days));
        expect(best).toBeLessThanOrEqual(distance(slopeOf(days) + tilt) * (1 + 1e-9) + 1e-6);
      }),
    );
  });

  it('makes more available licences last longer, never shorter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000), { minLength: 14, maxLength: 90 }),
        fc.nat(500),
        fc.nat(500),
        (days, few, more) => {
          const lasts = (available: number) => {
            const trend = decideTrend(daysOf(days), available);
            return trend.kind === 'too_few_days' ? 0 : (trend.usedUpIn ?? Number.POSITIVE_INFINITY);
          };
          expect(lasts(few + more)).toBeGreaterThanOrEqual(lasts(few));
        },
      ),
    );
  });
});
