import { describe, expect, it } from 'vitest';
import type { MemberActor } from '@/lib/access';
import { assignNumber } from '@/lib/assignments';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { toUuid } from '@/lib/kernel/id';
import { scheduleLicenceRemoval } from '@/lib/licences';
import {
  cancelPlannedChange,
  getPlannedChange,
  movePlannedChange,
  planAssignment,
  planCover,
  planRelease,
  quotePlannedAssignment,
  retryPlannedChange,
} from '@/lib/planned-changes';
import { getRequest } from '@/lib/requests';
import { act, ask, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { owing, settleEachStep } from '@/lib/testing/owing';
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

describe('an approval of what a plan may buy under the policy ask', () => {
  const planned = async () => {
    const all = await place({ monthly: 1 });
    const { company, memberId, numberId, otherId, secondId } = all;
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'ask' } });
    const { limits } = await ask(quotePlannedAssignment, company.owner, { memberId, numberId, on: '2031-12-15' });
    // The licence that was expected is in use by then.
    const plan = async (actor: MemberActor, confirmed: Partial<typeof limits>) => {
      const { id } = await act(planAssignment, actor, { memberId, numberId, on: '2031-12-15', ...confirmed });
      await act(assignNumber, company.owner, { memberId: otherId, numberId: secondId });
      return id;
    };
    const carriedOut = async (id: string, day: string) => {
      await setClock(sql, company, `${day}T09:00:00Z`);
      await carryOutDueChanges();
      return stateOf(company, id);
    };
    return { ...all, limits, plan, carriedOut };
  };
  const BLOCKED = { status: 'failed', code: 'auto_purchase_blocked' };

  it('R23: is one only with an amount, when it is planned and when it is done after all', async () => {
    const { company, plan, limits, carriedOut } = await planned();
    const id = await plan(company.owner, {});
    expect(await carriedOut(id, '2031-12-15')).toEqual(BLOCKED);
    const retry = { plannedChangeId: id };
    expect(await refusal(tryCommand(retryPlannedChange, company.owner, retry))).toMatchObject({
      code: 'auto_purchase_blocked',
    });
    expect(await refusal(tryCommand(retryPlannedChange, company.as('admin'), { ...retry, ...limits }))).toMatchObject({
      code: 'auto_purchase_blocked',
    });
    await act(retryPlannedChange, company.owner, { ...retry, ...limits });
    expect(await stateOf(company, id)).toEqual(DONE);
  });

  it('R7, R23: stays with a plan that gets another day, beside what else is confirmed then', async () => {
    const { company, plan, limits, carriedOut } = await planned();
    const id = await plan(company.owner, limits);
    const { maxPurchases, maxCharge, maxRenewalIncrease } = limits;
    const moved = { plannedChangeId: id, on: '2031-12-16', maxRemovalsUndone: 3 };
    const { limits: now } = await act(movePlannedChange, company.owner, moved);
    expect(now).toEqual({ maxPurchases, maxCharge, maxRenewalIncrease, maxRemovalsUndone: 3 });
    expect(await carriedOut(id, '2031-12-16')).toEqual(DONE);
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 1 });
  });

  it('R7, R26: is in the log with its limits: as it was planned, moved, and done after all', async () => {
    const { company, plan, limits, carriedOut } = await planned();
    const id = await plan(company.owner, {});
    await act(movePlannedChange, company.owner, { plannedChangeId: id, on: '2031-12-16', maxPurchases: 0 });
    await carriedOut(id, '2031-12-16');
    await act(retryPlannedChange, company.owner, { plannedChangeId: id, ...limits });
    const states = await sql<{ action: string; before: object; after: object }[]>`
      select action, before, after from audit_events where company_id = ${company.uuid} and target_id = ${id} order by sequence`;
    expect(states).toMatchObject([
      { action: 'planned_change.planned', after: { limits: {}, approved: false } },
      {
        action: 'planned_change.moved',
        before: { limits: {}, approved: false },
        after: { limits: { maxPurchases: 0 }, approved: true },
      },
      { action: 'planned_change.failed' },
      { action: 'planned_change.done', after: { limits, approved: true } },
    ]);
    expect(states[0]?.after).toHaveProperty('limits', {});
  });

  it('R23: ends where somebody who may not approve confirms something else', async () => {
    const { company, plan, limits, carriedOut } = await planned();
    const id = await plan(company.owner, limits);
    const maxCharge = { amount: 1_000_000, currency: 'EUR' };
    await act(movePlannedChange, company.as('admin'), { plannedChangeId: id, on: '2031-12-16', maxCharge });
    expect(await carriedOut(id, '2031-12-16')).toEqual(BLOCKED);
  });
});

it('R8, R23: a request that held the number is over once a plan gave it to the member, on its day or afterwards', async () => {
  const { company, memberId, numberId, otherId, secondId } = await place({ monthly: 1, policy: 'ask' });
  await act(assignNumber, company.owner, { memberId: otherId, numberId: secondId });
  const wanted = { memberId, numberId, on: '2031-11-24' };
  const limits = (await ask(quotePlannedAssignment, company.owner, wanted)).limits;
  const { id } = await act(planAssignment, company.owner, { ...wanted, ...limits });
  const lastId = company.numbers[2]?.id ?? '';
  const later = await act(planAssignment, company.owner, { memberId, numberId: lastId, on: '2031-11-24', ...limits });
  const asked = [];
  for (const one of [numberId, lastId])
    asked.push((await act(assignNumber, company.as('admin'), { memberId, numberId: one })).request?.id ?? '');
  await sql`update planned_changes set limits = ${sql.json({ maxPurchases: 0 })} where company_id = ${company.uuid} and number_id = ${toUuid('num', lastId)}`;
  await setClock(sql, company, '2031-11-24T09:00:00Z');
  await carryOutDueChanges();
  expect(await stateOf(company, id)).toEqual(DONE);
  await act(retryPlannedChange, company.owner, { plannedChangeId: later.id, ...limits });
  for (const requestId of asked)
    expect(await ask(getRequest, company.owner, { requestId })).toMatchObject({ status: 'closed' });
  // Who asked is who planned, here: of what the worker did they hear, of what they did themselves they know.
  const told = await sql<{ payload: object }[]>`
    select payload from outbox where company_id = ${company.uuid} and topic = 'mail.purchase_answered'`;
  expect(told.map(({ payload }) => payload)).toEqual([{ memberId: company.owner.memberId, requestId: asked[0] }]);
  expect(await brokenInvariants(sql, company)).toEqual([]);
});

it('R22: a company that is past due may plan on a free licence, though nothing may be bought beyond its credit limit', async () => {
  const company = await owing(sql, '2031-12-31T12:00:00Z', { monthly: 1 });
  await settleEachStep(sql, company, '2032-01-02T12:00:00Z');
  await sql`update companies set credit_limit = 0 where company_id = ${company.uuid}`;
  const [memberId = '', otherId = ''] = company.members;
  const [numberId = '', secondId = ''] = company.numbers.map(({ id }) => id);
  const wanted = { memberId, numberId, on: '2032-01-04' };
  expect(await ask(quotePlannedAssignment, company.owner, wanted)).toMatchObject({
    available: 1,
    purchase: null,
    refused: 'company_restricted',
    limits: { maxPurchases: 0 },
  });
  const { id } = await act(planAssignment, company.owner, wanted);
  await act(assignNumber, company.owner, { memberId: otherId, numberId: secondId });
  const refused = { code: 'company_restricted', state: 'past_due', creditLimit: 0 };
  expect(await refusal(tryQuery(quotePlannedAssignment, company.owner, wanted))).toMatchObject(refused);
  await setClock(sql, company, '2032-01-04T09:00:00Z');
  await carryOutDueChanges();
  expect((await ask(getPlannedChange, company.owner, { plannedChangeId: id })).problem).toMatchObject({
    code: 'company_restricted',
    reason: 'past_due',
  });
});

it('a company has ten thousand open changes at most, failed ones among them; what is over makes room', async () => {
  const { company, memberId, otherId, numberId, secondId } = await place({ monthly: 2 });
  await act(assignNumber, company.owner, { memberId, numberId });
  await sql`insert into planned_changes (company_id, id, kind, on_date, number_id, member_id, planned_by, planned_at, status, answered_at, problem)
    select ${company.uuid}, gen_random_uuid(), 'assign', '2032-01-01', ${toUuid('num', secondId)}, ${toUuid('mem', memberId)}, 'fixture', now(),
      case n % 2 when 0 then 'planned' else 'failed' end, case n % 2 when 0 then null else now() end, case n % 2 when 0 then null else '{"code":"internal"}'::jsonb end
    from generate_series(1, 9999) n`;
  const full = { code: 'too_many_planned_changes', limit: 10_000 };
  const on = '2031-12-15';
  const cover = { numberId, memberId: otherId, on, until: '2031-12-20' };
  expect(await refusal(tryCommand(planCover, company.owner, cover))).toEqual(full);
  const { id: plannedChangeId } = await act(planRelease, company.owner, { numberId, on });
  expect(await refusal(tryCommand(planRelease, company.owner, { numberId, on }))).toEqual(full);
  const wanted = { memberId: otherId, numberId: secondId, on };
  expect(await refusal(tryCommand(planAssignment, company.owner, wanted))).toEqual(full);
  expect(await refusal(tryQuery(quotePlannedAssignment, company.owner, wanted))).toEqual(full);
  await act(cancelPlannedChange, company.owner, { plannedChangeId });
  await act(planAssignment, company.owner, wanted);
});
