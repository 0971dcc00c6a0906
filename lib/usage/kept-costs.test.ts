import { beforeAll, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { createDepartment, moveMembers } from '@/lib/members';
import { act, ask, system } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { recordAll } from '@/lib/testing/usage-history';
import { getDepartmentCosts } from '.';

const database = coreDatabase();
const { sql } = database;
const outside = database.connectAsSuperuser();
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

it('what the day under way costs is divided once for all who look, and anew after every act and what falls due', async () => {
  const company = await makeFixture(sql, { numbers: 1, members: 1, timeZone: 'UTC', now: '2031-11-30T12:00:00Z' });
  await sql`update companies set created_at = '2031-11-20T08:00:00Z' where company_id = ${company.uuid}`;
  const { owner, members, numbers } = company;
  const [memberId = ''] = members;
  const numberId = numbers[0]?.id ?? '';
  await recordAll(system(company.id));
  const days = async () =>
    (await ask(getDepartmentCosts, owner, {})).data.map(({ month, department, bookedTo, licenceDays }) => [
      month,
      department?.name ?? bookedTo,
      licenceDays,
    ]);
  expect(await days()).toEqual([]);
  await act(purchaseLicences, owner, { quantity: 2 });
  expect(await days()).toEqual([['2031-11', 'unused', 2]]);
  await act(assignNumber, owner, { memberId, numberId });
  const shared = [
    ['2031-11', 'none', 1],
    ['2031-11', 'unused', 1],
  ];
  expect(await days()).toEqual(shared);
  await outside.begin(async (tx) => {
    await tx`lock table licences in access exclusive mode`;
    expect(await days()).toEqual(shared);
  });
  const { id: departmentId } = await act(createDepartment, owner, { name: 'Sales' });
  await act(moveMembers, owner, { memberIds: members, departmentId });
  expect(await days()).toEqual([
    ['2031-11', 'Sales', 1],
    ['2031-11', 'unused', 1],
  ]);
  await act(unassignNumber, owner, { numberId });
  expect(await days()).toEqual([['2031-11', 'unused', 2]]);
  await setClock(sql, company, '2031-12-30T12:00:00Z');
  await recordAll(system(company.id));
  const paid = await days();
  await setClock(sql, company, '2031-12-31T12:00:00Z');
  await recordAll(system(company.id));
  await act(settleCompany, system(company.id), {});
  expect([paid, await days()]).toEqual([
    [
      ['2031-11', 'unused', 2],
      ['2031-12', 'unused', 60],
    ],
    [
      ['2031-11', 'unused', 2],
      ['2031-12', 'unused', 62],
    ],
  ]);
});
