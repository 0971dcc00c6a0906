import { afterEach, describe, expect, it } from 'vitest';
import { getStanding } from '@/lib/invoices';
import { ask, operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { owing, settle, standingRow } from '@/lib/testing/owing';
import { changeSettings, listSettings } from '.';

const { sql } = coreDatabase();
const DEFAULTS = {
  restrictedAfterDays: 30,
  restrictionNoticeDays: 15,
  closedAfterDays: 60,
  closingNoticeDays: 15,
  closingLastNoticeDays: 3,
};
afterEach(() => operate(changeSettings, DEFAULTS));

describe('the operator’s settings', () => {
  it('are changed one by one, and what is left out stays', async () => {
    const before = await operate(listSettings, {}, staff('operator'));
    expect(before).toMatchObject({ ...DEFAULTS, earlyRemoval: 'eu', requestHoldHours: 72 });
    const after = await operate(changeSettings, { idleLicenceDays: 45, earlyRemoval: 'none' });
    expect(after).toEqual({ ...before, idleLicenceDays: 45, earlyRemoval: 'none' });
    expect(await operate(listSettings, {})).toEqual(after);
    await operate(changeSettings, { idleLicenceDays: 30, earlyRemoval: 'eu' });
  });

  it.each([
    [{ restrictionNoticeDays: 30 }, '/restrictionNoticeDays'],
    [{ restrictedAfterDays: 15 }, '/restrictionNoticeDays'],
    [{ closedAfterDays: 30 }, '/closedAfterDays'],
    [{ closingNoticeDays: 31 }, '/closingNoticeDays'],
    [{ closingLastNoticeDays: 16 }, '/closingLastNoticeDays'],
    [{ paymentTermDays: -1 }, '/paymentTermDays'],
    [{ requestHoldHours: 0 }, '/requestHoldHours'],
    [{ sentMailDays: 0 }, '/sentMailDays'],
  ])('R22: %j is refused by name, and nothing changes', async (change, pointer) => {
    const before = await operate(listSettings, {});
    const outcome = await refusal(tryTask(changeSettings, change));
    expect(outcome).toMatchObject({ code: 'invalid_input', errors: [{ pointer }] });
    expect(await operate(listSettings, {})).toEqual(before);
  });

  it('R22: are never ones that the database refuses, nor refused where it takes them', async () => {
    const spans = [1, 2, 3, 15, 30];
    for (const restrictedAfterDays of spans)
      for (const closedAfterDays of spans)
        for (const notice of [0, 1, 14]) {
          const change = {
            restrictedAfterDays,
            closedAfterDays,
            restrictionNoticeDays: notice,
            closingNoticeDays: notice,
            closingLastNoticeDays: notice,
          };
          const allowed =
            notice < restrictedAfterDays &&
            closedAfterDays > restrictedAfterDays &&
            notice <= closedAfterDays - restrictedAfterDays;
          const outcome = await refusal(tryTask(changeSettings, change));
          expect([change, outcome === 'accepted']).toEqual([change, allowed]);
        }
  });

  it('R22: spans hold at once for a company that is on its way; shorter ones bring nothing forward that was announced', async () => {
    const company = await owing(sql, '2032-01-05T12:00:00Z');
    await settle(company);
    const next = async () => (await ask(getStanding, company.owner, {})).next;
    await operate(changeSettings, { restrictedAfterDays: 20, restrictionNoticeDays: 5 });
    expect(await next()).toEqual({ step: 'restricted', on: '2032-01-20' });
    await setClock(sql, company, '2032-01-14T23:00:00Z');
    await settle(company);
    expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: 'restricted' });
    await operate(changeSettings, { restrictedAfterDays: 10 });
    await settle(company);
    expect([(await standingRow(sql, company))?.state, await next()]).toEqual([
      'past_due',
      { step: 'restricted', on: '2032-01-20' },
    ]);
    await operate(changeSettings, { ...DEFAULTS, restrictionNoticeDays: 10 });
    await settle(company);
    expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: null });
    expect(await next()).toEqual({ step: 'restricted', on: '2032-01-30' });
    await operate(changeSettings, DEFAULTS);
  });
});
