import { describe, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { purchaseLicences, scheduleLicenceRemoval } from '@/lib/licences';
import { createDepartment, deleteDepartment, moveMembers } from '@/lib/members';
import { act, ask, refusal, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { getUsage } from '.';

const { sql } = coreDatabase();

/** A company that was opened on the first of November, at noon of the 22nd. */
async function opened(options: FixtureOptions = {}): Promise<FixtureCompany> {
  const company = await makeFixture(sql, options);
  await sql`update companies set created_at = '2031-11-01T08:00:00Z' where company_id = ${company.uuid}`;
  return company;
}
type Asked = { from?: string; to?: string; groupBy?: 'department' | 'country' | 'type' };
const usage = (company: FixtureCompany, asked: Asked = {}) => ask(getUsage, company.owner, asked);
const figures = async (company: FixtureCompany, from: string) =>
  (await usage(company, { from })).data.map(({ total, assigned, available, ending }) => [
    total,
    assigned,
    available,
    ending,
  ]);

/** Four licences; on the 22nd two numbers are assigned, on the 23rd one licence is to end and one number comes free. */
async function lived(): Promise<{ company: FixtureCompany; sales: string; field: string }> {
  const company = await opened({ monthly: 1, numbers: 3, members: 2 });
  const { owner, members, numbers } = company;
  const [anna = '', ben = ''] = members;
  const [first, second] = numbers;
  const { id: sales } = await act(createDepartment, owner, { name: 'Sales' });
  const { id: field } = await act(createDepartment, owner, { name: 'Field' });
  await act(moveMembers, owner, { memberIds: [anna], departmentId: sales });
  await act(purchaseLicences, owner, { quantity: 3 });
  await act(assignNumber, owner, { memberId: anna, numberId: first?.id ?? '' });
  await act(assignNumber, owner, { memberId: ben, numberId: second?.id ?? '' });
  await setClock(sql, company, '2031-11-23T12:00:00Z');
  await act(scheduleLicenceRemoval, owner, { quantity: 1 });
  await act(unassignNumber, owner, { numberId: second?.id ?? '' });
  await setClock(sql, company, '2031-11-24T12:00:00Z');
  await act(moveMembers, owner, { memberIds: [anna], departmentId: field });
  return { company, sales, field };
}

describe('usage', () => {
  it('of an empty company is a clear nothing', async () => {
    const { data, peak, since, today, groups } = await usage(await opened(), { from: '2031-11-20' });
    expect([since, today, groups]).toEqual(['2031-11-01', '2031-11-22', null]);
    const nothing = { total: 0, assigned: 0, available: 0, ending: 0 };
    expect(data).toEqual(['2031-11-20', '2031-11-21', '2031-11-22'].map((date) => ({ date, ...nothing })));
    expect(peak).toEqual({ date: '2031-11-20', assigned: 0 });
  });

  it('has each day as it stood at its end, today as it stands, and names the first day of most use', async () => {
    const { company } = await lived();
    expect(await figures(company, '2031-11-21')).toEqual([
      [1, 0, 1, 0],
      [4, 2, 2, 0],
      [4, 1, 3, 1],
      [4, 1, 3, 1],
    ]);
    expect((await usage(company)).peak).toEqual({ date: '2031-11-22', assigned: 2 });
  });

  it('says in which department numbers were, where their members were then, also when it is gone', async () => {
    const { company, sales, field } = await lived();
    await act(deleteDepartment, company.owner, { departmentId: sales });
    const { data, groups } = await usage(company, { from: '2031-11-21', groupBy: 'department' });
    const at = (place: string | null) => groups?.findIndex(({ key }) => key === place) ?? -1;
    expect(data.map((day) => [sales, field, null].map((place) => day.groups?.[at(place)]))).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(groups?.map(({ key, name, deleted, peak }) => [key, name, deleted, peak.date])).toEqual(
      expect.arrayContaining([
        [sales, 'Sales', true, '2031-11-22'],
        [field, 'Field', false, '2031-11-24'],
        [null, null, false, '2031-11-22'],
      ]),
    );
    const ofCountry = await usage(company, { from: '2031-11-22', to: '2031-11-22', groupBy: 'country' });
    expect([ofCountry.groups?.map(({ key }) => key), ofCountry.data[0]?.groups]).toEqual([['FR'], [2]]);
    const ofType = await usage(company, { from: '2031-11-22', to: '2031-11-22', groupBy: 'type' });
    expect([ofType.groups?.map(({ key }) => key), ofType.data[0]?.groups]).toEqual([['mobile'], [2]]);
  });

  it('R24: a team lead sees the numbers of their departments and no others', async () => {
    const { company, sales, field } = await lived();
    const seen = async (departmentId: string) =>
      (await ask(getUsage, company.as('team_lead', [departmentId]), { from: '2031-11-21' })).data;
    const of = (assigned: number) => ({ total: assigned, assigned, available: 0, ending: 0 });
    expect(await seen(sales)).toMatchObject([of(0), of(1), of(1), of(0)]);
    expect(await seen(field)).toMatchObject([of(0), of(0), of(0), of(1)]);
  });

  it('from before the company’s first day has fewer days, or none', async () => {
    const company = await opened();
    expect((await usage(company, { from: '2031-10-20', to: '2031-11-02' })).data.map(({ date }) => date)).toEqual([
      '2031-11-01',
      '2031-11-02',
    ]);
    expect(await usage(company, { from: '2031-10-01', to: '2031-10-31' })).toMatchObject({ data: [], peak: null });
  });

  it.each([
    ['reversed', { from: '2031-11-20', to: '2031-11-19' }, '/to'],
    ['to come', { from: '2031-11-23' }, '/from'],
    ['that reaches beyond today', { from: '2031-11-20', to: '2031-11-23' }, '/to'],
    ['of more than two years', { from: '2029-11-21', to: '2031-11-22' }, '/from'],
    ['of more than a year with groups', { from: '2030-11-21', to: '2031-11-22', groupBy: 'type' }, '/from'],
    ['before there were clocks', { from: '0001-01-01', to: '0001-01-02' }, '/from'],
    ['that is no date', { from: '2031-02-30' }, '/from'],
  ] as const)('of a range %s is refused with what is wrong', async (_, asked, pointer) => {
    const company = await opened();
    expect(await refusal(tryQuery(getUsage, company.owner, asked))).toMatchObject({
      code: 'invalid_input',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });
});
