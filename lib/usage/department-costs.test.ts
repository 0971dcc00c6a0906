import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignNumber, reassignNumber } from '@/lib/assignments';
import { getLicenceCosts, getMemberCosts, getNumberCosts } from '@/lib/costs';
import { creditInvoice, listInvoices } from '@/lib/invoices';
import { fromUuid } from '@/lib/kernel/id';
import { changeCompany, listLicences, purchaseLicences, settleCompany } from '@/lib/licences';
import { createDepartment, deleteDepartment, moveMembers } from '@/lib/members';
import { act, ask, refusal, system, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { liveUsage, recordAll, usageStep } from '@/lib/testing/usage-history';
import { getDepartmentCosts } from '.';

const { sql } = coreDatabase();
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

/** Two numbers of a department from the 22nd of November on, from December on one of them in another department that closes. */
async function booked(): Promise<{ company: FixtureCompany; sales: string; field: string }> {
  const company = await makeFixture(sql, { numbers: 2, members: 2 });
  await sql`update companies set created_at = '2031-11-01T08:00:00Z' where company_id = ${company.uuid}`;
  const { owner, members, numbers } = company;
  const { id: sales } = await act(createDepartment, owner, { name: 'Sales', costCentre: 'CC-1' });
  const { id: field } = await act(createDepartment, owner, { name: 'Field' });
  await act(moveMembers, owner, { memberIds: members, departmentId: sales });
  await act(purchaseLicences, owner, { quantity: 3 });
  for (const [at, memberId] of members.entries())
    await act(assignNumber, owner, { memberId, numberId: numbers[at]?.id ?? '' });
  await setClock(sql, company, '2031-12-01T12:00:00Z');
  await act(moveMembers, owner, { memberIds: members.slice(0, 1), departmentId: field });
  await setClock(sql, company, '2032-01-10T12:00:00Z');
  await act(deleteDepartment, owner, { departmentId: field, toDepartmentId: sales });
  return { company, sales, field };
}
const costs = (company: FixtureCompany, from: string, to: string) =>
  ask(getDepartmentCosts, company.owner, { from, to });

/** What a company's licences cost while numbers were on them, while none were, and for days to come. */
async function licenceSums({ owner }: FixtureCompany) {
  const sums = { held: 0, idle: 0, ahead: 0 };
  const living = await ask(listLicences, owner, { limit: 200 });
  const ended = await ask(listLicences, owner, { status: 'ended', limit: 200 });
  for (const { id } of [...living.data, ...ended.data]) {
    const { held, idle, ahead } = await ask(getLicenceCosts, owner, { licenceId: id, from: '2031-01-01' });
    sums.held += held.amount;
    sums.idle += idle.amount;
    sums.ahead += ahead.amount;
  }
  return sums;
}

/** What all who ever had a number cost, and all numbers that somebody ever had. */
async function heldSums({ uuid, owner }: FixtureCompany) {
  const sums = { members: 0, numbers: 0 };
  for (const { id } of await sql`select distinct member_id as id from assignments where company_id = ${uuid}`)
    sums.members += (
      await ask(getMemberCosts, owner, { memberId: fromUuid('mem', id), from: '2031-01-01' })
    ).total.amount;
  for (const { id } of await sql`select distinct number_id as id from assignments where company_id = ${uuid}`)
    sums.numbers += (
      await ask(getNumberCosts, owner, { numberId: fromUuid('num', id), from: '2031-01-01' })
    ).total.amount;
  return sums;
}

describe('what departments cost', () => {
  it('is each month’s days of the invoices’ lines by who used their licences, also in a department that is gone', async () => {
    const { company, sales, field } = await booked();
    const { data, total, months } = await costs(company, '2031-11', '2031-12');
    const rows = data.map(({ month, bookedTo, department, costCentre, licenceDays, amount }) => [
      month,
      department?.id ?? bookedTo,
      department?.name ?? null,
      costCentre,
      licenceDays,
      amount.amount,
    ]);
    // 12.00 a month from the 22nd on: 9 of 30 days are in November, the others in December.
    expect(rows).toEqual([
      ['2031-11', sales, 'Sales', 'CC-1', 18, 720],
      ['2031-11', 'unused', null, null, 9, 360],
      ['2031-12', field, 'Field', null, 21, 840],
      ['2031-12', sales, 'Sales', 'CC-1', 21, 840],
      ['2031-12', 'unused', null, null, 21, 840],
    ]);
    expect(total.amount).toBe(months.reduce((sum, month) => sum + month.total.amount, 0));
  });

  it('R24: is hidden from team leads, and where the owner shows them prices their departments’ alone', async () => {
    const { company, sales } = await booked();
    const lead = company.as('team_lead', [sales]);
    expect(await refusal(tryQuery(getDepartmentCosts, lead, {}))).toMatchObject({
      code: 'forbidden',
      permission: 'invoices:read',
    });
    await sql`update companies set team_leads_see_prices = true where company_id = ${company.uuid}`;
    const { data } = await ask(getDepartmentCosts, lead, {});
    expect(new Set(data.map(({ department }) => department?.id))).toEqual(new Set([sales]));
  });

  it('is nothing in an empty company, and nothing before it was there', async () => {
    const company = await makeFixture(sql);
    await sql`update companies set created_at = '2031-11-01T08:00:00Z' where company_id = ${company.uuid}`;
    const { data, months } = await costs(company, '2031-09', '2031-11');
    expect([data, months]).toEqual([
      [],
      [{ month: '2031-11', total: { amount: 0, currency: 'EUR' }, complete: false }],
    ]);
  });

  it.each([
    [{ from: '2031-11', to: '2031-10' }, '/to'],
    [{ from: '2031-12' }, '/from'],
    [{ to: '2031-12' }, '/to'],
    [{ from: '2029-11', to: '2031-11' }, '/from'],
    [{ from: '2031-13' }, '/from'],
    [{ from: '0000-01', to: '0000-02' }, '/from'],
  ])('of months %j is refused with what is wrong', async (months, pointer) => {
    const company = await makeFixture(sql);
    const refused = await refusal(tryQuery(getDepartmentCosts, company.owner, months));
    expect(refused).toMatchObject({
      code: 'invalid_input',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  it('is recorded up to the day before, and made again when a line came to it', async () => {
    const { company } = await booked();
    await act(settleCompany, system(company.id), {});
    const before = await costs(company, '2031-11', '2032-01');
    await recordAll(system(company.id));
    const rows =
      await sql`select month::text, through::text, lines from usage_months where company_id = ${company.uuid} order by 1`;
    expect([...rows]).toEqual([
      { month: '2031-11-01', through: '2031-11-30', lines: 1 },
      { month: '2031-12-01', through: '2031-12-31', lines: 2 },
      { month: '2032-01-01', through: '2032-01-09', lines: 1 },
    ]);
    expect(await costs(company, '2031-11', '2032-01')).toEqual(before);
    const [invoice] = (await ask(listInvoices, company.owner, { type: 'invoice' })).data.filter(
      ({ number }) => number !== null,
    );
    await act(creditInvoice, system(company.id), { number: invoice?.number ?? '', reason: 'a mistake' });
    const after = await costs(company, '2031-11', '2032-01');
    expect(after.total.amount).toBeLessThan(before.total.amount);
    await recordAll(system(company.id));
    expect(await costs(company, '2031-11', '2032-01')).toEqual(after);
  });

  it('R4, R17: is month by month what their members cost, also of days from before the company moved to another time zone', async () => {
    const company = await makeFixture(sql, {
      numbers: 1,
      members: 2,
      timeZone: 'Europe/Paris',
      now: '2031-11-01T12:00:00Z',
    });
    await sql`update companies set created_at = '2031-11-01T08:00:00Z' where company_id = ${company.uuid}`;
    const { owner, members } = company;
    const numberId = company.numbers[0]?.id ?? '';
    const [ana = '', ben = ''] = members;
    const departments: string[] = [];
    for (const memberId of members) {
      const { id } = await act(createDepartment, owner, { name: memberId });
      await act(moveMembers, owner, { memberIds: [memberId], departmentId: id });
      departments.push(id);
    }
    await act(purchaseLicences, owner, { quantity: 1 });
    // In Paris the 11th and the 5th have begun; Los Angeles, where the company moves, has the days before them.
    await setClock(sql, company, '2031-11-10T23:30:00Z');
    await act(assignNumber, owner, { memberId: ana, numberId });
    await setClock(sql, company, '2031-12-04T23:30:00Z');
    await act(reassignNumber, owner, { memberId: ben, numberId });
    await setClock(sql, company, '2031-12-31T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    await act(changeCompany, owner, { timeZone: 'America/Los_Angeles' });
    const { data } = await costs(company, '2031-11', '2031-12');
    const byDepartment = departments.map((id) =>
      data
        .filter(({ department }) => department?.id === id)
        .map(({ month, licenceDays, amount }) => [month, licenceDays, amount.amount]),
    );
    const byMember = [];
    for (const memberId of [ana, ben]) {
      const held = await ask(getMemberCosts, owner, { memberId });
      const rows = held.data.map(({ period, days, amount }) => [period.from.slice(0, 7), days, amount.amount]);
      byMember.push(rows.toReversed());
    }
    expect(byMember).toEqual(byDepartment);
    expect(byDepartment).toEqual([
      [
        ['2031-11', 20, 800],
        ['2031-12', 4, 155],
      ],
      [['2031-12', 27, 1045]],
    ]);
  });

  it('in random histories, also of companies that move, adds up to the invoices’ lines to the minor unit, and to what licences, members and numbers cost', async () => {
    const histories = fc.sample(fc.array(usageStep, { minLength: 30, maxLength: 30 }), { numRuns: 4, seed: 411 });
    for (const [at, history] of histories.entries()) {
      const { company } = await liveUsage(sql, history, { moves: at % 2 === 1 });
      const { data, total } = await ask(getDepartmentCosts, company.owner, { from: '2031-03' });
      const sums = await licenceSums(company);
      const used = data
        .filter(({ bookedTo }) => bookedTo !== 'unused')
        .reduce((sum, { amount }) => sum + amount.amount, 0);
      expect({ used, all: total.amount }).toEqual({ used: sums.held, all: sums.held + sums.idle });
      expect(await heldSums(company)).toEqual({ members: used, numbers: used });
      const { data: documents } = await ask(listInvoices, company.owner, { limit: 200 });
      const charged = documents.flatMap(({ type, lines }) =>
        lines.map(({ amount }) => (type === 'credit_note' ? -1 : 1) * amount.amount),
      );
      expect(total.amount + sums.ahead).toBe(charged.reduce((sum, amount) => sum + amount, 0));
      await recordAll(system(company.id));
      expect((await ask(getDepartmentCosts, company.owner, { from: '2031-03' })).data).toEqual(data);
    }
  }, 300_000);
});
