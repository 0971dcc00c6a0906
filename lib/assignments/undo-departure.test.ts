import { describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { purchaseLicences, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { createMember, getMember } from '@/lib/members';
import { act, ask, memberActor, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import {
  assignNumber,
  deactivateMember,
  deleteMember,
  deleteNumber,
  getDeparture,
  quoteDepartureUndo,
  reactivateMember,
  reassignNumber,
  restoreNumber,
  unassignNumber,
  undoDeparture,
} from '.';

const { sql } = coreDatabase();

const first = (company: FixtureCompany) => company.members[0] ?? '';
const second = (company: FixtureCompany) => company.members[1] ?? '';
const numberId = (company: FixtureCompany, n: number) => company.numbers[n]?.id ?? '';

/** A company whose first member held so many numbers and was deleted with them. */
async function departed(
  count: number,
  mode: 'unassign' | 'delete',
  options: FixtureOptions = {},
): Promise<{ company: FixtureCompany; departureId: string }> {
  const company = await makeFixture(sql, { monthly: count, numbers: count, members: 3, ...options });
  for (const { id } of company.numbers.slice(0, count))
    await act(assignNumber, company.owner, { memberId: first(company), numberId: id });
  const left = await act(deleteMember, company.owner, { memberId: first(company), numbers: { default: { mode } } });
  return { company, departureId: left.departure?.id ?? '' };
}
const outcomes = (numbers: readonly { outcome: string | null }[]) => numbers.map(({ outcome }) => outcome);
const statuses = async (company: FixtureCompany) =>
  (await sql`select status from numbers where company_id = ${company.uuid} order by e164`).map(({ status }) => status);

describe('R14: undoing a departure', () => {
  it.each(['unassign', 'delete'] as const)(
    'the member is as before, and numbers come back on free licences (%s)',
    async (mode) => {
      const { company, departureId } = await departed(2, mode);
      const quote = await ask(quoteDepartureUndo, company.owner, { departureId });
      expect(quote).toMatchObject({ licencesUsed: 2, purchases: 0, charge: { amount: 0 }, statusAfter: 'active' });
      const undone = await act(undoDeparture, company.owner, { departureId });
      expect(undone.undoneAt).toBe('2031-11-22T12:00:00.000Z');
      expect(outcomes(undone.numbers)).toEqual(['returned', 'returned']);
      expect(await ask(getMember, company.owner, { memberId: first(company) })).toMatchObject({
        status: 'active',
        numbers: 2,
      });
      expect(await figuresOf(sql, company)).toMatchObject({ assigned: 2, available: 0, bought: 0, openAssignments: 2 });
      const restored = mode === 'delete' ? ['number.restored', 'number.assigned'] : ['number.assigned'];
      expect(await actionsOf(sql, company, 6)).toEqual([
        'member.restored',
        ...restored,
        ...restored,
        'departure.undone',
      ]);
    },
  );

  it('once: again it changes nothing', async () => {
    const { company, departureId } = await departed(1, 'delete');
    const undone = await act(undoDeparture, company.owner, { departureId });
    const before = await digestOf(sql, company);
    expect(await act(undoDeparture, company.owner, { departureId })).toEqual(undone);
    expect(await digestOf(sql, company)).toBe(before);
    expect((await ask(getDeparture, company.owner, { departureId })).undo).toEqual({
      possible: false,
      code: 'departure_not_undoable',
      reason: 'undone',
    });
  });

  it('takes nothing from who has it now, and says what stays and why', async () => {
    const { company, departureId } = await departed(4, 'unassign', { monthly: 5, numbers: 4 });
    await act(assignNumber, company.owner, { memberId: second(company), numberId: numberId(company, 0) });
    await act(deleteNumber, company.owner, { numberId: numberId(company, 1) });
    await act(deleteNumber, company.owner, { numberId: numberId(company, 2) });
    await act(restoreNumber, company.owner, { numberId: numberId(company, 2) });
    const undone = await act(undoDeparture, company.owner, { departureId });
    expect(outcomes(undone.numbers)).toEqual(['held_by_other', 'deleted_since', 'returned', 'returned']);
    expect(await statuses(company)).toEqual(['assigned', 'quarantined', 'assigned', 'assigned']);
  });

  it('leaves a reassigned number with its new holder', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1, members: 2 });
    await act(assignNumber, company.owner, { memberId: first(company), numberId: numberId(company, 0) });
    const left = await act(deleteMember, company.owner, {
      memberId: first(company),
      numbers: { default: { mode: 'reassign', toMemberId: second(company) } },
    });
    const undone = await act(undoDeparture, company.owner, { departureId: left.departure?.id ?? '' });
    expect(outcomes(undone.numbers)).toEqual(['held_by_other']);
    expect(await ask(getMember, company.owner, { memberId: second(company) })).toMatchObject({ numbers: 1 });
  });

  it('R7: never buys unseen; within the limits that were shown it does, once', async () => {
    const { company, departureId } = await departed(2, 'unassign', { numbers: 3 });
    await act(assignNumber, company.owner, { memberId: second(company), numberId: numberId(company, 2) });
    const before = await digestOf(sql, company);
    const attempt = (limits: object) => refusal(tryCommand(undoDeparture, company.owner, { departureId, ...limits }));
    expect(await attempt({})).toMatchObject({
      code: 'quote_changed',
      quote: { purchases: 1, charge: { amount: 360 } },
    });
    expect(await attempt({ maxPurchases: 1, maxCharge: { amount: 359, currency: 'EUR' } })).toMatchObject({
      code: 'quote_changed',
    });
    expect(await digestOf(sql, company)).toBe(before);
    expect(await attempt({ maxPurchases: 1, maxCharge: { amount: 360, currency: 'EUR' } })).toBe('accepted');
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3, assigned: 3, bought: 1, charged: 360 });
  });

  it('R5: keeps an ending licence only if that was shown, since it renews again', async () => {
    const { company, departureId } = await departed(1, 'unassign');
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const attempt = (limits: object) => refusal(tryCommand(undoDeparture, company.owner, { departureId, ...limits }));
    expect(await attempt({})).toMatchObject({ code: 'quote_changed', quote: { removalsUndone: 1, purchases: 0 } });
    expect(await attempt({ maxRemovalsUndone: 1 })).toBe('accepted');
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, ending: 0 });
  });

  it('R23: where the policy lets nothing be bought, it says so and nothing changes', async () => {
    const { company, departureId } = await departed(1, 'unassign', { policy: 'block', numbers: 2 });
    await act(assignNumber, company.owner, { memberId: second(company), numberId: numberId(company, 1) });
    const before = await digestOf(sql, company);
    expect(await refusal(tryCommand(undoDeparture, company.owner, { departureId, maxPurchases: 1 }))).toMatchObject({
      code: 'auto_purchase_blocked',
    });
    expect(await digestOf(sql, company)).toBe(before);
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await refusal(tryCommand(undoDeparture, company.owner, { departureId }))).toBe('accepted');
  });

  it('R13: what has left after its quarantine does not come back; after the time nothing does', async () => {
    const { company, departureId } = await departed(1, 'delete');
    await setClock(sql, company, '2032-01-21T11:59:59.999Z');
    expect((await ask(getDeparture, company.owner, { departureId })).undo.possible).toBe(true);
    await setClock(sql, company, '2032-01-21T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await refusal(tryCommand(undoDeparture, company.owner, { departureId }))).toEqual({
      code: 'departure_not_undoable',
      reason: 'over',
    });
  });

  it('R8: brings back as many as the plan lets the member hold; the others stay with the company', async () => {
    await sql`insert into plans values ('shrinking', 'Shrinking', 9, 3) on conflict (code) do update set member_number_limit = 3`;
    await sql`insert into prices values ('shrinking', 'monthly', 'EUR', '2020-01-01', 1200) on conflict do nothing`;
    const { company, departureId } = await departed(3, 'delete', { plan: 'shrinking' });
    await sql`update plans set member_number_limit = 2 where code = 'shrinking'`;
    const undone = await act(undoDeparture, company.owner, { departureId });
    expect(outcomes(undone.numbers)).toEqual(['returned', 'returned', 'member_limit_reached']);
    expect(await statuses(company)).toEqual(['assigned', 'assigned', 'unassigned']);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 2, available: 1 });
  });

  it('is over when somebody else has the e-mail address', async () => {
    const { company, departureId } = await departed(1, 'unassign');
    const [{ email } = { email: '' }] = await sql<{ email: string }[]>`
      select email from members where company_id = ${company.uuid} and id = ${toUuid('mem', first(company))}`;
    await act(createMember, company.owner, { firstName: 'A', lastName: 'B', email, role: 'member' });
    expect(await refusal(tryCommand(undoDeparture, company.owner, { departureId }))).toEqual({ code: 'email_taken' });
    expect((await ask(getDeparture, company.owner, { departureId })).undo.code).toBe('email_taken');
  });

  it('only the last departure can be undone', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await act(assignNumber, company.owner, { memberId: first(company), numberId: numberId(company, 0) });
    const put = await act(deactivateMember, company.owner, { memberId: first(company) });
    await act(deleteMember, company.owner, { memberId: first(company), numbers: { default: { mode: 'unassign' } } });
    const departureId = put.departure?.id ?? '';
    expect(await refusal(tryCommand(undoDeparture, company.owner, { departureId }))).toEqual({
      code: 'departure_not_undoable',
      reason: 'superseded',
    });
  });

  it('of a deactivation lets the member in again, with what was taken', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 2 });
    for (const { id } of company.numbers)
      await act(assignNumber, company.owner, { memberId: first(company), numberId: id });
    const put = await act(deactivateMember, company.owner, {
      memberId: first(company),
      numbers: { each: [{ numberId: numberId(company, 0), mode: 'unassign' }] },
    });
    const undone = await act(undoDeparture, company.owner, { departureId: put.departure?.id ?? '' });
    expect(outcomes(undone.numbers)).toEqual(['returned', 'kept']);
    expect(await ask(getMember, company.owner, { memberId: first(company) })).toMatchObject({
      status: 'active',
      numbers: 2,
    });
  });

  it('R3: a number that the departure left with the member and somebody took back since stays as it is', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await act(assignNumber, company.owner, { memberId: first(company), numberId: numberId(company, 0) });
    const put = await act(deactivateMember, company.owner, { memberId: first(company) });
    await act(unassignNumber, company.owner, { numberId: numberId(company, 0) });
    const undone = await act(undoDeparture, company.owner, { departureId: put.departure?.id ?? '' });
    expect(outcomes(undone.numbers)).toEqual(['changed_since']);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 0, available: 1 });
  });

  it('R15: who is deactivated again by it gets no number, and nothing is bought for them', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    await act(assignNumber, company.owner, { memberId: first(company), numberId: numberId(company, 0) });
    await act(deactivateMember, company.owner, { memberId: first(company) });
    const left = await act(deleteMember, company.owner, {
      memberId: first(company),
      numbers: { default: { mode: 'delete' } },
    });
    await act(assignNumber, company.owner, { memberId: second(company), numberId: numberId(company, 1) });
    const limits = { maxPurchases: 1, maxCharge: { amount: 100_000, currency: 'EUR' } };
    const undone = await act(undoDeparture, company.owner, { departureId: left.departure?.id ?? '', ...limits });
    expect(outcomes(undone.numbers)).toEqual(['member_inactive']);
    expect(await statuses(company)).toEqual(['unassigned', 'assigned']);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, bought: 0 });
  });

  it('R26: is in the log also where it changes neither the member nor a number', async () => {
    const company = await makeFixture(sql);
    const put = await act(deactivateMember, company.owner, { memberId: first(company) });
    await act(reactivateMember, company.owner, { memberId: first(company) });
    await act(undoDeparture, company.owner, { departureId: put.departure?.id ?? '' });
    expect((await actionsOf(sql, company)).at(-1)).toBe('departure.undone');
  });

  it('R24: an owner is brought back by an owner', async () => {
    const company = await makeFixture(sql);
    await sql`update members set role = 'owner' where company_id = ${company.uuid} and id = ${toUuid('mem', first(company))}`;
    const left = await act(deleteMember, company.owner, { memberId: first(company) });
    const departureId = left.departure?.id ?? '';
    const admin = memberActor(company.id, second(company), 'admin');
    expect(await refusal(tryCommand(undoDeparture, admin, { departureId }))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(tryCommand(undoDeparture, company.owner, { departureId }))).toBe('accepted');
  });

  it('gives a lead back the departments that there still are', async () => {
    const company = await makeFixture(sql);
    await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, gen_random_uuid(), 'Sales', now())`;
    await sql`insert into department_leads select company_id, id, ${toUuid('mem', first(company))} from departments where company_id = ${company.uuid}`;
    const left = await act(deleteMember, company.owner, { memberId: first(company) });
    await act(undoDeparture, company.owner, { departureId: left.departure?.id ?? '' });
    expect(await sql`select 1 from department_leads where company_id = ${company.uuid}`).toHaveLength(1);
  });

  it('a number reassigned to the member again meanwhile counts as theirs', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await act(assignNumber, company.owner, { memberId: first(company), numberId: numberId(company, 0) });
    const put = await act(deactivateMember, company.owner, {
      memberId: first(company),
      numbers: { default: { mode: 'reassign', toMemberId: second(company) } },
    });
    await sql`update members set status = 'active' where company_id = ${company.uuid}`;
    await act(reassignNumber, company.owner, { numberId: numberId(company, 0), memberId: first(company) });
    const undone = await act(undoDeparture, company.owner, { departureId: put.departure?.id ?? '' });
    expect(outcomes(undone.numbers)).toEqual(['kept']);
  });
});
