import { describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { act, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { allAtOnce } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deactivateMember, deleteNumber, exchangeNumbers, reassignNumber, unassignNumber } from '.';

const { sql } = coreDatabase();

const numberId = (company: FixtureCompany, n: number) => company.numbers[n]?.id ?? '';
const member = (company: FixtureCompany, m: number) => company.members[m] ?? '';
const pair = (company: FixtureCompany, a = 0, b = 1) => ({
  numberId: numberId(company, a),
  withNumberId: numberId(company, b),
});

/** Two members with so many numbers each: the first has the first ones. */
async function holders(each: number): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { monthly: 2 * each, numbers: 2 * each, members: 2 });
  for (const [index, { id }] of company.numbers.entries())
    await act(assignNumber, company.owner, { memberId: member(company, index < each ? 0 : 1), numberId: id });
  return company;
}

describe('R4: two members exchange a number', () => {
  it('each number keeps its licence, nothing is bought, and both histories meet in one instant', async () => {
    const company = await holders(1);
    const before = await figuresOf(sql, company);
    const done = await act(exchangeNumbers, company.owner, { ...pair(company), history: 'transfer' });
    expect([done.number.member?.id, done.number.licenceLabel]).toEqual([member(company, 1), 'L-0001']);
    expect([done.withNumber.member?.id, done.withNumber.licenceLabel]).toEqual([member(company, 0), 'L-0002']);
    expect(await figuresOf(sql, company)).toEqual({ ...before, events: before.events + 2 });
    expect(await actionsOf(sql, company, 3)).toEqual(['number.reassigned', 'number.reassigned']);
    const rows =
      await sql`select count(distinct operation_id)::int as operations, count(*)::int as rows from assignments
      where company_id = ${company.uuid} and ended_at is null`;
    expect(rows).toEqual([{ operations: 1, rows: 2 }]);
    const ended =
      await sql`select end_reason, history from assignments where company_id = ${company.uuid} and ended_at is not null`;
    expect([...ended]).toEqual(Array.from({ length: 2 }, () => ({ end_reason: 'reassigned', history: 'transfer' })));
    expect(
      await sql`select 1 from outbox where company_id = ${company.uuid} and topic = 'telephony.history'`,
    ).toHaveLength(2);
  });

  it("works at the plan's limit, where one by one would be refused (R8), and above it", async () => {
    const company = await holders(5);
    expect(
      await refusal(
        tryCommand(reassignNumber, company.owner, { numberId: numberId(company, 0), memberId: member(company, 1) }),
      ),
    ).toMatchObject({ code: 'member_limit_reached' });
    expect(await refusal(tryCommand(exchangeNumbers, company.owner, pair(company, 0, 5)))).toBe('accepted');
    await sql`insert into plans values ('exchange', 'Exchange', 9, 5) on conflict do nothing`;
    await sql`update companies set plan_code = 'exchange' where company_id = ${company.uuid}`;
    await sql`update plans set member_number_limit = 3 where code = 'exchange'`;
    expect(await refusal(tryCommand(exchangeNumbers, company.owner, pair(company, 1, 6)))).toBe('accepted');
    await sql`update plans set member_number_limit = 5 where code = 'exchange'`;
  });

  it('of the same member changes nothing', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 2 });
    for (const { id } of company.numbers)
      await act(assignNumber, company.owner, { memberId: member(company, 0), numberId: id });
    const before = await digestOf(sql, company);
    await act(exchangeNumbers, company.owner, pair(company));
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('is refused for a number that nobody holds, for who is inactive, and for itself', async () => {
    const company = await holders(1);
    const attempt = (input: object) =>
      refusal(tryCommand(exchangeNumbers, company.owner, { ...pair(company), ...input }));
    expect(await attempt({ withNumberId: numberId(company, 0) })).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/withNumberId' }],
    });
    const elsewhere = await holders(1);
    expect(await attempt({ withNumberId: numberId(elsewhere, 0) })).toEqual({ code: 'not_found' });
    await act(deactivateMember, company.owner, { memberId: member(company, 1) });
    const before = await digestOf(sql, company);
    expect(await attempt({})).toEqual({ code: 'member_inactive', memberId: member(company, 1) });
    expect(await digestOf(sql, company)).toBe(before);
    await act(unassignNumber, company.owner, { numberId: numberId(company, 1) });
    expect(await attempt({})).toMatchObject({ code: 'number_not_assigned', status: 'unassigned' });
    await act(deleteNumber, company.owner, { numberId: numberId(company, 1) });
    expect(await attempt({})).toMatchObject({ code: 'number_not_assigned', status: 'quarantined' });
  });

  it('several at once with the same numbers end in one state that the history explains', async () => {
    const company = await holders(1);
    const results = await allAtOnce(sql, company, [
      () => tryCommand(exchangeNumbers, company.owner, pair(company)),
      () => tryCommand(exchangeNumbers, company.owner, pair(company, 1, 0)),
      () => tryCommand(exchangeNumbers, company.owner, pair(company)),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    const [row] =
      await sql`select member_id from numbers where company_id = ${company.uuid} and id = ${toUuid('num', numberId(company, 0))}`;
    expect(row?.member_id).toBe(toUuid('mem', member(company, 1)));
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 2, openAssignments: 2, bought: 0 });
  });
});
