import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alert, decideAlerts, decideSteps, type Limits, type Standing } from './rules';

const QUIET: Standing = {
  today: '2031-11-22',
  licences: { total: 10, assigned: 2, available: 8 },
  boughtToday: { quantity: 0, charge: 0 },
  caps: [],
  spent: 0,
  renewingUnused: [],
};
const OFF: Limits = { freeLicences: null, watchesAssigned: false, monthlySpend: null, departments: [] };

const licences = (total: number, assigned: number) => ({ total, assigned, available: total - assigned });
const said = (alerts: readonly Alert[]) => alerts.map(({ kind, subject, percent }) => ({ kind, subject, percent }));

describe('what is the matter', () => {
  it('is nothing where nothing is watched and nothing happened', () => {
    expect(decideAlerts(QUIET, OFF)).toEqual([]);
    expect(decideAlerts({ ...QUIET, licences: licences(4, 4), spent: 9_999 }, OFF)).toEqual([]);
  });

  it('is that few licences are left, from the threshold on, to the company and to departments that ask (E139)', () => {
    const limits = { ...OFF, freeLicences: 3, departments: [{ departmentId: 'dep_a', freeLicences: 1 }] };
    const low = (available: number) =>
      said(decideAlerts({ ...QUIET, licences: licences(10, 10 - available) }, limits)).map(({ subject }) => subject);
    expect([4, 3, 2, 1, 0].map(low)).toEqual([[], [''], [''], ['', 'dep_a'], ['', 'dep_a']]);
    expect(decideAlerts({ ...QUIET, licences: licences(0, 0) }, limits)).toEqual([]);
  });

  it('is that 80 and 100 % of the licences are assigned (U5)', () => {
    const reached = (total: number, assigned: number) =>
      decideAlerts({ ...QUIET, licences: licences(total, assigned) }, { ...OFF, watchesAssigned: true })[0]?.percent;
    expect([7, 8, 9, 10].map((assigned) => reached(10, assigned))).toEqual([undefined, 80, 80, 100]);
    expect([reached(3, 2), reached(100_000, 79_999), reached(100_000, 80_000), reached(0, 0)]).toEqual([
      undefined,
      undefined,
      80,
      undefined,
    ]);
  });

  it('is 50, 75 and 100 % of the amount of a month, to the minor unit (U5)', () => {
    const reached = (spent: number, monthlySpend: number) =>
      decideAlerts({ ...QUIET, spent }, { ...OFF, monthlySpend })[0]?.percent;
    expect([4_999, 5_000, 7_499, 7_500, 9_999, 10_000, 20_000].map((spent) => reached(spent, 10_000))).toEqual([
      undefined,
      50,
      50,
      75,
      75,
      100,
      100,
    ]);
    expect(reached(3, 5)).toBe(50);
    expect(reached(999_999_999_999_999, 1_000_000_000_000_000)).toBe(75);
    expect(reached(-5, 10)).toBeUndefined();
  });

  it('is what was bought automatically, a cap, and what renews unused, each by its own subject', () => {
    const standing: Standing = {
      ...QUIET,
      boughtToday: { quantity: 2, charge: 1_200 },
      caps: [
        { cap: 'monthly_licences', used: 8, limit: 10, level: 80 },
        { cap: 'monthly_charge', used: 5, limit: 100, level: null },
      ],
      renewingUnused: [{ billingFrequency: 'yearly', quantity: 4, monthlyCost: 4_800, on: '2031-12-01' }],
    };
    expect(decideAlerts(standing, OFF)).toMatchObject([
      { kind: 'automatic_purchase', subject: '', figures: { count: 2, charge: 1_200 } },
      { kind: 'cap', subject: 'monthly_licences', percent: 80, figures: { count: 8, outOf: 10, charge: null } },
      { kind: 'waste', subject: 'yearly', figures: { count: 4, charge: 4_800, on: '2031-12-01' } },
    ]);
  });
});

describe('who is told what of it', () => {
  const NOTHING = { count: null, outOf: null, charge: null, limit: null, on: null };
  const at = (percent: number, count = 1, period = '2031-11'): Alert => ({
    kind: 'spend',
    subject: '',
    period,
    percent,
    figures: { ...NOTHING, count },
  });

  it('nothing twice, and nothing while a figure only moves', () => {
    const known = { ...at(50), id: 'alr_1' };
    expect(decideSteps([known], [at(50)])).toEqual([]);
    expect(decideSteps([known], [at(50, 2)])).toMatchObject([{ step: 'follow' }]);
  });

  it('in another month, or on another day, it is crossed anew, also where it is as high', () => {
    const before = { ...at(100), id: 'alr_1' };
    expect(decideSteps([before], [at(100, 1, '2031-12')])).toMatchObject([
      { step: 'clear', alert: null, before },
      { step: 'raise', before: null },
    ]);
  });

  it('each crossing once, by the highest level, and anew once it was left: over any course of a month (E139)', () => {
    const levels = fc.array(fc.constantFrom(0, 50, 75, 100), { maxLength: 30 });
    fc.assert(
      fc.property(levels, (course) => {
        let known: (Alert & { id: string })[] = [];
        let before = 0;
        for (const level of course) {
          const alerts = level === 0 ? [] : [at(level)];
          const steps = decideSteps(known, alerts).map(({ step }) => step);
          expect(steps).toEqual(level > before ? ['raise'] : level < before ? ['clear'] : []);
          known = alerts.map((alert) => ({ ...alert, id: 'alr_1' }));
          before = level;
        }
      }),
    );
  });
});
