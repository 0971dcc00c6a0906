import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localParts } from './cell';

const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];

/** The same by the platform alone, part by part. */
function byIntl(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}:${of('second')}`;
}

describe('an instant on the clocks of a zone', () => {
  it('is what the platform says, also around the changes of clocks', () => {
    const changes = [
      Date.UTC(2026, 2, 29, 1),
      Date.UTC(2026, 9, 25, 1),
      Date.UTC(2026, 10, 1, 6),
      Date.UTC(2026, 3, 4, 15),
    ];
    const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -7_200, max: 7_200 }));
    const instants = fc.oneof(
      near.map(([change, seconds]) => new Date(change + seconds * 1_000)),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
    );
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const { day, time } = localParts(instant.toISOString(), zone);
        expect(`${day} ${time}`).toBe(byIntl(instant, zone));
      }),
      { numRuns: 400 },
    );
  });

  it('names the offset, so that the hour that comes twice is told apart', () => {
    expect(localParts('2026-10-25T00:30:00Z', 'Europe/Paris')).toEqual({
      day: '2026-10-25',
      time: '02:30:00',
      offset: '+02:00',
    });
    expect(localParts('2026-10-25T01:30:00Z', 'Europe/Paris')).toEqual({
      day: '2026-10-25',
      time: '02:30:00',
      offset: '+01:00',
    });
    expect(localParts('2026-07-01T00:00:00Z', 'America/New_York')).toMatchObject({
      day: '2026-06-30',
      offset: '-04:00',
    });
    expect(localParts('2026-07-01T00:00:00Z', 'UTC').offset).toBe('+00:00');
  });
});
