import { describe, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { settleCompany } from '@/lib/licences';
import { act, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce, inThisOrder } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { approveRequest, declineRequest } from '.';

const { sql } = coreDatabase();
type Outcome = { ok: true; value: unknown } | { ok: false; error: { code: string; details: object } };

/** A company with one request for its first number and member. */
async function place(options: FixtureOptions = {}) {
  const company = await makeFixture(sql, { policy: 'ask', members: 3, numbers: 3, ...options });
  const [memberId = '', other = ''] = company.members;
  const numberId = company.numbers[0]?.id ?? '';
  const ask = async () => {
    const { request } = await act(assignNumber, company.as('admin'), { memberId, numberId });
    return { requestId: request?.id ?? '', expiresAt: request?.expiresAt ?? '' };
  };
  return { company, memberId, other, numberId, ask };
}
const codesOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.ok ? 'accepted' : outcome.error.code)).sort();

describe('R23: of answers to one request at the same time', () => {
  it('by two approvers, one buys and the other hears that it is answered', async () => {
    const { company, ask } = await place();
    const { requestId } = await ask();
    const approve = (role: 'owner' | 'billing_manager') => (): Promise<Outcome> =>
      tryCommand(approveRequest, company.as(role), { requestId, maxPurchases: 1 });
    const outcomes = await allAtOnce(sql, company, [approve('owner'), approve('billing_manager'), approve('owner')]);
    expect(codesOf(outcomes)).toEqual(['accepted', 'request_answered', 'request_answered']);
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 1, assigned: 1 });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it.each([
    [['approve', 'decline'], { bought: 1, assigned: 1 }],
    [['decline', 'approve'], { bought: 0, assigned: 0 }],
  ])('%j, the first one holds', async (order, figures) => {
    const { company, ask } = await place();
    const { requestId } = await ask();
    const answers: Record<string, () => Promise<Outcome>> = {
      approve: () => tryCommand(approveRequest, company.owner, { requestId, maxPurchases: 1 }),
      decline: () => tryCommand(declineRequest, company.as('billing_manager'), { requestId, reason: 'No' }),
    };
    const [first, second] = await inThisOrder(
      sql,
      company,
      order.flatMap((name) => answers[name] ?? []),
    );
    expect([first?.ok, second]).toMatchObject([true, { ok: false, error: { code: 'request_answered' } }]);
    expect(await figuresOf(sql, company)).toMatchObject(figures);
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it('at the instant at which it expires, the time is over', async () => {
    const { company, ask } = await place();
    const { requestId, expiresAt } = await ask();
    await setClock(sql, company, expiresAt);
    const outcomes = await allAtOnce<Outcome>(sql, company, [
      () => tryCommand(approveRequest, company.owner, { requestId }),
      () => tryCommand(settleCompany, system(company.id), {}),
      () => tryCommand(declineRequest, company.owner, { requestId, reason: 'No' }),
    ]);
    expect(codesOf(outcomes)).toEqual(['accepted', 'request_answered', 'request_answered']);
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 0, assigned: 0 });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });
});

describe('R6, R23: beside an approval', () => {
  it.each([
    [['unassign', 'approve'], 'available', 0],
    [['approve', 'unassign'], 'purchased', 1],
  ])('%j: a licence that comes back is used if it comes first', async (order, licenceOrigin, bought) => {
    const { company, memberId, ask } = await place({ monthly: 1 });
    const held = company.numbers[1]?.id ?? '';
    await act(assignNumber, company.owner, { memberId, numberId: held });
    const { requestId } = await ask();
    const acts: Record<string, () => Promise<Outcome>> = {
      approve: () => tryCommand(approveRequest, company.owner, { requestId, maxPurchases: 1 }),
      unassign: () => tryCommand(unassignNumber, company.owner, { numberId: held }),
    };
    const outcomes = await inThisOrder(
      sql,
      company,
      order.flatMap((name) => acts[name] ?? []),
    );
    expect(outcomes[order.indexOf('approve')]).toMatchObject({ ok: true, value: { licenceOrigin } });
    expect(await figuresOf(sql, company)).toMatchObject({ bought });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it('nobody else gets the number, and of two who ask for it at once one does', async () => {
    const { company, memberId, other, numberId } = await place();
    const ask = (member: string) => (): Promise<Outcome> =>
      tryCommand(assignNumber, company.as('admin'), { memberId: member, numberId });
    const asked = await allAtOnce(sql, company, [ask(memberId), ask(other), ask(memberId), ask(other)]);
    expect(codesOf(asked)).toEqual(['accepted', 'accepted', 'number_not_assignable', 'number_not_assignable']);
    const [row] = await sql<{ id: string; member: string }[]>`
      select 'arq_' || replace(id::text, '-', '') as id, 'mem_' || replace(member_id::text, '-', '') as member
      from assignment_requests where company_id = ${company.uuid} and status = 'open'`;
    const loser = row?.member === memberId ? other : memberId;
    const outcomes = await allAtOnce<Outcome>(sql, company, [
      () => tryCommand(approveRequest, company.owner, { requestId: row?.id ?? '' }),
      ask(loser),
      ask(loser),
    ]);
    expect(codesOf(outcomes)[0]).toBe('accepted');
    for (const code of codesOf(outcomes).slice(1))
      expect(['number_not_assignable', 'number_already_assigned']).toContain(code);
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 1, assigned: 1 });
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });
});
