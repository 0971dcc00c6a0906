import { describe, expect, it } from 'vitest';
import { coreDatabase } from '@/lib/testing/core-database';
import { owing, standingRow, unpaidOf } from '@/lib/testing/owing';
import { runOperator } from './run';

const { sql } = coreDatabase();

async function operator(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runOperator(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await operator(...args, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}
const NOBODY = 'com_00000000000000000000000000000000';

describe('company:state', () => {
  it('says where a company stands, closes it and lets it in again (R22)', async () => {
    const { id } = await owing(sql, '2031-12-02T12:00:00Z');
    expect(await json('company:state', '--company', id)).toMatchObject({ companyId: id, state: 'active', since: null });
    const closed = await json('company:state', '--company', id, '--close', '--reason', 'The contract has ended.');
    expect(closed).toMatchObject({ state: 'closed', next: { step: 'numbers_leave' } });
    const { out } = await operator('company:state', '--company', id);
    expect(out).toContain(`${id} is closed since 2031-12-02`);
    expect(await json('company:state', '--company', id, '--reopen', '--reason', 'A mistake.')).toMatchObject({
      state: 'active',
    });
  });

  it.each([
    ['both ways at once', ['--close', '--reopen', '--reason', 'x'], /cannot be given together/],
    ['no reason', ['--close'], /--reason is missing/],
    ['a reason for nothing', ['--reason', 'x'], /--reason goes with/],
  ])('is not understood with %s', async (_, args, message) => {
    const { code, out, err } = await operator('company:state', '--company', NOBODY, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('fails for a company that is not there', async () => {
    expect((await operator('company:state', '--company', NOBODY, '--close', '--reason', 'x')).code).toBe(1);
  });
});

it('dispute:open and dispute:end: an invoice’s clock stands still in between (R22)', async () => {
  const company = await owing(sql, '2032-01-05T12:00:00Z');
  const [{ number } = { number: '' }] = await unpaidOf(sql, company);
  const which = ['--company', company.id, '--invoice', number];
  expect(await json('dispute:open', ...which, '--reason', 'Not ours.')).toMatchObject({ disputedSince: '2032-01-05' });
  expect((await standingRow(sql, company))?.state).toBe('active');
  expect(await json('dispute:end', ...which)).toMatchObject({ disputedSince: null, countsFrom: '2031-12-31' });
  expect((await standingRow(sql, company))?.state).toBe('past_due');
  expect((await operator('dispute:open', '--company', company.id, '--invoice', 'INV-1')).code).toBe(1);
});

it('credit-limit:set: an amount or none (R22)', async () => {
  const { id } = await owing(sql, '2031-12-02T12:00:00Z');
  expect(await json('credit-limit:set', '--company', id, '--amount', '120000')).toEqual({
    companyId: id,
    creditLimit: { amount: 120_000, currency: 'EUR' },
  });
  expect(await json('credit-limit:set', '--company', id, '--none')).toEqual({ companyId: id, creditLimit: null });
  for (const args of [[], ['--amount', '1', '--none'], ['--amount', '-1'], ['--amount', '1,5']])
    expect((await operator('credit-limit:set', '--company', id, ...args)).code).toBe(2);
});

it('settings:list and settings:set: the operator’s spans, wrong ones refused by their option (R22)', async () => {
  const settings = await json('settings:list');
  expect(settings).toMatchObject({ closedAfterDays: 60 });
  expect(await json('settings:set', '--closed-after-days', '90', '--closing-last-notice-days', '5')).toEqual({
    ...settings,
    closedAfterDays: 90,
    closingLastNoticeDays: 5,
  });
  const { code, err } = await operator('settings:set', '--closing-notice-days', '61');
  expect([code, err]).toEqual([2, expect.stringContaining('--closing-notice-days: Must be at most 60')]);
  expect((await operator('settings:list')).out).toMatch(/closed-after-days +90 /);
});

it('quarantine:list and quarantine:set: within what a kind allows (R13)', async () => {
  const which = ['--country', 'FR', '--type', 'mobile'];
  expect(await json('quarantine:set', ...which, '--days', '90')).toMatchObject({ country: 'FR', quarantineDays: 90 });
  expect((await operator('quarantine:list')).out).toContain('FR  mobile  90 days (45 to 120 allowed)');
  const { code, err } = await operator('quarantine:set', ...which, '--days', '121');
  expect([code, err]).toEqual([2, expect.stringContaining('--days: Must be 45 to 120')]);
});

it('staff:list and staff:end: somebody of the operator is out, and the last admin stays (R24)', async () => {
  const { id } = await json('staff:create', '--email', 'agent@cli.example', '--role', 'support');
  const { id: admin } = await json('staff:create', '--email', 'admin@cli.example', '--role', 'operator');
  expect(await json('staff:end', '--account', String(id))).toMatchObject({ status: 'ended' });
  expect((await operator('staff:list')).out).toMatch(/admin@cli.example {2}operator {2}invited\n.*agent@cli.example/s);
  const { code, err } = await operator('staff:end', '--account', String(admin));
  expect([code, err]).toEqual([1, expect.stringContaining('last_operator')]);
});
