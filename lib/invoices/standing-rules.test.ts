import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localDate } from '@/lib/kernel/calendar';
import { nextState, type Standing, standingAt, standingSteps } from './standing-rules';

const terms = {
  spans: {
    restrictedAfterDays: 30,
    restrictionNoticeDays: 15,
    closedAfterDays: 60,
    closingNoticeDays: 15,
    closingLastNoticeDays: 3,
  },
  timeZone: 'Europe/Paris',
};
const at = (state: Standing['state'], announced: Standing['announced'] = null, announcedFor: string | null = null) => ({
  state,
  announced,
  announcedFor,
});
const ACTIVE = at('active');
const PAST_DUE = at('past_due');
const TOLD = at('past_due', 'restricted', '2031-12-31');
const RESTRICTED = at('restricted');
const CLOSING = at('restricted', 'closed', '2032-01-30');
const CLOSING_SOON = at('restricted', 'closed_soon', '2032-01-30');
const CLOSED = at('closed');

const DUE = '2031-12-01';
/** Midnights of Paris in winter. */
const PAST_DUE_AT = '2031-12-01T23:00:00.000Z';
const TOLD_AT = '2031-12-15T23:00:00.000Z';
const RESTRICTED_AT = '2031-12-30T23:00:00.000Z';
const CLOSING_AT = '2032-01-14T23:00:00.000Z';
const CLOSING_SOON_AT = '2032-01-26T23:00:00.000Z';
const CLOSED_AT = '2032-01-29T23:00:00.000Z';
const LATE = '2032-06-01T00:00:00Z';

const justBefore = (at: string) => new Date(Date.parse(at) - 1).toISOString();
const stepped = (present: Standing, due: string[], now: string) => {
  const { steps, next } = standingSteps(present, due, terms, new Date(now));
  return [
    steps.map(({ state, announced, announcedFor }) => ({ state, announced, announcedFor })),
    next?.toISOString() ?? null,
  ];
};

describe('R22: what an invoice that nobody pays does to its company', () => {
  it.each<[string, Standing, string[], string, Standing[], string | null]>([
    ['nothing is to pay', ACTIVE, [], TOLD_AT, [], null],
    ['a millisecond before', ACTIVE, [DUE], justBefore(PAST_DUE_AT), [], PAST_DUE_AT],
    ['the day it was due is over', ACTIVE, [DUE], PAST_DUE_AT, [PAST_DUE], TOLD_AT],
    ['once and not again', PAST_DUE, [DUE], PAST_DUE_AT, [], TOLD_AT],
    ['a millisecond before it is told', PAST_DUE, [DUE], justBefore(TOLD_AT), [], TOLD_AT],
    ['told what comes', PAST_DUE, [DUE], TOLD_AT, [TOLD], RESTRICTED_AT],
    ['a millisecond before it is restricted', TOLD, [DUE], justBefore(RESTRICTED_AT), [], RESTRICTED_AT],
    ['restricted', TOLD, [DUE], RESTRICTED_AT, [RESTRICTED], CLOSING_AT],
    ['a millisecond before its closing is told', RESTRICTED, [DUE], justBefore(CLOSING_AT), [], CLOSING_AT],
    ['told that it will be closed', RESTRICTED, [DUE], CLOSING_AT, [CLOSING], CLOSING_SOON_AT],
    ['told once more', CLOSING, [DUE], CLOSING_SOON_AT, [CLOSING_SOON], CLOSED_AT],
    ['a millisecond before it is closed', CLOSING_SOON, [DUE], justBefore(CLOSED_AT), [], CLOSED_AT],
    ['closed', CLOSING_SOON, [DUE], CLOSED_AT, [CLOSED], null],
    [
      'late by months, step by step: told today',
      ACTIVE,
      [DUE],
      LATE,
      [PAST_DUE, at('past_due', 'restricted', '2032-06-16')],
      '2032-06-15T22:00:00.000Z',
    ],
    [
      'told of restriction, then nobody came for months: restricted, and told today of closing',
      TOLD,
      [DUE],
      LATE,
      [RESTRICTED, at('restricted', 'closed', '2032-06-16')],
      '2032-06-12T22:00:00.000Z',
    ],
    [
      'told once of closing, then nobody came for months: told once more today',
      CLOSING,
      [DUE],
      LATE,
      [at('restricted', 'closed_soon', '2032-06-04')],
      '2032-06-03T22:00:00.000Z',
    ],
    ['told twice of closing, then nobody came for months', CLOSING_SOON, [DUE], LATE, [CLOSED], null],
    [
      'what was announced for a later day comes then',
      at('past_due', 'restricted', '2032-01-10'),
      [DUE],
      LATE.replace('06-01', '01-09'),
      [],
      '2032-01-09T23:00:00.000Z',
    ],
    [
      'the last notice is due for the day of the first',
      at('restricted', 'closed', '2032-02-10'),
      [DUE],
      '2032-02-06T12:00:00Z',
      [],
      '2032-02-06T23:00:00.000Z',
    ],
    [
      'the first notice was for a later day than the last one needs',
      at('restricted', 'closed', '2032-02-10'),
      [DUE],
      '2032-02-07T12:00:00Z',
      [at('restricted', 'closed_soon', '2032-02-10')],
      '2032-02-09T23:00:00.000Z',
    ],
    ['the oldest counts, in whatever order', ACTIVE, ['2032-01-01', DUE], PAST_DUE_AT, [PAST_DUE], TOLD_AT],
    ['paid: back at once', RESTRICTED, [], RESTRICTED_AT, [ACTIVE], null],
    ['paid at the last moment: back at once', CLOSING_SOON, [], CLOSED_AT, [ACTIVE], null],
    ['the operator counts longer spans than before', CLOSING, [DUE], RESTRICTED_AT, [RESTRICTED], CLOSING_AT],
    ['paid, the next one is not due yet', TOLD, ['2031-12-31'], TOLD_AT, [ACTIVE], '2031-12-31T23:00:00.000Z'],
    [
      'paid, the next one is late too',
      RESTRICTED,
      ['2031-12-20'],
      RESTRICTED_AT,
      [PAST_DUE],
      '2032-01-03T23:00:00.000Z',
    ],
    [
      'paid after it was told, the next one is late',
      TOLD,
      ['2031-12-10'],
      TOLD_AT,
      [PAST_DUE],
      '2031-12-24T23:00:00.000Z',
    ],
    ['closed stays closed, also when paid', CLOSED, [], RESTRICTED_AT, [], null],
    ['closed stays closed', CLOSED, [DUE], RESTRICTED_AT, [], null],
  ])('%s', (_, present, due, now, steps, next) => {
    expect(stepped(present, due, now)).toEqual([steps, next]);
  });

  it('paid long after it was told, the next one is late so that it is told again, with the whole notice', () => {
    const restrictedOn = '2032-01-15';
    const { steps, next } = standingSteps(RESTRICTED, ['2031-12-14'], terms, new Date(RESTRICTED_AT));
    expect(steps.map(({ state, announced, announcedFor }) => ({ state, announced, announcedFor }))).toEqual([
      at('past_due', 'restricted', restrictedOn),
    ]);
    expect(next?.toISOString()).toBe('2032-01-14T23:00:00.000Z');
  });

  it('a step that nobody has taken yet is due at its own instant', () => {
    const { steps } = standingSteps(TOLD, [DUE], terms, new Date(LATE));
    expect(steps.map((step) => step.at.toISOString())).toEqual([RESTRICTED_AT, CLOSING_AT]);
    expect(standingSteps(CLOSING_SOON, [DUE], terms, new Date(LATE)).steps[0]?.at.toISOString()).toBe(CLOSED_AT);
  });

  /** Every step that workers take who come at these instants, with the day on which they did. */
  function visited(instants: readonly number[]) {
    let present: Standing = ACTIVE;
    const taken: (Standing & { on: string })[] = [];
    for (const now of instants.map((instant) => new Date(instant)))
      for (const { at: _, ...step } of standingSteps(present, [DUE], terms, now).steps) {
        present = step;
        taken.push({ ...step, on: localDate(now, terms.timeZone) });
      }
    return taken;
  }
  const hour = 3_600_000;
  const START = Date.parse('2031-11-20T00:00:00Z');
  const onOf = (taken: ReturnType<typeof visited>, { state, announced }: Pick<Standing, 'state' | 'announced'>) =>
    taken.find((step) => step.state === state && step.announced === announced)?.on ?? '';

  it('whoever comes by, and how often, takes each step once and in order', () => {
    const every = (hours: number) => Array.from({ length: 20_000 / hours }, (_, n) => START + n * hours * hour);
    for (const hours of [1, 5, 24, 100, 400, 2000]) {
      const taken = visited(every(hours)).map(({ state, announced }) => [state, announced]);
      expect(taken).toEqual(
        [PAST_DUE, TOLD, RESTRICTED, CLOSING, CLOSING_SOON, CLOSED].map(({ state, announced }) => [state, announced]),
      );
    }
  });

  it('whenever workers come, nobody is restricted or closed without the whole notice, nor before the day they were told', () => {
    const { restrictionNoticeDays, closingNoticeDays, closingLastNoticeDays, restrictedAfterDays, closedAfterDays } =
      terms.spans;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 24 * 60 }), { minLength: 20, maxLength: 60 }), (gaps) => {
        let now = START;
        const taken = visited(gaps.map((hours) => (now += hours * hour)));
        const days = {
          told: onOf(taken, TOLD),
          restricted: onOf(taken, RESTRICTED),
          first: onOf(taken, CLOSING),
          last: onOf(taken, CLOSING_SOON),
          closed: onOf(taken, CLOSED),
        };
        if (days.restricted !== '') {
          expect(daysBetween(days.told, days.restricted)).toBeGreaterThanOrEqual(restrictionNoticeDays);
          expect(days.restricted >= addDays(DUE, restrictedAfterDays)).toBe(true);
        }
        if (days.closed !== '') {
          expect(daysBetween(days.first, days.closed)).toBeGreaterThanOrEqual(closingNoticeDays);
          expect(daysBetween(days.last, days.closed)).toBeGreaterThanOrEqual(closingLastNoticeDays);
          expect(days.first >= days.restricted && days.closed >= addDays(DUE, closedAfterDays)).toBe(true);
        }
        for (const [index, { announced, announcedFor }] of taken.entries()) {
          const after = taken.slice(index + 1).find((step) => step.announced === null);
          if (announced !== null && after !== undefined) expect(after.on >= (announcedFor ?? '')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a worker who comes every hour takes each step on its own day', () => {
    const taken = visited(Array.from({ length: 24 * 100 }, (_, n) => START + n * hour));
    expect(taken).toEqual([
      { ...PAST_DUE, on: '2031-12-02' },
      { ...TOLD, on: '2031-12-16' },
      { ...RESTRICTED, on: '2031-12-31' },
      { ...CLOSING, on: '2032-01-15' },
      { ...CLOSING_SOON, on: '2032-01-27' },
      { ...CLOSED, on: '2032-01-30' },
    ]);
  });

  it('the operator who shortens the spans does not bring forward what was announced', () => {
    const shorter = { ...terms, spans: { ...terms.spans, restrictedAfterDays: 20, restrictionNoticeDays: 5 } };
    const { steps, next } = standingSteps(TOLD, [DUE], shorter, new Date('2031-12-28T12:00:00Z'));
    expect([steps, next?.toISOString()]).toEqual([[], RESTRICTED_AT]);
    expect(nextState(TOLD, [DUE], shorter, '2031-12-28')).toEqual({ state: 'restricted', on: '2031-12-31' });
  });

  it.each<[string, string[], string, Standing]>([
    ['nothing is to pay', [], LATE, ACTIVE],
    ['what is to pay is not late', [DUE], justBefore(PAST_DUE_AT), ACTIVE],
    ['late by some days, told of nothing', ['2032-01-20', DUE], TOLD_AT, PAST_DUE],
    ['so late that it is restricted', [DUE], CLOSING_SOON_AT, RESTRICTED],
    ['so late that it would be closed again', [DUE], LATE, CLOSED],
  ])('reopened, a company is where its invoices leave it: %s', (_, due, now, standing) => {
    expect(standingAt(due, terms, new Date(now))).toEqual(standing);
  });

  it.each<[string, Standing, string[], string, ReturnType<typeof nextState>]>([
    ['restricted on its day', PAST_DUE, [DUE], '2031-12-02', { state: 'restricted', on: '2031-12-31' }],
    ['not told yet, the whole notice', PAST_DUE, [DUE], '2031-12-30', { state: 'restricted', on: '2032-01-14' }],
    ['the oldest counts', TOLD, ['2032-01-20', DUE], '2031-12-16', { state: 'restricted', on: '2031-12-31' }],
    [
      'told late',
      { ...TOLD, announcedFor: '2032-01-04' },
      [DUE],
      '2031-12-21',
      { state: 'restricted', on: '2032-01-04' },
    ],
    ['a dispute moved its day', TOLD, ['2031-12-11'], '2031-12-29', { state: 'restricted', on: '2032-01-10' }],
    ['closed on its day', RESTRICTED, [DUE], '2031-12-31', { state: 'closed', on: '2032-01-30' }],
    ['not told of closing yet', RESTRICTED, [DUE], '2032-01-20', { state: 'closed', on: '2032-02-04' }],
    ['told once of closing', CLOSING, [DUE], '2032-01-20', { state: 'closed', on: '2032-01-30' }],
    ['told once, the last notice is late', CLOSING, [DUE], '2032-01-29', { state: 'closed', on: '2032-02-01' }],
    ['told twice', CLOSING_SOON, [DUE], '2032-01-29', { state: 'closed', on: '2032-01-30' }],
    ['closed', CLOSED, [DUE], '2032-02-20', null],
    ['nothing is late', ACTIVE, [], '2032-02-20', null],
  ])('what comes next has its day: %s', (_, present, due, today, next) => {
    expect(nextState(present, due, terms, today)).toEqual(next);
  });
});
