import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '@/lib/access';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { getMemberCosts } from '@/lib/costs';
import { creditInvoice, listInvoices } from '@/lib/invoices';
import { getLicenceSummary, purchaseLicences, settleCompany } from '@/lib/licences';
import { createDepartment, moveMembers } from '@/lib/members';
import { act, ask, system, tryCommand } from '@/lib/testing/acting';
import { billingStep, takeStep } from '@/lib/testing/billing-history';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { recordAll } from '@/lib/testing/usage-history';
import { getDepartmentCosts } from '.';

const { sql } = coreDatabase();
/** Nobody pays here, and what comes of that has tests of its own (R22): nothing is ever due. */
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

const HOUR_MS = 3_600_000;
const MONTH_MS = 31 * 24 * HOUR_MS;
const BEGIN = Date.parse('2031-01-31T08:00:00Z');
const NUMBERS = 18;
/** As many members are in each of two departments. */
const HALF = 4;
const CHANGES = 14;
const CALM_ACTS = ['buy', 'remove', 'remove early'];

/** Beside what an owner buys and changes, numbers come and go, and the operator corrects lines by amounts that do not divide. */
const step = fc.record({
  billing: billingStep,
  department: fc.nat(1),
  freed: fc.option(fc.nat(NUMBERS - 1), { freq: 2 }),
  corrected: fc.option(fc.integer({ min: 1, max: 900 }), { freq: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Numbers go to a department as long as licences are free for them, so that what was bought together is used together. */
async function use(company: FixtureCompany, { department, freed }: Step): Promise<void> {
  const { owner, members, numbers } = company;
  for (const [at, { id: numberId }] of numbers.entries()) {
    const { available } = await ask(getLicenceSummary, owner, {});
    if (available === 0) break;
    // Each member has five at most, which the smallest plan allows too (R8).
    const memberId = members[department * HALF + (at % HALF)] ?? '';
    await tryCommand(assignNumber, owner, { numberId, memberId });
  }
  if (freed !== null) await tryCommand(unassignNumber, owner, { numberId: numbers[freed]?.id ?? '' });
}

async function correct({ id, owner }: FixtureCompany, amount: number): Promise<void> {
  const { data } = await ask(listInvoices, owner, { type: 'invoice' });
  const invoice = data.find(({ number, lines }) => number !== null && lines.length > 0);
  const line = invoice?.lines[amount % invoice.lines.length];
  if (invoice?.number == null || line === undefined) return;
  const input = { number: invoice.number, reason: 'a mistake', lines: [{ lineId: line.id, amount }] };
  await tryCommand(creditInvoice, system(id), input);
}

/** What each department costs in all months together. */
async function booked(owner: MemberActor): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const { department, amount } of (await ask(getDepartmentCosts, owner, { from: '2031-01' })).data)
    if (department !== null) sums.set(department.id, (sums.get(department.id) ?? 0) + amount.amount);
  return sums;
}

it('R20: what a department costs is what each of its members costs, whatever their licences went through', async () => {
  const histories = fc.sample(fc.array(step, { minLength: 30, maxLength: 30 }), { numRuns: 8, seed: 58 });
  for (const [index, history] of histories.entries()) {
    const company = await makeFixture(sql, {
      plan: 'max',
      members: 2 * HALF,
      numbers: NUMBERS,
      now: new Date(BEGIN).toISOString(),
    });
    await sql`update companies set country = 'FR', created_at = ${new Date(BEGIN)} where company_id = ${company.uuid}`;
    const { owner, members } = company;
    const departments = new Map<string, string[]>();
    for (const [name, memberIds] of [
      ['Sales', members.slice(0, HALF)],
      ['Field', members.slice(HALF)],
    ] as const) {
      const { id: departmentId } = await act(createDepartment, owner, { name });
      await act(moveMembers, owner, { memberIds, departmentId });
      departments.set(departmentId, memberIds);
    }
    let now = BEGIN;
    for (const [at, one] of history.entries()) {
      const { billing, corrected } = one;
      // What was bought after the last change is alike where no line is corrected, and what was before is not.
      if (at < CHANGES || CALM_ACTS.includes(billing.act)) await takeStep(company, billing);
      await use(company, one);
      if (corrected !== null && index % 2 === 0) await correct(company, corrected);
      now += (billing.hours / 2) * HOUR_MS;
      await setClock(sql, company, new Date(now));
    }
    // The first of a month: what is under way is one day, which is told by how things stand.
    await setClock(sql, company, `${new Date(now + MONTH_MS).toISOString().slice(0, 7)}-01T12:00:00Z`);
    await act(settleCompany, system(company.id), {});
    const spent = new Map<string, number>();
    for (const [departmentId, memberIds] of departments) {
      const totals = [];
      for (const memberId of memberIds)
        totals.push((await ask(getMemberCosts, owner, { memberId, from: '2031-01-01' })).total.amount);
      spent.set(
        departmentId,
        totals.reduce((sum, amount) => sum + amount, 0),
      );
    }
    expect(Math.min(...spent.values())).toBeGreaterThan(0);
    expect(await booked(owner)).toEqual(spent);
    await recordAll(system(company.id));
    expect(await booked(owner)).toEqual(spent);
  }
}, 300_000);

it('R20: a correction that does not divide evenly takes the larger shares from the first licences, also of those alike', async () => {
  const company = await makeFixture(sql, { members: 2, numbers: 4, timeZone: 'UTC', now: '2031-12-01T12:00:00Z' });
  const { id, owner, members, numbers } = company;
  await sql`update companies set country = 'FR', created_at = '2031-12-01' where company_id = ${company.uuid}`;
  await sql`insert into agreements (company_id, id, plan_code, frequency, unit_price, valid_from, created_at)
    values (${company.uuid}, gen_random_uuid(), 'connect', 'monthly', 999, '2031-01-01', now())`;
  const [field = '', sales = ''] = members;
  const { id: departmentId } = await act(createDepartment, owner, { name: 'Sales' });
  await act(moveMembers, owner, { memberIds: [sales], departmentId });
  await act(purchaseLicences, owner, { quantity: 1 });
  await setClock(sql, company, '2031-12-22T12:00:00Z');
  await act(purchaseLicences, owner, { quantity: 3 });
  for (const [at, { id: numberId }] of numbers.entries())
    await act(assignNumber, owner, { numberId, memberId: at < 2 ? field : sales });
  await setClock(sql, company, '2032-01-02T12:00:00Z');
  await act(settleCompany, system(id), {});
  const { data } = await ask(listInvoices, owner, { type: 'invoice' });
  const lines = data.flatMap((invoice) => invoice.lines.map((line) => ({ line, number: invoice.number })));
  const found = lines.find(({ line }) => line.amount.amount === 967);
  // Of 9.67 the two last have 3.22 each; of 1.01 the second of the three has 0.34 and the last one 0.33.
  const correction = [{ lineId: found?.line.id ?? '', amount: 101 }];
  await act(creditInvoice, system(id), { number: found?.number ?? '', reason: 'a mistake', lines: correction });
  const december = await ask(getDepartmentCosts, owner, { from: '2031-12', to: '2031-12' });
  const booked = december.data.find(({ department }) => department?.id === departmentId);
  expect(booked?.amount.amount).toBe(2 * 322 - 34 - 33);
});
