import { describe, expect, it } from 'vitest';
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
const ACTIVE: Standing = { state: 'active', announced: null };
const PAST_DUE: Standing = { state: 'past_due', announced: null };
const TOLD: Standing = { state: 'past_due', announced: 'restricted' };
const RESTRICTED: Standing = { state: 'restricted', announced: null };
const CLOSING: Standing = { state: 'restricted', announced: 'closed' };
const CLOSING_SOON: Standing = { state: 'restricted', announced: 'closed_soon' };
const CLOSED: Standing = { state: 'closed', announced: null };

const DUE = '2031-12-01';
/** Midnights of Paris in winter. */
const PAST_DUE_AT = '2031-12-01T23:00:00.000Z';
const TOLD_AT = '2031-12-15T23:00:00.000Z';
const RESTRICTED_AT = '2031-12-30T23:00:00.000Z';
const CLOSING_AT = '2032-01-14T23:00:00.000Z';
const CLOSING_SOON_AT = '2032-01-26T23:00:00.000Z';
const CLOSED_AT = '2032-01-29T23:00:00.000Z';
const LATE = '2032-06-01T00:00:00Z';
/** Every step there is, in order. */
const LADDER = [PAST_DUE, TOLD, RESTRICTED, CLOSING, CLOSING_SOON, CLOSED];

const justBefore = (at: string) => new Date(Date.parse(at) - 1).toISOString();
const stepped = (present: Standing, due: string[], now: string) => {
  const { steps, next } = standingSteps(present, due, terms, new Date(now));
  return [steps.map(({ state, announced }) => ({ state, announced })), next?.toISOString() ?? null];
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
    ['late by months, step by step', ACTIVE, [DUE], LATE, LADDER, null],
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

  it('a step that nobody has taken yet is due at its own instant', () => {
    const { steps } = standingSteps(ACTIVE, [DUE], terms, new Date(LATE));
    const instants = [PAST_DUE_AT, TOLD_AT, RESTRICTED_AT, CLOSING_AT, CLOSING_SOON_AT, CLOSED_AT];
    expect(steps.map(({ at }) => at.toISOString())).toEqual(instants);
  });

  it('whoever comes by, and how often, takes the same steps as who comes once', () => {
    const end = Date.parse('2032-02-15T00:00:00Z');
    for (const hours of [1, 5, 24, 100, 400, 2000]) {
      let present = ACTIVE;
      const taken: Standing[] = [];
      for (let at = Date.parse('2031-11-20T00:00:00Z'); at < end + hours * 3_600_000; at += hours * 3_600_000)
        for (const { state, announced } of standingSteps(present, [DUE], terms, new Date(at)).steps) {
          present = { state, announced };
          taken.push(present);
        }
      expect(taken).toEqual(LADDER);
    }
  });

  it.each<[string, string[], string, Standing]>([
    ['nothing is to pay', [], LATE, ACTIVE],
    ['what is to pay is not late', [DUE], justBefore(PAST_DUE_AT), ACTIVE],
    ['late by some days', ['2032-01-20', DUE], TOLD_AT, TOLD],
    ['so late that it would be closed again', [DUE], LATE, CLOSED],
  ])('reopened, a company is where its invoices leave it: %s', (_, due, now, standing) => {
    expect(standingAt(due, terms, new Date(now))).toEqual(standing);
  });

  it('what comes next has its day', () => {
    expect(nextState(PAST_DUE, [DUE], terms)).toEqual({ state: 'restricted', on: '2031-12-31' });
    expect(nextState(TOLD, ['2032-01-20', DUE], terms)).toEqual({ state: 'restricted', on: '2031-12-31' });
    expect(nextState(CLOSING, [DUE], terms)).toEqual({ state: 'closed', on: '2032-01-30' });
    expect([nextState(CLOSED, [DUE], terms), nextState(ACTIVE, [], terms)]).toEqual([null, null]);
  });
});
