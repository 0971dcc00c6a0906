import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { getLicenceCosts } from '@/lib/costs';
import { creditInvoice, listInvoices } from '@/lib/invoices';
import { listLicences, purchaseLicences, settleCompany } from '@/lib/licences';
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

  it('in random histories adds up to the invoices’ lines to the minor unit, and to what licences cost while used', async () => {
    const histories = fc.sample(fc.array(usageStep, { minLength: 30, maxLength: 30 }), { numRuns: 4, seed: 411 });
    for (const history of histories) {
      const { company } = await liveUsage(sql, history, { moves: false });
      const { data, total } = await ask(getDepartmentCosts, company.owner, { from: '2031-03' });
      const sums = { held: 0, idle: 0, ahead: 0 };
      const living = await ask(listLicences, company.owner, { limit: 200 });
      const ended = await ask(listLicences, company.owner, { status: 'ended', limit: 200 });
      for (const { id } of [...living.data, ...ended.data]) {
        const { held, idle, ahead } = await ask(getLicenceCosts, company.owner, { licenceId: id, from: '2031-01-01' });
        sums.held += held.amount;
        sums.idle += idle.amount;
        sums.ahead += ahead.amount;
      }
      const used = data
        .filter(({ bookedTo }) => bookedTo !== 'unused')
        .reduce((sum, { amount }) => sum + amount.amount, 0);
      expect({ used, all: total.amount }).toEqual({ used: sums.held, all: sums.held + sums.idle });
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
