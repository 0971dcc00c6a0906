import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { getMemberCosts } from '@/lib/costs';
import { creditInvoice, listInvoices } from '@/lib/invoices';
import { getLicenceSummary, settleCompany } from '@/lib/licences';
import { createDepartment, moveMembers } from '@/lib/members';
import { act, ask, system, tryCommand } from '@/lib/testing/acting';
import { billingStep, takeStep } from '@/lib/testing/billing-history';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { getDepartmentCosts } from '.';

const { sql } = coreDatabase();
/** Nobody pays here, and what comes of that has tests of its own (R22): nothing is ever due. */
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

const HOUR_MS = 3_600_000;
const BEGIN = Date.parse('2031-01-31T08:00:00Z');
const NUMBERS = 18;
const CHANGES = 14;
const CALM_ACTS = ['buy', 'remove', 'remove early'];

/** Beside what an owner buys and changes, numbers come and go, and the operator corrects lines by amounts that do not divide. */
const step = fc.record({
  billing: billingStep,
  member: fc.nat(3),
  freed: fc.option(fc.nat(NUMBERS - 1), { freq: 2 }),
  corrected: fc.option(fc.integer({ min: 1, max: 900 }), { freq: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Numbers go to a member as long as licences are free for them, so that what was bought together is used together. */
async function use(company: FixtureCompany, { member, freed }: Step): Promise<void> {
  const { owner, members, numbers } = company;
  for (const { id: numberId } of numbers) {
    const { available } = await ask(getLicenceSummary, owner, {});
    if (available === 0) break;
    await tryCommand(assignNumber, owner, { numberId, memberId: members[member] ?? '' });
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

it('R20: what a department costs is what each of its members costs, whatever their licences went through', async () => {
  const histories = fc.sample(fc.array(step, { minLength: 30, maxLength: 30 }), { numRuns: 8, seed: 58 });
  for (const [index, history] of histories.entries()) {
    const company = await makeFixture(sql, {
      plan: 'max',
      members: 4,
      numbers: NUMBERS,
      now: new Date(BEGIN).toISOString(),
    });
    await sql`update companies set country = 'FR', created_at = ${new Date(BEGIN)} where company_id = ${company.uuid}`;
    const { owner, members } = company;
    const departments = new Map<string, string[]>();
    for (const [name, memberIds] of [
      ['Sales', members.slice(0, 2)],
      ['Field', members.slice(2)],
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
    await act(settleCompany, system(company.id), {});
    const booked = new Map<string, number>();
    for (const { department, amount } of (await ask(getDepartmentCosts, owner, { from: '2031-01' })).data)
      if (department !== null) booked.set(department.id, (booked.get(department.id) ?? 0) + amount.amount);
    for (const [departmentId, memberIds] of departments) {
      let spent = 0;
      for (const memberId of memberIds)
        spent += (await ask(getMemberCosts, owner, { memberId, from: '2031-01-01' })).total.amount;
      expect(spent).toBeGreaterThan(0);
      expect(booked.get(departmentId)).toBe(spent);
    }
  }
}, 300_000);
