import { describe, expect, it } from 'vitest';
import { capsOf, crossedBy, levelOf } from './cap-rules';

const cap = (used: number, limit: number) => ({ cap: 'monthly_licences', used, limit }) as const;

describe('R23: a cap', () => {
  it('is one that is set', () => {
    const used = { licences: 3, charge: 900 };
    expect(capsOf({ monthlyLicences: null, monthlyCharge: null }, used)).toEqual([]);
    expect(capsOf({ monthlyLicences: 5, monthlyCharge: 0 }, used)).toEqual([
      { cap: 'monthly_licences', used: 3, limit: 5 },
      { cap: 'monthly_charge', used: 900, limit: 0 },
    ]);
  });

  it.each([
    [79, 100, null],
    [80, 100, 80],
    [99, 100, 80],
    [100, 100, 100],
    [101, 100, 100],
    [0, 0, 100],
    [3, 4, null],
  ])('of which %d of %d is used is at %s', (used, limit, level) => {
    expect(levelOf({ used, limit })).toBe(level);
  });

  it.each([
    ['to below 80 %', 7, 1, null],
    ['to 80 %', 8, 1, 80],
    ['from 80 % on', 9, 1, null],
    ['to 100 %', 10, 1, 100],
    ['over both at once', 10, 5, 100],
    ['beyond 100 %', 12, 1, null],
  ])('announces itself once when a purchase takes it %s', (_case, used, added, level) => {
    expect(crossedBy(cap(used, 10), added)).toBe(level);
  });
});
