import { expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { creditInvoice, listInvoices } from '@/lib/invoices';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { createDepartment, moveMembers } from '@/lib/members';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { recordAll } from '@/lib/testing/usage-history';
import { getDepartmentCosts, rebuildUsage } from '.';

const { sql } = coreDatabase();
const RANGE = { from: '2031-11-01', to: '2032-01-09' };

/** Three licences from the 22nd of November on, one of them used in a department; recorded up to the 9th of January. */
async function recorded(): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { numbers: 1, members: 1 });
  await sql`update companies set created_at = '2031-11-01T08:00:00Z' where company_id = ${company.uuid}`;
  const { owner, id, members, numbers } = company;
  const { id: sales } = await act(createDepartment, owner, { name: 'Sales' });
  await act(moveMembers, owner, { memberIds: members, departmentId: sales });
  await act(purchaseLicences, owner, { quantity: 3 });
  await act(assignNumber, owner, { memberId: members[0] ?? '', numberId: numbers[0]?.id ?? '' });
  await setClock(sql, company, '2032-01-10T12:00:00Z');
  await act(settleCompany, system(id), {});
  await recordAll(system(id));
  return company;
}
const rebuild = ({ id }: FixtureCompany, asked: { from?: string; to?: string; save: boolean }) =>
  act(rebuildUsage, system(id), { ...RANGE, ...asked });
const costs = ({ owner }: FixtureCompany) => ask(getDepartmentCosts, owner, { from: '2031-11', to: '2032-01' });

it('R26: a month that was recorded otherwise is found and put right with its days, whole however few of them are asked for', async () => {
  const company = await recorded();
  const before = await costs(company);
  expect(await rebuild(company, { save: true })).toMatchObject({ months: 3, differences: [], monthDifferences: [] });
  await sql`
    update usage_months set costs = jsonb_set(costs, '{0,amount}', '7') where company_id = ${company.uuid} and month = '2031-12-01'`;
  expect((await costs(company)).total).not.toEqual(before.total);
  const few = { from: '2031-12-30', to: '2032-01-02' };
  const look = await rebuild(company, { ...few, save: false });
  expect(look).toMatchObject({ days: 4, differences: [], months: 2, monthDifferences: [{ month: '2031-12' }] });
  const [{ recorded: was, rebuilt } = { recorded: null, rebuilt: null }] = look.monthDifferences;
  expect([was?.places, rebuilt?.places, was?.licenceDays]).toEqual([2, 2, rebuilt?.licenceDays]);
  expect(was?.amount).not.toEqual(rebuilt?.amount);
  expect((await costs(company)).total).not.toEqual(before.total);
  expect((await rebuild(company, { from: '2032-01-01', save: false })).monthDifferences).toEqual([]);
  await rebuild(company, { ...few, save: true });
  expect(await costs(company)).toEqual(before);
  expect((await rebuild(company, { save: true })).monthDifferences).toEqual([]);
  const events =
    await sql`select after from audit_events where company_id = ${company.uuid} and action = 'usage.rebuilt'`;
  expect([...events]).toEqual([
    { after: { from: '2031-12-01', to: '2031-12-31', daysPutRight: 0, monthsPutRight: 1 } },
  ]);
});

it('a month to which a line came since it was recorded is the worker’s to make', async () => {
  const company = await recorded();
  const { data } = await ask(listInvoices, company.owner, { type: 'invoice' });
  const invoice = data.findLast(({ number }) => number !== null);
  await act(creditInvoice, system(company.id), { number: invoice?.number ?? '', reason: 'a mistake' });
  const after = await costs(company);
  const { months, monthDifferences } = await rebuild(company, { save: true });
  expect([months, monthDifferences]).toEqual([1, []]);
  await recordAll(system(company.id));
  expect(await costs(company)).toEqual(after);
  expect(await rebuild(company, { save: true })).toMatchObject({ months: 3, monthDifferences: [] });
});
