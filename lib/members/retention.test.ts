import { expect, it } from 'vitest';
import { assignNumber, deleteMember } from '@/lib/assignments';
import { verifyAuditChain } from '@/lib/audit';
import { changeSettings } from '@/lib/billing';
import { checkDueCompanies } from '@/lib/jobs/nightly-check';
import { toUuid } from '@/lib/kernel/id';
import { purchaseLicences } from '@/lib/licences';
import { act, ask, memberActor, operate, refusal, system, tryTask } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { eraseMember, findMembersToErase } from '.';

const { sql } = coreDatabase();
const leave = (company: FixtureCompany, memberId: string) =>
  act(deleteMember, company.owner, { memberId, numbers: { default: { mode: 'unassign' } } });
const found = async (company: FixtureCompany) =>
  (await ask(findMembersToErase, system(company.id), { limit: 100 })).memberIds.toSorted();
/** Has somebody have left at an instant. */
const leftAt = (company: FixtureCompany, memberId: string, at: string) => sql`
  update members set access_void_before = ${at} where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
const nameless = async (company: FixtureCompany) =>
  (
    await sql<{ erased: boolean }[]>`
      select erased_at is not null and first_name = 'N.N.' and status = 'deleted' as erased from members where company_id = ${company.uuid}`
  ).every(({ erased }) => erased);

it('R27: who left is named for five years, who caused a charge for ten, whoever else is there for as long as they are', async () => {
  const company = await makeFixture(sql, { numbers: 2, members: 5 });
  const [plain = '', buyer = '', holder = '', boughtFor = ''] = company.members;
  const [first = '', second = ''] = company.numbers.map(({ id }) => id);
  await act(purchaseLicences, memberActor(company.id, buyer, 'admin'), { quantity: 1 });
  await act(assignNumber, company.owner, { memberId: holder, numberId: first });
  await act(assignNumber, company.owner, { memberId: boughtFor, numberId: second });
  for (const memberId of [plain, buyer, holder, boughtFor]) {
    await leave(company, memberId);
    await leftAt(company, memberId, '2031-11-23T12:00:00Z');
  }
  const at = async (instant: string) => {
    await setClock(sql, company, instant);
    return found(company);
  };
  expect(await at('2036-11-23T12:00:00Z')).toEqual([]);
  expect(await at('2036-11-23T12:00:01Z')).toEqual([plain, holder].toSorted());
  expect(await at('2041-11-22T12:00:00Z')).toEqual([plain, holder].toSorted());
  expect(await at('2041-11-22T12:00:01Z')).toEqual([plain, holder, buyer, boughtFor].toSorted());
});

it('R27: the spans are the operator’s, and the longer one is the one for money', async () => {
  const company = await makeFixture(sql);
  const [member = ''] = company.members;
  await leave(company, member);
  await leftAt(company, member, '2031-11-23T12:00:00Z');
  await setClock(sql, company, '2033-11-24T12:00:00Z');
  expect(await found(company)).toEqual([]);
  await operate(changeSettings, { retentionYears: 2, moneyRetentionYears: 2 });
  expect(await found(company)).toEqual([member]);
  expect(await refusal(tryTask(changeSettings, { moneyRetentionYears: 1 }))).toMatchObject({
    code: 'invalid_input',
    errors: [{ pointer: '/moneyRetentionYears' }],
  });
  await operate(changeSettings, { retentionYears: 5, moneyRetentionYears: 10 });
});

it('R27: five years after a company closed its people become pseudonyms, at night, each with an event, and the log holds', async () => {
  const company = await makeFixture(sql, { members: 3 });
  const everybody = [company.owner.memberId, ...company.members].toSorted();
  const night = async (instant: string) => {
    await setClock(sql, company, instant);
    await sql`update company_ledgers set check_due_at = now() + interval '1 day'`;
    await sql`update company_ledgers set check_due_at = now() - interval '1 hour' where company_id = ${company.uuid}`;
    await sql`update pgboss.job set start_after = now() - interval '1 second'`;
    expect(await checkDueCompanies()).toBe(1);
  };
  const erased = async () => (await actionsOf(sql, company)).filter((action) => action === 'member.erased').length;
  await night('2036-11-22T12:00:00Z');
  expect(await erased()).toBe(0);
  await sql`update companies set state = 'closed', state_since = '2031-11-23T12:00:00Z' where company_id = ${company.uuid}`;
  expect(await refusal(tryTask(eraseMember, { companyId: company.id, memberId: company.members[0] ?? '' }))).toEqual({
    code: 'member_not_deleted',
  });
  await setClock(sql, company, '2036-11-23T12:00:01Z');
  expect(await found(company)).toEqual(everybody);
  await night('2036-11-23T12:00:02Z');
  expect([await erased(), await found(company), await nameless(company)]).toEqual([4, [], true]);
  await night('2036-11-24T12:00:00Z');
  expect(await erased()).toBe(4);
  expect(await ask(verifyAuditChain, system(company.id), {})).toMatchObject({ intact: true, broken: [] });
});
