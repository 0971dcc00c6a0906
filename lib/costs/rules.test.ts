import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { costOfDays, divideShare, shareOf } from './rules';

const NOVEMBER = { from: '2031-11-01', to: '2031-12-01' };

describe('the share of a licence', () => {
  it('adds up to the line, whatever does not divide; the first places have what is left', () => {
    expect([1, 2, 3].map((place) => shareOf({ amount: 967, quantity: 3 }, place))).toEqual([323, 322, 322]);
    fc.assert(
      fc.property(fc.nat(1_000_000_000_000), fc.integer({ min: 1, max: 500 }), (amount, quantity) => {
        const shares = Array.from({ length: quantity }, (_, index) => shareOf({ amount, quantity }, index + 1));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the cost of days', () => {
  it('is the share for all of them, and by days for some: 9 of 30 of 12.00 are 3.60', () => {
    expect(costOfDays(1200, NOVEMBER, NOVEMBER)).toEqual({ days: 30, amount: 1200 });
    expect(costOfDays(1200, NOVEMBER, { from: '2031-11-22', to: '2032-01-01' })).toEqual({ days: 9, amount: 360 });
    expect(costOfDays(-1200, NOVEMBER, { from: '2031-10-01', to: '2031-11-22' })).toEqual({ days: 21, amount: -840 });
    expect(costOfDays(1200, NOVEMBER, { from: '2031-12-01', to: '2031-12-09' })).toEqual({ days: 0, amount: 0 });
  });

  it('adds up to the share however the period is cut: held, idle and to come', () => {
    const day = fc.integer({ min: -40, max: 400 });
    const cuts = fc.uniqueArray(day, { minLength: 2, maxLength: 12 }).map((days) => days.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(
        fc.integer({ min: -90_000, max: 90_000 }),
        fc.integer({ min: 1, max: 366 }),
        cuts,
        (share, length, days) => {
          const line = { from: '2031-11-01', to: addDays('2031-11-01', length) };
          const dates = ['2031-01-01', ...days.map((one) => addDays(line.from, one)), '2034-01-01'];
          const stretches = dates.slice(1).map((to, index) => ({ from: dates[index] ?? '', to }));
          const parts = stretches.map((stretch) => costOfDays(share, line, stretch));
          expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(share);
          expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(length);
          const tomorrow = dates.at(-2) ?? '';
          const { held, idle, ahead } = divideShare(
            share,
            line,
            stretches.slice(0, -1).filter((_, index) => index % 2 === 0),
            tomorrow,
          );
          expect(held + idle + ahead).toBe(share);
        },
      ),
    );
  });
});
