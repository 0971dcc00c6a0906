import { describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { memberActor, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { allAtOnce, inThisOrder } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deactivateMember, deleteMember } from '.';

const { sql } = coreDatabase();

const first = (company: FixtureCompany) => company.members[0] ?? '';
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'accepted' : result.error?.code);
const assign = (company: FixtureCompany) => () =>
  tryCommand(assignNumber, company.owner, { memberId: first(company), numberId: company.numbers[0]?.id ?? '' });
const remove = (company: FixtureCompany, numbers?: { default: { mode: 'unassign' } }) => () =>
  tryCommand(deleteMember, company.owner, { memberId: first(company), numbers });

describe('a member deleted while a number is assigned to them', () => {
  it('assigned first: the deletion is refused, since nobody decided about that number', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    const outcomes = await inThisOrder<{ ok: boolean }>(sql, company, [assign(company), remove(company)]);
    expect(outcomes.map(codeOf)).toEqual(['accepted', 'member_holds_numbers']);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, openAssignments: 1 });
  });

  it('deleted first: the number goes to nobody and no licence is used', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    const outcomes = await inThisOrder<{ ok: boolean }>(sql, company, [remove(company), assign(company)]);
    expect(outcomes.map(codeOf)).toEqual(['accepted', 'not_found']);
    expect(await figuresOf(sql, company)).toMatchObject({ available: 1, openAssignments: 0 });
  });

  it('in whatever order, nobody who is deleted holds a number', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await allAtOnce<unknown>(sql, company, [
      assign(company),
      remove(company, { default: { mode: 'unassign' } }),
      assign(company),
      remove(company, { default: { mode: 'unassign' } }),
    ]);
    const held = await sql`select 1 from numbers n join members m on m.company_id = n.company_id and m.id = n.member_id
      where n.company_id = ${company.uuid} and m.status = 'deleted'`;
    expect(held).toHaveLength(0);
    expect((await actionsOf(sql, company)).filter((action) => action === 'member.deleted')).toHaveLength(1);
  });
});

describe('R15: two owners who let each other go at once', () => {
  it.each([
    ['delete', deleteMember],
    ['deactivate', deactivateMember],
  ] as const)('by %s: one stays', async (_case, command) => {
    const company = await makeFixture(sql);
    await sql`update members set role = 'owner' where company_id = ${company.uuid} and id = ${toUuid('mem', first(company))}`;
    const [one, other] = [company.owner, memberActor(company.id, first(company), 'owner')];
    const results = await allAtOnce(sql, company, [
      () =>
        tryCommand<typeof command.input, typeof command.output, unknown>(command as never, one, {
          memberId: other.memberId,
        }),
      () =>
        tryCommand<typeof command.input, typeof command.output, unknown>(command as never, other, {
          memberId: one.memberId,
        }),
    ]);
    expect(new Set(results.map(codeOf))).toEqual(new Set(['accepted', 'last_owner']));
    const owners =
      await sql`select 1 from members where company_id = ${company.uuid} and role = 'owner' and status = 'active'`;
    expect(owners).toHaveLength(1);
  });
});
