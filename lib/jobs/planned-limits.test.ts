import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { scheduleLicenceRemoval } from '@/lib/licences';
import { planAssignment, planRelease, quotePlannedAssignment } from '@/lib/planned-changes';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { DONE, planningPlace, stateOf } from '@/lib/testing/planning';
import { carryOutDueChanges } from './planned-changes';

const { sql } = coreDatabase();
const place = (options = {}) => planningPlace(sql, options);

const NOTHING = { amount: 0, currency: 'EUR' };
const ending = async ({ uuid }: FixtureCompany) =>
  (await sql`select from licences where company_id = ${uuid} and ends_on is not null and status = 'available'`).length;

describe('a licence that is to end', () => {
  it('R5, R7: is no free one: its renewal is quoted, and it is kept only by who confirmed that', async () => {
    const { company, memberId, numberId } = await place();
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const wanted = { memberId, numberId, on: '2031-11-28' };
    const quote = await ask(quotePlannedAssignment, company.owner, wanted);
    expect(quote).toMatchObject({
      available: 0,
      ending: 1,
      keep: { removalsUndone: 1, purchases: 0, charge: NOTHING, renewal: { on: '2031-12-01' } },
      limits: { maxRemovalsUndone: 1 },
    });
    expect(quote.keep?.renewal.increase.amount).toBeGreaterThan(0);
    const free = { maxPurchases: 1, maxCharge: NOTHING, maxRemovalsUndone: 0, maxRenewalIncrease: NOTHING };
    const tooLittle = { ...quote.limits, maxRenewalIncrease: NOTHING };
    for (const limits of [free, { ...quote.limits, maxRemovalsUndone: 0 }, tooLittle])
      expect(await refusal(tryCommand(planAssignment, company.owner, { ...wanted, ...limits }))).toMatchObject({
        code: 'quote_changed',
        quote: { removalsUndone: 1 },
      });
    const { id } = await act(planAssignment, company.owner, { ...wanted, ...quote.limits });
    await setClock(sql, company, '2031-11-28T09:00:00Z');
    await carryOutDueChanges();
    expect([await stateOf(company, id), await ending(company)]).toEqual([DONE, 0]);
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 0 });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it('R7: whose removal came after the plan stays removed: what was to cost nothing does not renew it', async () => {
    const { company, memberId, numberId } = await place();
    const wanted = { memberId, numberId, on: '2031-11-28' };
    const { limits, ...quote } = await ask(quotePlannedAssignment, company.owner, wanted);
    expect(quote).toMatchObject({ available: 1, ending: 0, keep: null });
    const { id } = await act(planAssignment, company.owner, { ...wanted, ...limits });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-11-28T09:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, id)).toEqual({ status: 'failed', code: 'quote_changed' });
    expect(await ending(company)).toBe(1);
  });

  it('R5: is the dearest first that is left by what is planned before, and none that is over by then', async () => {
    const { company, memberId, otherId, numberId, secondId } = await place({ monthly: 2, yearly: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 3 });
    const quoted = (on: string) =>
      ask(quotePlannedAssignment, company.owner, { memberId: otherId, numberId: secondId, on });
    expect(await quoted('2031-11-28')).toMatchObject({ ending: 3, keep: { billingFrequency: 'yearly' } });
    await act(planAssignment, company.owner, { memberId, numberId, on: '2031-11-25' });
    expect(await quoted('2031-11-28')).toMatchObject({ ending: 2, keep: { billingFrequency: 'monthly' } });
    expect(await quoted('2031-12-01')).toMatchObject({ available: 0, ending: 0, keep: null });
  });
});

it('R8: a number whose release is planned twice frees one licence, and makes room for one number', async () => {
  const { company, memberId, otherId } = await place({ monthly: 5, numbers: 8 });
  const [first = '', ...others] = company.numbers.map(({ id }) => id);
  for (const numberId of [first, ...others.splice(0, 4)])
    await act(assignNumber, company.owner, { memberId, numberId });
  await act(planRelease, company.owner, { numberId: first, on: '2031-12-10' });
  await act(planRelease, company.owner, { numberId: first, on: '2031-12-12', mode: 'delete' });
  const [numberId = '', secondId = ''] = others;
  const wanted = { numberId, on: '2031-12-15' };
  expect(await ask(quotePlannedAssignment, company.owner, { ...wanted, memberId: otherId })).toMatchObject({
    available: 1,
  });
  await act(planAssignment, company.owner, { ...wanted, memberId });
  expect(
    await refusal(tryCommand(planAssignment, company.owner, { ...wanted, memberId, numberId: secondId })),
  ).toMatchObject({ code: 'member_limit_reached', numbers: 5 });
});
