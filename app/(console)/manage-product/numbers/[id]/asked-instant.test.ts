import { expect, it } from 'vitest';
import { readAskedInstant } from './asked-instant';

const PARIS = 'Europe/Paris';

it('reads a local date and time in the company’s time zone', () => {
  expect(readAskedInstant('2026-11-01T14:30', PARIS)).toEqual({
    text: '2026-11-01T14:30',
    instants: ['2026-11-01T13:30:00.000Z'],
    problem: null,
  });
  expect(readAskedInstant('2026-07-01T14:30:15', 'America/New_York').instants).toEqual(['2026-07-01T18:30:15.000Z']);
});

it('asks twice for a time that the clocks showed twice', () => {
  expect(readAskedInstant('2026-10-25T02:30', PARIS).instants).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ]);
});

it('asks nothing about a time that the clocks skipped, and says so', () => {
  expect(readAskedInstant('2026-03-29T02:30', PARIS)).toMatchObject({ instants: [], problem: 'skipped' });
});

it('takes an instant with its offset as it is', () => {
  expect(readAskedInstant('2026-11-01T14:30:00+02:00', PARIS)).toMatchObject({
    instants: ['2026-11-01T12:30:00.000Z'],
    problem: null,
  });
});

it.each([
  'yesterday',
  '2026-13-01T00:00',
  '2026-02-30T10:00',
  '2026-11-01',
  '2026-11-01T25:00',
  '2026-02-30T10:00:00Z',
  '2026-11-01T14:30:60',
  '0000-01-01T00:00',
  'x'.repeat(9_000),
])('%.30s is no time, and nothing is asked', (at) => {
  expect(readAskedInstant(at, PARIS)).toMatchObject({ instants: [], problem: 'not_a_time' });
});

it.each([undefined, '', ['2026-11-01T14:30', '2026-11-02T14:30']])('%j asks nothing', (at) => {
  expect(readAskedInstant(at, PARIS)).toEqual({ text: '', instants: [], problem: null });
});
