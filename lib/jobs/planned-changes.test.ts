import { describe, expect, it } from 'vitest';
import { assignNumber, deactivateMember, reactivateMember, reassignNumber, unassignNumber } from '@/lib/assignments';
import { listAuditEvents } from '@/lib/audit';
import { setAutoPurchasePolicy } from '@/lib/companies';
import {
  cancelPlannedChange,
  getPlannedChange,
  listPlannedChanges,
  movePlannedChange,
  planAssignment,
  planCover,
  planRelease,
  quotePlannedAssignment,
  retryPlannedChange,
} from '@/lib/planned-changes';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureOptions, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { DONE, holderOf, planningPlace, stateOf } from '@/lib/testing/planning';
import { carryOutDueChanges } from './planned-changes';

const { sql } = coreDatabase();

const place = (options: FixtureOptions = {}) => planningPlace(sql, options);

describe('a planned release', () => {
  it('R3: takes the number from its member at the first instant of the local day, once, and frees the licence', async () => {
    const { company, memberId, numberId } = await place();
    await act(assignNumber, company.owner, { memberId, numberId });
    const { id } = await act(planRelease, company.as('admin'), { numberId, on: '2031-11-30' });
    await setClock(sql, company, '2031-11-29T22:59:59Z');
    await carryOutDueChanges();
    expect(await holderOf(company, numberId)).toBe(memberId);
    await setClock(sql, company, '2031-11-29T23:00:00Z');
    await carryOutDueChanges();
    expect([await holderOf(company, numberId), await stateOf(company, id)]).toEqual(['unassigned', DONE]);
    const figures = await figuresOf(sql, company);
    await carryOutDueChanges();
    expect(await figuresOf(sql, company)).toEqual(figures);
    const { data } = await ask(listAuditEvents, company.owner, { target: numberId, limit: 1 });
    expect(data[0]).toMatchObject({
      action: 'number.unassigned',
      actor: { id: 'worker' },
      onBehalfOf: { id: company.owner.memberId },
    });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it('is done as unchanged where the number is free already, and is a task where somebody else has it by then', async () => {
    const { company, memberId, otherId, numberId, secondId } = await place({ monthly: 2 });
    await act(assignNumber, company.owner, { memberId, numberId });
    await act(assignNumber, company.owner, { memberId, numberId: secondId });
    const freed = await act(planRelease, company.owner, { numberId, on: '2031-12-01' });
    const passed = await act(planRelease, company.owner, { numberId: secondId, on: '2031-12-01', mode: 'delete' });
    await act(unassignNumber, company.owner, { numberId });
    await act(reassignNumber, company.owner, { numberId: secondId, memberId: otherId });
    await setClock(sql, company, '2031-12-05T12:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, freed.id)).toEqual({ status: 'done', unchanged: true });
    expect(await stateOf(company, passed.id)).toEqual({ status: 'failed', code: 'planned_holder_changed' });
    expect(await holderOf(company, secondId)).toBe(otherId);
  });

  it('R17: follows the company’s clocks: a day without a midnight begins at one, and a company that moves west is not too early', async () => {
    const { company, memberId, numberId, secondId } = await place({
      monthly: 2,
      timeZone: 'Africa/Cairo',
      now: '2032-04-20T12:00:00Z',
      anchor: '2032-04-01',
    });
    await act(assignNumber, company.owner, { memberId, numberId });
    await act(assignNumber, company.owner, { memberId, numberId: secondId });
    // In Cairo clocks go from 23:59 on Thursday to 01:00 on Friday 30 April 2032.
    const { id } = await act(planRelease, company.owner, { numberId, on: '2032-04-30' });
    const west = await act(planRelease, company.owner, { numberId: secondId, on: '2032-05-02' });
    await setClock(sql, company, '2032-04-29T21:59:59Z');
    await carryOutDueChanges();
    expect(await stateOf(company, id)).toMatchObject({ status: 'planned' });
    await setClock(sql, company, '2032-04-29T22:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, id)).toEqual(DONE);
    await sql`update companies set time_zone = 'America/New_York' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2032-05-02T03:59:59Z');
    await carryOutDueChanges();
    expect(await stateOf(company, west.id)).toMatchObject({ status: 'planned' });
    await setClock(sql, company, '2032-05-02T04:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, west.id)).toEqual(DONE);
  });
});

describe('a planned assignment', () => {
  it('R5: holds nothing until its day, and uses the licence that a release frees on the same day, bought or not', async () => {
    const { company, memberId, otherId, numberId, secondId } = await place();
    await act(assignNumber, company.owner, { memberId, numberId });
    await act(planRelease, company.owner, { numberId, on: '2031-12-15' });
    const wanted = { memberId: otherId, numberId: secondId, on: '2031-12-15' };
    expect(await ask(quotePlannedAssignment, company.owner, wanted)).toMatchObject({ available: 1, refused: null });
    const { id } = await act(planAssignment, company.owner, { ...wanted, maxPurchases: 0 });
    await setClock(sql, company, '2031-12-15T09:00:00Z');
    await carryOutDueChanges();
    expect([await stateOf(company, id), await holderOf(company, secondId)]).toEqual([DONE, otherId]);
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 0 });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it('R7, R16: is quoted for its day with its formula, and buys at most that; what costs more is a task, and can be confirmed', async () => {
    const { company, memberId, numberId } = await place({ monthly: 0 });
    const other = await place({ monthly: 0 });
    const wanted = { memberId, numberId, on: '2031-12-15' };
    const { purchase } = await ask(quotePlannedAssignment, company.owner, wanted);
    expect(purchase).toMatchObject({ purchases: 1, formula: { quantity: 1 } });
    const limits = { maxPurchases: 1, ...(purchase && { maxCharge: purchase.charge }) };
    const { id } = await act(planAssignment, company.owner, { ...wanted, ...limits });
    const cheap = { memberId: other.memberId, numberId: other.numberId, on: '2031-12-15' };
    expect(await refusal(tryCommand(planAssignment, other.company.owner, { ...cheap, maxPurchases: 0 }))).toMatchObject(
      { code: 'quote_changed', quote: { purchases: 1 } },
    );
    const agreed = await act(planAssignment, other.company.owner, { ...cheap, ...limits });
    await sql`update planned_changes set limits = ${sql.json({ maxPurchases: 1, maxCharge: { amount: 1, currency: 'EUR' } })} where company_id = ${other.company.uuid}`;
    for (const one of [company, other.company]) await setClock(sql, one, '2031-12-15T09:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, id)).toEqual(DONE);
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 1 });
    expect(await stateOf(other.company, agreed.id)).toEqual({ status: 'failed', code: 'quote_changed' });
    expect(await figuresOf(sql, other.company)).toMatchObject({ purchases: 0 });
    const told =
      await sql`select payload from outbox where company_id = ${other.company.uuid} and topic = 'mail.planned_change_failed'`;
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { memberId: other.company.owner.memberId, code: 'quote_changed', on: '2031-12-15' },
    ]);
    const { problem } = await ask(getPlannedChange, other.company.owner, { plannedChangeId: agreed.id });
    const now = problem?.quote?.charge ?? { amount: 0, currency: 'EUR' };
    expect(
      await refusal(tryCommand(retryPlannedChange, other.company.owner, { plannedChangeId: agreed.id })),
    ).toMatchObject({ code: 'quote_changed' });
    await act(retryPlannedChange, other.company.owner, { plannedChangeId: agreed.id, maxPurchases: 1, maxCharge: now });
    expect(await stateOf(other.company, agreed.id)).toEqual(DONE);
    expect(await brokenInvariants(sql, other.company)).toEqual([]);
  });

  it('R22, R23: the policy refuses it as today, unless a licence is expected; what is forbidden meanwhile is a task', async () => {
    const { company, memberId, numberId } = await place({ monthly: 0 });
    const wanted = { memberId, numberId, on: '2031-12-15' };
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'ask' } });
    expect(await refusal(tryCommand(planAssignment, company.as('admin'), wanted))).toMatchObject({
      code: 'auto_purchase_blocked',
    });
    expect(await refusal(tryCommand(planAssignment, company.owner, wanted))).toMatchObject({
      code: 'auto_purchase_blocked',
      policy: 'ask',
    });
    const { id } = await act(planAssignment, company.owner, { ...wanted, maxPurchases: 1 });
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'block' } });
    expect(await refusal(tryCommand(planAssignment, company.owner, wanted))).toMatchObject({
      code: 'auto_purchase_blocked',
    });
    await setClock(sql, company, '2031-12-15T09:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, id)).toEqual({ status: 'failed', code: 'auto_purchase_blocked' });
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'ask' } });
    await act(movePlannedChange, company.owner, { plannedChangeId: id, on: '2031-12-20' });
    await setClock(sql, company, '2031-12-20T09:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, id)).toEqual(DONE);
  });

  it('R8, R15: a member deactivated or at the limit by then, and a number taken meanwhile, are tasks, and hold nothing else back', async () => {
    const { company, memberId, otherId, thirdId, numberId, secondId } = await place({ monthly: 3 });
    const on = '2031-12-15';
    const taken = await act(planAssignment, company.owner, { memberId, numberId, on });
    const inactive = await act(planAssignment, company.owner, { memberId: otherId, numberId: secondId, on });
    const fine = await act(planAssignment, company.owner, { memberId, numberId: company.numbers[2]?.id ?? '', on });
    await act(assignNumber, company.owner, { memberId: thirdId, numberId });
    await act(deactivateMember, company.owner, { memberId: otherId });
    await setClock(sql, company, '2031-12-18T09:00:00Z');
    await carryOutDueChanges();
    expect(await stateOf(company, taken.id)).toEqual({ status: 'failed', code: 'number_already_assigned' });
    expect(await stateOf(company, inactive.id)).toEqual({ status: 'failed', code: 'member_inactive' });
    expect(await stateOf(company, fine.id)).toEqual(DONE);
  });
});

describe('a cover', () => {
  it('R4: goes to the colleague and returns by itself, on the same licence, also when nobody came by in between', async () => {
    const { company, memberId, otherId, numberId, secondId } = await place({ monthly: 2 });
    await act(assignNumber, company.owner, { memberId, numberId });
    await act(assignNumber, company.owner, { memberId, numberId: secondId });
    const before = await figuresOf(sql, company);
    const { start, end } = await act(planCover, company.owner, {
      numberId,
      memberId: otherId,
      on: '2031-12-01',
      until: '2031-12-08',
    });
    const late = await act(planCover, company.owner, {
      numberId: secondId,
      memberId: otherId,
      on: '2031-12-02',
      until: '2031-12-09',
    });
    await setClock(sql, company, '2031-12-01T09:00:00Z');
    await carryOutDueChanges();
    expect([await holderOf(company, numberId), await holderOf(company, secondId)]).toEqual([otherId, memberId]);
    await setClock(sql, company, '2031-12-20T09:00:00Z');
    await carryOutDueChanges();
    expect([await holderOf(company, numberId), await holderOf(company, secondId)]).toEqual([memberId, memberId]);
    for (const { id } of [start, end, late.start, late.end]) expect(await stateOf(company, id)).toEqual(DONE);
    const { events: _more, ...figures } = await figuresOf(sql, company);
    const { events: _before, ...figuresBefore } = before;
    expect(figures).toMatchObject({ purchases: figuresBefore.purchases });
  });

  it('that failed begins late only while its return is still to come: the number would stay with the colleague', async () => {
    const over = { code: 'planned_return_over' };
    for (const ending of ['none', 'cancelled', 'over'] as const) {
      const { company, memberId, otherId, numberId } = await place();
      await act(assignNumber, company.owner, { memberId, numberId });
      const cover = { numberId, memberId: otherId, on: '2031-12-01', until: '2031-12-08' };
      const { start, end } = await act(planCover, company.owner, cover);
      await act(deactivateMember, company.owner, { memberId: otherId });
      await setClock(sql, company, '2031-12-01T09:00:00Z');
      await carryOutDueChanges();
      expect(await stateOf(company, start.id)).toEqual({ status: 'failed', code: 'member_inactive' });
      await act(reactivateMember, company.owner, { memberId: otherId });
      if (ending === 'cancelled') await act(cancelPlannedChange, company.owner, { plannedChangeId: end.id });
      if (ending === 'over') await setClock(sql, company, '2031-12-08T09:00:00Z');
      const late = await refusal(tryCommand(retryPlannedChange, company.owner, { plannedChangeId: start.id }));
      expect(late).toEqual(ending === 'none' ? 'accepted' : over);
      expect(await holderOf(company, numberId)).toBe(ending === 'none' ? otherId : memberId);
      await setClock(sql, company, '2031-12-09T09:00:00Z');
      await carryOutDueChanges();
      expect(await holderOf(company, numberId)).toBe(memberId);
    }
  });

  it('whose return was cancelled can be given any day', async () => {
    const { company, memberId, otherId, numberId } = await place();
    await act(assignNumber, company.owner, { memberId, numberId });
    const cover = { numberId, memberId: otherId, on: '2031-12-01', until: '2031-12-08' };
    const { start, end } = await act(planCover, company.owner, cover);
    const moved = { plannedChangeId: start.id, on: '2031-12-20' };
    expect(await refusal(tryCommand(movePlannedChange, company.owner, moved))).toMatchObject({ code: 'invalid_input' });
    await act(cancelPlannedChange, company.owner, { plannedChangeId: end.id });
    expect(await act(movePlannedChange, company.owner, moved)).toMatchObject({ on: '2031-12-20' });
  });

  it('is cancelled with its return while it has not begun; afterwards the return alone', async () => {
    const { company, memberId, otherId, numberId } = await place();
    await act(assignNumber, company.owner, { memberId, numberId });
    const wanted = { numberId, memberId: otherId, on: '2031-12-01', until: '2031-12-08' };
    const first = await act(planCover, company.owner, wanted);
    await act(cancelPlannedChange, company.owner, { plannedChangeId: first.start.id });
    expect(await stateOf(company, first.end.id)).toMatchObject({ status: 'cancelled' });
    const second = await act(planCover, company.owner, wanted);
    expect(
      await refusal(tryCommand(movePlannedChange, company.owner, { plannedChangeId: second.end.id, on: '2031-12-01' })),
    ).toMatchObject({ code: 'invalid_input' });
    await setClock(sql, company, '2031-12-01T09:00:00Z');
    await carryOutDueChanges();
    await act(cancelPlannedChange, company.owner, { plannedChangeId: second.end.id });
    await setClock(sql, company, '2031-12-10T09:00:00Z');
    await carryOutDueChanges();
    expect(await holderOf(company, numberId)).toBe(otherId);
    expect(
      await refusal(tryCommand(cancelPlannedChange, company.owner, { plannedChangeId: second.start.id })),
    ).toMatchObject({ code: 'planned_change_answered', state: 'done' });
  });
});

it('R24: a team lead sees what is planned about members of their departments, without a price', async () => {
  const { company, memberId, otherId, numberId, secondId } = await place();
  const on = '2031-12-01';
  const department = 'dep_0190a0a0a0a070008000000000000001';
  await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, '0190a0a0-a0a0-7000-8000-000000000001', 'Sales', now())`;
  await sql`update members set department_id = '0190a0a0-a0a0-7000-8000-000000000001' where company_id = ${company.uuid} and id::text = ${`${memberId.slice(4, 12)}-${memberId.slice(12, 16)}-${memberId.slice(16, 20)}-${memberId.slice(20, 24)}-${memberId.slice(24)}`}`;
  const seen = await act(planAssignment, company.owner, { memberId, numberId, on, maxPurchases: 1 });
  await act(planAssignment, company.owner, { memberId: otherId, numberId: secondId, on });
  const { data } = await ask(listPlannedChanges, company.as('team_lead', [department]), {});
  expect(data.map(({ id, limits }) => ({ id, limits }))).toEqual([{ id: seen.id, limits: null }]);
});
