import { describe, expect, it } from 'vitest';
import { assignNumber, changeNumbers } from '@/lib/assignments';
import { newId, toUuid } from '@/lib/kernel/id';
import { purchaseLicences, scheduleLicenceRemoval } from '@/lib/licences';
import { createRequest, listRequests, withdrawRequest } from '@/lib/requests';
import { act, apiKeyActor, ask, memberActor, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { getOverview, hideFirstSteps } from '.';

const { sql } = coreDatabase();

const NOBODY = { count: 0, more: false };

/** Puts the member into a department of their own, and gives who leads it. */
async function led(company: FixtureCompany, memberId: string) {
  const departmentId = newId('dep');
  await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, ${departmentId}, now())`;
  await sql`update members set department_id = ${toUuid('dep', departmentId)} where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
  const [, leadId = ''] = company.members;
  await sql`update members set role = 'team_lead' where company_id = ${company.uuid} and id = ${toUuid('mem', leadId)}`;
  return memberActor(company.id, leadId, 'team_lead', [departmentId]);
}
/** Gives the member so many of the company's numbers, the first that nobody holds. */
async function give(company: FixtureCompany, memberId: string, from: number, count: number) {
  for (const { id: numberId } of company.numbers.slice(from, from + count))
    await act(assignNumber, company.owner, { memberId, numberId });
}

describe('the first steps of a company', () => {
  const stepsOf = async (actor: Parameters<typeof ask>[1]) => (await ask(getOverview, actor, {})).firstSteps;

  it('are done as soon as the company has bought, has a second member and has assigned a number', async () => {
    const company = await makeFixture(sql, { members: 0, numbers: 1 });
    expect(await stepsOf(company.owner)).toEqual({ licences: false, members: false, number: false });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await stepsOf(company.owner)).toEqual({ licences: true, members: false, number: false });
    await give(company, company.owner.memberId, 0, 1);
    expect(await stepsOf(company.owner)).toEqual({ licences: true, members: false, number: true });
    const other = await makeFixture(sql, { members: 1 });
    expect(await stepsOf(other.owner)).toEqual({ licences: false, members: true, number: false });
  });

  it('stay put away for who has put them away, and for nobody else', async () => {
    const company = await makeFixture(sql);
    const admin = memberActor(company.id, company.members[0] ?? '', 'admin');
    await act(hideFirstSteps, company.owner, {});
    await act(hideFirstSteps, company.owner, {});
    expect(await stepsOf(company.owner)).toBeNull();
    expect(await stepsOf(admin)).toEqual({ licences: false, members: true, number: false });
    expect(await actionsOf(sql, company)).toEqual(['first_steps.hidden']);
  });

  it('leave by themselves when all are done and the company is no longer young, and not before', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1, now: '2031-11-22T12:00:00Z' });
    await sql`update companies set created_at = '2031-08-20' where company_id = ${company.uuid}`;
    expect(await stepsOf(company.owner)).toMatchObject({ number: false });
    await give(company, company.owner.memberId, 0, 1);
    expect(await stepsOf(company.owner)).toBeNull();
    await sql`update companies set created_at = '2031-08-30' where company_id = ${company.uuid}`;
    expect(await stepsOf(company.owner)).toEqual({ licences: true, members: true, number: true });
  });

  it('are shown to who can take them all, and put away by people only (R24)', async () => {
    const company = await makeFixture(sql);
    for (const role of ['billing_manager', 'team_lead'] as const) expect(await stepsOf(company.as(role))).toBeNull();
    const key = apiKeyActor(company.id, 'owner');
    expect(await stepsOf(key)).toBeNull();
    expect(await refusal(tryCommand(hideFirstSteps, key, {}))).toMatchObject({ code: 'forbidden' });
  });
});

describe('what waits', () => {
  it('is nothing in an empty company', async () => {
    const company = await makeFixture(sql, { members: 0 });
    expect(await ask(getOverview, company.owner, {})).toMatchObject({
      requests: { wishes: NOBODY, purchases: NOBODY },
      overLimit: { ...NOBODY, limit: 5, first: [] },
      leaving: { ...NOBODY, firstUntil: null },
      idle: { quantity: 0, monthlyCost: { amount: 0, currency: 'EUR' } },
    });
  });

  it('are open requests: a wish to who sees members, of their departments only (R24)', async () => {
    const company = await makeFixture(sql, { members: 3 });
    const [memberId = ''] = company.members;
    const lead = await led(company, memberId);
    await act(createRequest, lead, { memberId });
    const requestsOf = async (actor: Parameters<typeof ask>[1]) => (await ask(getOverview, actor, {})).requests;
    const one = { wishes: { count: 1, more: false }, purchases: NOBODY };
    expect(await requestsOf(company.owner)).toEqual(one);
    expect(await requestsOf(lead)).toEqual(one);
    expect(await requestsOf(company.as('team_lead', [newId('dep')]))).toEqual({ wishes: NOBODY, purchases: NOBODY });
    expect(await requestsOf(company.as('billing_manager'))).toEqual({ wishes: null, purchases: NOBODY });
    const { id: requestId = '' } = (await ask(listRequests, lead, {})).data[0] ?? {};
    await act(withdrawRequest, lead, { requestId });
    expect(await requestsOf(company.owner)).toEqual({ wishes: NOBODY, purchases: NOBODY });
  });

  it('are members over the limit of a smaller plan, those with the most numbers first (R8, R21)', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', members: 3, numbers: 16, monthly: 16 });
    const [few = '', , many = ''] = company.members;
    const lead = await led(company, few);
    await give(company, few, 0, 6);
    await give(company, many, 6, 7);
    await give(company, company.owner.memberId, 13, 3);
    const overOf = async (actor: Parameters<typeof ask>[1]) => (await ask(getOverview, actor, {})).overLimit;
    expect(await overOf(company.owner)).toEqual({ ...NOBODY, limit: 10, first: [] });
    await sql`update companies set plan_code = 'connect' where company_id = ${company.uuid}`;
    const named = (id: string, numbers: number) => ({ id, name: 'Camille Durand', numbers });
    expect(await overOf(company.owner)).toEqual({
      count: 2,
      more: false,
      limit: 5,
      first: [named(many, 7), named(few, 6)],
    });
    expect(await overOf(lead)).toEqual({ count: 1, more: false, limit: 5, first: [named(few, 6)] });
    expect(await overOf(company.as('billing_manager'))).toBeNull();
    await sql`update companies set plan_code = 'advanced' where company_id = ${company.uuid}`;
  });

  it('are deleted numbers in the last days in which they can be restored, to who sees all numbers (R13)', async () => {
    const company = await makeFixture(sql, { numbers: 2 });
    await act(changeNumbers, company.owner, {
      act: 'delete',
      numberIds: company.numbers.map(({ id }) => id),
    });
    const leavingOf = async (actor: Parameters<typeof ask>[1]) => (await ask(getOverview, actor, {})).leaving;
    expect(await leavingOf(company.owner)).toEqual({ ...NOBODY, days: 7, firstUntil: null });
    await setClock(sql, company, '2032-01-15T12:00:00Z');
    expect(await leavingOf(company.owner)).toMatchObject({
      count: 2,
      firstUntil: expect.stringMatching(/^2032-01-2\d/),
    });
    expect(await leavingOf(company.as('team_lead'))).toBeNull();
    expect(await leavingOf(company.as('billing_manager'))).toBeNull();
    await setClock(sql, company, '2032-03-01T12:00:00Z');
    expect(await leavingOf(company.owner)).toMatchObject({ count: 0 });
  });

  it('are licences that nobody used for long, with their cost a month, to who sees prices', async () => {
    const company = await makeFixture(sql, { monthly: 2, yearly: 1, now: '2031-12-10T12:00:00Z' });
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: company.licences.slice(0, 1) });
    const idleOf = async (actor: Parameters<typeof ask>[1]) => (await ask(getOverview, actor, {})).idle;
    expect(await idleOf(company.as('billing_manager'))).toMatchObject({ quantity: 2, days: 30, yearly: true });
    expect(await idleOf(company.as('team_lead'))).toBeNull();
  });
});
