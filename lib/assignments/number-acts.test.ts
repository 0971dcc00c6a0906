import { describe, expect, it } from 'vitest';
import { getLicenceOutlook, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deleteNumber, reassignNumber, restoreNumber, unassignNumber } from '.';

const { sql } = coreDatabase();

const numberOf = (company: FixtureCompany, n = 0) => ({ numberId: company.numbers[n]?.id ?? '' });
const memberOf = (company: FixtureCompany, m = 0) => ({ memberId: company.members[m] ?? '' });

/** A company with one number, assigned to its first member on its only licence. */
async function assignedCompany(options: Parameters<typeof makeFixture>[1] = {}) {
  const company = await makeFixture(sql, { monthly: 1, numbers: 1, ...options });
  const { assignment } = await act(assignNumber, company.owner, { ...memberOf(company), ...numberOf(company) });
  return { company, licenceId: assignment?.licenceId ?? '' };
}

const history = (company: FixtureCompany) =>
  sql`select member_id, ended_at is null as open, end_reason, history, operation_id from assignments where company_id = ${company.uuid} order by started_at, id`;

describe('R3: unassigning or deleting frees the licence at that moment', () => {
  it.each([
    ['unassigned', unassignNumber, 'number.unassigned', 'unassigned'],
    ['deleted', deleteNumber, 'number.deleted', 'number_deleted'],
  ] as const)('a number %s: the licence is available and still renews', async (_case, command, action, reason) => {
    const { company } = await assignedCompany();
    await act(command, company.owner, numberOf(company));
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 1,
      assigned: 0,
      available: 1,
      ending: 0,
      openAssignments: 0,
    });
    expect(await history(company)).toMatchObject([{ open: false, end_reason: reason }]);
    expect(await actionsOf(sql, company)).toEqual(['number.assigned', action]);
    const { renewals } = await ask(getLicenceOutlook, company.owner, {});
    expect(renewals).toEqual([
      { billingFrequency: 'monthly', on: '2031-12-01', amount: { amount: 1200, currency: 'EUR' } },
    ]);
  });

  it('a number unassigned twice is unassigned once', async () => {
    const { company } = await assignedCompany();
    await act(unassignNumber, company.owner, numberOf(company));
    const before = await digestOf(sql, company);
    expect(await act(unassignNumber, company.owner, numberOf(company))).toMatchObject({
      status: 'unassigned',
      member: null,
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('a number in quarantine or gone cannot be unassigned', async () => {
    const { company } = await assignedCompany();
    await act(deleteNumber, company.owner, numberOf(company));
    expect(await refusal(tryCommand(unassignNumber, company.owner, numberOf(company)))).toEqual({
      code: 'number_not_assigned',
      status: 'quarantined',
    });
    await setClock(sql, company, '2032-03-01T00:00:00Z');
    expect(await refusal(tryCommand(unassignNumber, company.owner, numberOf(company)))).toEqual({
      code: 'number_not_assigned',
      status: 'left',
    });
  });
});

describe('R4: reassigning keeps the licence and buys nothing', () => {
  it('moves the number at one instant, both halves of the history joined by one operation', async () => {
    const { company, licenceId } = await assignedCompany();
    await setClock(sql, company, '2031-11-23T09:00:00Z');
    const number = await act(reassignNumber, company.owner, { ...numberOf(company), ...memberOf(company, 1) });
    expect(number).toMatchObject({ status: 'assigned', licenceId, member: { id: company.members[1] } });
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 1,
      assigned: 1,
      available: 0,
      purchases: 0,
      openAssignments: 1,
    });
    const rows =
      await sql`select started_at, ended_at, end_reason, history, licence_id from assignments where company_id = ${company.uuid} order by started_at`;
    expect(rows).toMatchObject([
      { end_reason: 'reassigned', history: 'keep' },
      { ended_at: null, licence_id: rows[0]?.licence_id },
    ]);
    expect(rows[1]?.started_at).toEqual(rows[0]?.ended_at);
    const [event] =
      await sql`select count(*)::int as events, count(distinct operation_id)::int as operations from audit_events
      where company_id = ${company.uuid} and action = 'number.reassigned'`;
    expect(event).toEqual({ events: 1, operations: 1 });
  });

  it.each(['keep', 'transfer', 'delete'] as const)(
    'the instruction for the call history, %s, goes out and is recorded',
    async (mode) => {
      const { company } = await assignedCompany();
      await act(reassignNumber, company.owner, { ...numberOf(company), ...memberOf(company, 1), history: mode });
      const [message] =
        await sql`select topic, payload from outbox where company_id = ${company.uuid} and topic like 'telephony.%'`;
      expect(message).toMatchObject({
        topic: 'telephony.history',
        payload: { fromMemberId: company.members[0], toMemberId: company.members[1], history: mode },
      });
      expect((await history(company)).map((row) => row.history)).toEqual([mode, null]);
    },
  );

  it('works with no licence free, purchases blocked and the company restricted', async () => {
    const { company } = await assignedCompany({ policy: 'block' });
    await sql`update companies set state = 'restricted' where company_id = ${company.uuid}`;
    expect(
      await refusal(tryCommand(reassignNumber, company.owner, { ...numberOf(company), ...memberOf(company, 1) })),
    ).toBe('accepted');
  });

  it('to the same member changes nothing', async () => {
    const { company } = await assignedCompany();
    const before = await digestOf(sql, company);
    await act(reassignNumber, company.owner, { ...numberOf(company), ...memberOf(company), history: 'delete' });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it.each<[string, (company: FixtureCompany) => Promise<unknown>, string]>([
    [
      "at the plan's limit",
      (company) => sql`update plans set member_number_limit = 0 where code = ${company.options.plan}`,
      'member_limit_reached',
    ],
    [
      'who is deactivated',
      (company) =>
        sql`update members set status = 'deactivated' where company_id = ${company.uuid} and role = 'member'`,
      'member_inactive',
    ],
    [
      'who is deleted',
      (company) => sql`update members set status = 'deleted' where company_id = ${company.uuid} and role = 'member'`,
      'not_found',
    ],
  ])('to a member %s is refused and the number stays with its holder', async (_case, change, code) => {
    await sql`insert into plans values ('narrow', 'Narrow', 9, 5) on conflict (code) do update set member_number_limit = 5`;
    await sql`insert into prices values ('narrow', 'monthly', 'EUR', '2020-01-01', 1200) on conflict do nothing`;
    const { company } = await assignedCompany({ plan: 'narrow' });
    await change(company);
    const before = await digestOf(sql, company);
    expect(
      await refusal(tryCommand(reassignNumber, company.owner, { ...numberOf(company), ...memberOf(company, 1) })),
    ).toMatchObject({ code });
    expect(await digestOf(sql, company)).toBe(before);
    await sql`update plans set member_number_limit = 5 where code = 'narrow'`;
  });

  it('of a number that nobody holds is refused by its state', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const attempt = () =>
      refusal(tryCommand(reassignNumber, company.owner, { ...numberOf(company), ...memberOf(company) }));
    expect(await attempt()).toEqual({ code: 'number_not_assigned', status: 'unassigned' });
    await act(deleteNumber, company.owner, numberOf(company));
    expect(await attempt()).toEqual({ code: 'number_not_assigned', status: 'quarantined' });
  });
});

describe('R13: a deleted number is in quarantine', () => {
  it('for the span of its kind, restorable until then, with the deadline shown', async () => {
    const { company } = await assignedCompany();
    const deleted = await act(deleteNumber, company.owner, numberOf(company));
    // 60 days after 22 November noon.
    expect(deleted).toMatchObject({
      status: 'quarantined',
      member: null,
      licenceId: null,
      restorableUntil: '2032-01-21T12:00:00.000Z',
    });
    await setClock(sql, company, '2032-01-21T11:59:59.999Z');
    expect(await act(restoreNumber, company.owner, numberOf(company))).toMatchObject({
      status: 'unassigned',
      restorableUntil: null,
    });
  });

  it('deleted twice is deleted once: one event, one deadline', async () => {
    const { company } = await assignedCompany();
    const first = await act(deleteNumber, company.owner, numberOf(company));
    await setClock(sql, company, '2031-11-25T12:00:00Z');
    const before = await digestOf(sql, company);
    expect(await act(deleteNumber, company.owner, numberOf(company))).toEqual(first);
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('restored comes back without its licence and its member', async () => {
    const { company } = await assignedCompany();
    await act(deleteNumber, company.owner, numberOf(company));
    await act(restoreNumber, company.owner, numberOf(company));
    expect(await figuresOf(sql, company)).toMatchObject({ available: 1, openAssignments: 0 });
    const before = await digestOf(sql, company);
    expect(await act(restoreNumber, company.owner, numberOf(company))).toMatchObject({ status: 'unassigned' });
    expect(await digestOf(sql, company)).toBe(before);
    expect(await refusal(tryCommand(assignNumber, company.owner, { ...memberOf(company), ...numberOf(company) }))).toBe(
      'accepted',
    );
    expect(await refusal(tryCommand(restoreNumber, company.owner, numberOf(company)))).toEqual({
      code: 'number_not_restorable',
      status: 'assigned',
    });
  });

  it('past its deadline is gone, also where the worker has not come by: its line is for everybody, under a new id', async () => {
    const { company } = await assignedCompany();
    const other = await makeFixture(sql, { monthly: 1 });
    const e164 = company.numbers[0]?.e164 ?? '';
    await act(deleteNumber, company.owner, numberOf(company));
    const byOther = () => tryCommand(assignNumber, other.owner, { ...memberOf(other), e164 });
    expect(await refusal(byOther())).toEqual({ code: 'number_not_assignable', reason: 'not_in_inventory' });

    await setClock(sql, company, '2032-01-21T12:00:00Z');
    const attempt = (command: typeof restoreNumber | typeof deleteNumber) =>
      refusal(tryCommand(command, company.owner, numberOf(company)));
    expect(await attempt(restoreNumber)).toEqual({ code: 'number_not_restorable', status: 'left' });
    expect(await attempt(deleteNumber)).toEqual({ code: 'number_not_deletable', status: 'left' });
    // A refusal rolls back what was settled with it; the worker's own command keeps it.
    await act(settleCompany, system(company.id), {});
    expect((await byOther()).ok).toBe(true);
    const [kept] =
      await sql`select n.id <> o.id as another, n.status as before, o.status as now from numbers n join numbers o on o.e164 = n.e164
      where n.company_id = ${company.uuid} and o.company_id = ${other.uuid}`;
    expect(kept).toEqual({ another: true, before: 'left', now: 'assigned' });
    expect((await history(company))[0]).toMatchObject({ end_reason: 'number_deleted' });
  });

  it('and back to its former company it is a new number, the old one staying in the history', async () => {
    const { company } = await assignedCompany();
    const e164 = company.numbers[0]?.e164 ?? '';
    await act(deleteNumber, company.owner, numberOf(company));
    await setClock(sql, company, '2032-02-01T00:00:00Z');
    await act(settleCompany, system(company.id), {});
    const again = await act(assignNumber, company.owner, { ...memberOf(company, 1), e164 });
    expect(again.assignment?.numberId).not.toBe(company.numbers[0]?.id);
    expect(await sql`select status from numbers where company_id = ${company.uuid} order by created_at`).toEqual([
      { status: 'left' },
      { status: 'assigned' },
    ]);
  });

  it('the span is data of the country and type', async () => {
    await sql`update number_kinds set quarantine_days = 45 where country = 'FR' and type = 'mobile'`;
    try {
      const { company } = await assignedCompany();
      expect(await act(deleteNumber, company.owner, numberOf(company))).toMatchObject({
        restorableUntil: '2032-01-06T12:00:00.000Z',
      });
    } finally {
      await sql`update number_kinds set quarantine_days = 60 where country = 'FR' and type = 'mobile'`;
    }
  });

  it.each([44, 121])('a span of %i days leaves its bounds and the database refuses it', async (days) => {
    await expect(
      sql`update number_kinds set quarantine_days = ${days} where country = 'FR' and type = 'mobile'`,
    ).rejects.toMatchObject({ constraint_name: 'number_kinds_quarantine' });
  });
});
