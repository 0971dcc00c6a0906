import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '@/lib/kernel/calendar';
import { EARLIEST, MOST_DAYS, MOST_GROUPED_DAYS } from '@/lib/usage/input';
import { asParameters, groupedFrom, readSearchParams } from './search-params';

const TODAY = '2031-11-22';
const read = (parameters: Record<string, string>) => readSearchParams(parameters, TODAY);

describe('the range in the URL', () => {
  it.each([
    [{}, { range: '30d', from: '2031-10-24', to: TODAY, problem: null }],
    [{ range: '90d' }, { range: '90d', from: '2031-08-25', to: TODAY, problem: null }],
    [{ range: '12m' }, { range: '12m', from: '2030-11-23', to: TODAY, problem: null }],
    [
      { from: '2031-01-01', to: '2031-01-31' },
      { range: 'own', from: '2031-01-01', to: '2031-01-31', problem: null },
    ],
    [{ from: '2031-11-01' }, { range: 'own', from: '2031-11-01', to: TODAY, problem: null }],
    [{ to: '2031-11-01' }, { range: 'own', from: '2031-10-03', to: '2031-11-01', problem: null }],
  ])('%j is shown as it is asked for', (parameters, shown) => expect(read(parameters)).toMatchObject(shown));

  it.each([
    [{ range: 'ages' }, { range: '30d', problem: null }],
    [{ from: 'x' }, { range: '30d', problem: 'unreadable' }],
    [{ to: '1969-12-31' }, { range: '30d', problem: 'unreadable' }],
    [{ from: '2031-02-30' }, { range: '30d', problem: 'unreadable' }],
    [
      { from: '2031-11-02', to: '2031-11-01' },
      { range: '30d', problem: 'reversed' },
    ],
    [
      { from: '2031-11-23', to: '2031-11-30' },
      { range: '30d', problem: 'future' },
    ],
    [
      { from: '2031-11-20', to: '2031-11-30' },
      { range: 'own', from: '2031-11-20', to: TODAY, problem: 'future_end' },
    ],
    [
      { from: '2020-01-01', to: TODAY },
      { range: 'own', from: '2029-11-22', to: TODAY, problem: 'too_long' },
    ],
    [{ by: 'colour' }, { by: 'department' }],
    [{ by: 'country' }, { by: 'country' }],
  ])('%j falls back to what is nearest, and says so', (parameters, shown) =>
    expect(read(parameters)).toMatchObject(shown),
  );

  it('is always one that the figures answer, whatever the URL says', () => {
    const day = fc
      .date({ min: new Date('1960-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const value = fc.option(fc.oneof(day, fc.string()), { nil: undefined });
    fc.assert(
      fc.property(value, value, value, (from, to, range) => {
        const shown = readSearchParams({ from, to, range }, TODAY);
        expect(EARLIEST <= shown.from && shown.from <= shown.to && shown.to <= TODAY).toBe(true);
        expect(daysBetween(shown.from, shown.to)).toBeLessThan(MOST_DAYS);
        expect(daysBetween(groupedFrom(shown), shown.to)).toBeLessThan(MOST_GROUPED_DAYS);
        // Its own spelling is the same range again.
        expect(readSearchParams(asParameters(shown), TODAY)).toEqual({ ...shown, problem: null });
      }),
    );
  });
});
