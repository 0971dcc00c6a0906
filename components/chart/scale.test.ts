import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaPath, depthOf, labelledPoints, linePath, niceTicks, peakIndex, placeOf, stacked } from './scale';

describe('the lines of an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [12, [0, 5, 10, 15]],
    [103_214, [0, 50_000, 100_000, 150_000]],
  ])('up to %i are %j', (highest, ticks) => expect(niceTicks(highest)).toEqual(ticks));

  it('begin at 0, reach the highest value, are whole, evenly apart and few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (highest) => {
        const ticks = niceTicks(highest);
        const step = ticks[1] ?? 0;
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
        expect(ticks.at(-2)).toBeLessThan(Math.max(1, highest));
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks).toEqual(ticks.map((_, at) => at * step));
        expect(String(step)).toMatch(/^[125]0*$/);
      }),
    );
  });
});

describe('labels along an axis', () => {
  it.each([
    [0, []],
    [1, [0]],
    [2, [0, 1]],
    [5, [0, 1, 2, 3, 4]],
    [30, [0, 7, 15, 22, 29]],
  ])('of %i points stand at %j', (points, labelled) => expect(labelledPoints(points)).toEqual(labelled));

  it('hold the first and the last point, in order and no point twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 800 }), fc.integer({ min: 2, max: 12 }), (points, most) => {
        const labelled = labelledPoints(points, most);
        expect([labelled[0], labelled.at(-1)]).toEqual([0, points - 1]);
        expect(labelled.length).toBeLessThanOrEqual(most);
        expect(labelled).toEqual([...new Set(labelled)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('points', () => {
  it('lie from left to right and from the top down, never outside', () => {
    expect([placeOf(0, 3), placeOf(1, 3), placeOf(2, 3), placeOf(0, 1)]).toEqual([0, 0.5, 1, 0.5]);
    expect([depthOf(0, 10), depthOf(10, 10), depthOf(5, 10), depthOf(20, 10), depthOf(-1, 10)]).toEqual([
      1, 0, 0.5, 0, 1,
    ]);
  });

  it('are a line, and with all below it an area', () => {
    expect(linePath([0, 10, 5], 10, 100, 50)).toBe('M0 50L50 0L100 25');
    expect(linePath([4], 8, 100, 50)).toBe('M0 25L100 25');
    expect(areaPath([0, 10], 10, 100, 50)).toBe('M0 50L100 0L100 50L0 50Z');
    expect(areaPath([], 10, 100, 50)).toBe('');
  });

  it('have a peak: the first of the highest', () => {
    expect([peakIndex([]), peakIndex([0]), peakIndex([1, 3, 2, 3])]).toEqual([-1, 0, 1]);
  });

  it('stand on one another in a stack, without a gap', () => {
    expect(stacked([2, 0, 3])).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 2 },
      { from: 2, to: 5 },
    ]);
  });
});
