import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { datesBetween, dayAt, endOfDay, type ZoneSpan } from './day-rules';

const always = (timeZone: string): ZoneSpan[] => [{ since: Number.NEGATIVE_INFINITY, timeZone }];
const moved = (from: string, at: string, to: string): ZoneSpan[] => [
  ...always(from),
  { since: Date.parse(at), timeZone: to },
];
const ends = (date: string, zones: readonly ZoneSpan[]) => endOfDay(date, zones).toISOString();

describe('a company’s day', () => {
  it.each([
    ['of 23 hours', 'Europe/Paris', '2031-03-30', '2031-03-29T23:00:00.000Z', '2031-03-30T22:00:00.000Z'],
    ['of 25 hours', 'Europe/Paris', '2031-10-26', '2031-10-25T22:00:00.000Z', '2031-10-26T23:00:00.000Z'],
    ['without a midnight', 'Africa/Cairo', '2031-04-25', '2031-04-24T22:00:00.000Z', '2031-04-25T21:00:00.000Z'],
    ['with two midnights', 'America/Havana', '2031-11-02', '2031-11-02T04:00:00.000Z', '2031-11-03T05:00:00.000Z'],
  ])('%s is over when the next one begins', (_, zone, date, begins, over) => {
    expect([ends(addDays(date, -1), always(zone)), ends(date, always(zone))]).toEqual([begins, over]);
    expect(dayAt(new Date(Date.parse(over) - 1), always(zone))).toBe(date);
    expect(dayAt(new Date(over), always(zone))).toBe(addDays(date, 1));
  });

  it('that its new clocks skip is over when it moves', () => {
    const zones = moved('America/Los_Angeles', '2031-11-22T18:00:00Z', 'Pacific/Auckland');
    expect(ends('2031-11-22', zones)).toBe('2031-11-22T18:00:00.000Z');
    expect(dayAt(new Date('2031-11-22T18:00:00Z'), zones)).toBe('2031-11-23');
    expect(ends('2031-11-23', zones)).toBe('2031-11-23T11:00:00.000Z');
  });

  it('that is over does not come again where new clocks show it once more', () => {
    const zones = moved('Pacific/Auckland', '2031-11-22T18:00:00Z', 'America/Los_Angeles');
    expect(ends('2031-11-22', zones)).toBe('2031-11-22T11:00:00.000Z');
    expect(dayAt(new Date('2031-11-22T18:00:00Z'), zones)).toBe('2031-11-23');
    expect(ends('2031-11-23', zones)).toBe('2031-11-24T08:00:00.000Z');
  });

  it('follows the one before it, wherever a company moves and however often', () => {
    const zones = [
      ...moved('Pacific/Kiritimati', '2031-11-20T09:30:00Z', 'Pacific/Pago_Pago'),
      { since: Date.parse('2031-11-22T10:59:00Z'), timeZone: 'Pacific/Kiritimati' },
      { since: Date.parse('2031-11-23T00:00:00Z'), timeZone: 'Europe/Paris' },
    ];
    const instants = datesBetween('2031-11-17', '2031-11-27').map((date) => endOfDay(date, zones).getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(instants.at(-1)).toBe(Date.parse('2031-11-27T23:00:00Z'));
  });

  it('of any instant, also of one from before the company moved, is the one that was over next', () => {
    const begin = Date.parse('2031-11-01T00:00:00Z');
    const instant = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => begin + minutes * 60_000);
    const timeZone = fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris', 'America/Los_Angeles');
    const moves = fc
      .uniqueArray(instant, { maxLength: 5 })
      .chain((at) =>
        fc.tuple(
          ...at.toSorted((a, b) => a - b).map((since) => timeZone.map((zone): ZoneSpan => ({ since, timeZone: zone }))),
        ),
      );
    fc.assert(
      fc.property(timeZone, moves, instant, (first, spans, at) => {
        const zones = [...always(first), ...spans];
        const date = dayAt(new Date(at), zones);
        expect(endOfDay(date, zones).getTime()).toBeGreaterThan(at);
        expect(endOfDay(addDays(date, -1), zones).getTime()).toBeLessThanOrEqual(at);
      }),
    );
  });
});
