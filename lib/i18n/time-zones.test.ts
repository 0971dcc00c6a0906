import { describe, expect, it } from 'vitest';
import { findTimeZones, offsetOf, timeZoneChoices } from './time-zones';

const WINTER = new Date('2026-12-01T12:00:00Z');
const choices = timeZoneChoices(WINTER, 'Europe/Paris');

describe('time zones to choose from', () => {
  it('are each there once, in order, with today’s offset', () => {
    const names = choices.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.length).toBeGreaterThan(400);
    expect(names).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'Pacific/Auckland']));
    expect(choices.find(({ name }) => name === 'Europe/Paris')?.offset).toBe('UTC+01:00');
    expect(offsetOf('Europe/Paris', new Date('2026-07-01T12:00:00Z'))).toBe('UTC+02:00');
    expect(offsetOf('UTC', WINTER)).toBe('UTC+00:00');
    expect(offsetOf('Asia/Kathmandu', WINTER)).toBe('UTC+05:45');
  });

  it('hold the present one, also under a name that is no longer listed', () => {
    expect(timeZoneChoices(WINTER, 'Asia/Calcutta').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Asia/Calcutta', 'Asia/Kolkata']),
    );
  });

  it.each([
    ['los angeles', 'America/Los_Angeles'],
    ['PARIS europe', 'Europe/Paris'],
    ['+05:45', 'Asia/Kathmandu'],
  ])('are found by %s', (text, name) => {
    expect(findTimeZones(choices, text).map((choice) => choice.name)).toContain(name);
  });

  it('are as many as asked for, and none where nothing fits', () => {
    expect(findTimeZones(choices, '', 7)).toHaveLength(7);
    expect(findTimeZones(choices, 'nowhere')).toEqual([]);
  });
});
