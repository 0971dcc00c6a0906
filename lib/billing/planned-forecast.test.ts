import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { listInvoices, setBillingProfile } from '@/lib/invoices';
import { carryOutDueChanges } from '@/lib/jobs/planned-changes';
import { addDays, startOfDay } from '@/lib/kernel/calendar';
import { scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { planAssignment, planRelease } from '@/lib/planned-changes';
import { act, ask, system, tryCommand } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { getBilling } from '.';

const { sql } = coreDatabase();

/** Nobody pays here: nothing is ever due. */
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

const short = (documents: readonly { type: string; issuedOn: string | null; total: object }[]) =>
  documents.map(({ type, issuedOn, total }) => JSON.stringify([issuedOn, type, total])).sort();

/** A company with a few licences, some in use and some that end, and what is planned for it within the year. */
const history = fc.record({
  frequency: fc.constantFrom('monthly' as const, 'yearly' as const),
  invoicing: fc.constantFrom('monthly' as const, 'each' as const),
  monthly: fc.integer({ min: 0, max: 3 }),
  yearly: fc.integer({ min: 0, max: 2 }),
  held: fc.integer({ min: 0, max: 3 }),
  removed: fc.integer({ min: 0, max: 2 }),
  plans: fc.array(
    fc.record({
      act: fc.constantFrom('assign', 'assign', 'release'),
      days: fc.integer({ min: 1, max: 340 }),
      most: fc.constantFrom(undefined, 0, 1),
      charge: fc.constantFrom(undefined, 100, 1_000_000),
    }),
    { minLength: 4, maxLength: 9 },
  ),
});

it('R7, R16–R20: what planned changes buy, and what that renews, is foreseen as it is then invoiced', async () => {
  const today = '2031-11-22';
  let bought = 0;
  for (const one of fc.sample(history, { numRuns: 14, seed: 20_311_201 })) {
    const { frequency, monthly, yearly } = one;
    const company = await makeFixture(sql, { frequency, monthly, yearly, members: 8, numbers: 14, plan: 'max' });
    const { owner } = company;
    await act(setBillingProfile, owner, { ...BILLING_PROFILE, invoicing: one.invoicing });
    const [memberId = '', otherId = ''] = company.members;
    const numbers = company.numbers.map(({ id }) => id);
    const held = numbers.splice(0, Math.min(one.held, monthly + yearly));
    for (const numberId of held) await act(assignNumber, owner, { memberId, numberId });
    if (one.removed > 0) await tryCommand(scheduleLicenceRemoval, owner, { quantity: one.removed });
    for (const { act: name, days, most, charge } of one.plans) {
      const on = addDays(today, days);
      const limits = {
        ...(most !== undefined && { maxPurchases: most }),
        ...(charge !== undefined && { maxCharge: { amount: charge, currency: 'EUR' } }),
      };
      const [numberId = ''] = name === 'release' ? held.splice(0, 1) : numbers.splice(0, 1);
      if (name === 'release') await tryCommand(planRelease, owner, { numberId, on });
      else await tryCommand(planAssignment, owner, { memberId: otherId, numberId, on, ...limits });
    }
    const before = await ask(listInvoices, owner, { limit: 200, lines: 'none' });
    const issued = new Set(before.data.flatMap(({ id, number }) => (number === null ? [] : [id])));
    const { coming } = await ask(getBilling, owner, {});
    const lines = coming.flatMap((document) => document.lines);
    bought += lines.filter(({ cause }) => cause === 'purchase_automatic').length;
    for (const days of [...new Set(one.plans.map((plan) => plan.days))].sort((a, b) => a - b)) {
      await setClock(sql, company, startOfDay(addDays(today, days), 'Europe/Paris'));
      await carryOutDueChanges();
    }
    await setClock(sql, company, startOfDay(addDays(today, 366), 'Europe/Paris'));
    await act(settleCompany, system(company.id), {});
    const { data } = await ask(listInvoices, owner, { limit: 200, lines: 'none' });
    const made = data.filter(({ id, number }) => number !== null && !issued.has(id));
    expect(short(made), JSON.stringify(one)).toEqual(short(coming));
    expect(await brokenInvariants(sql, company)).toEqual([]);
  }
  // Some of them really buy, so that the property says something.
  expect(bought).toBeGreaterThanOrEqual(15);
}, 240_000);

it('R7: a licence that is to end is not foreseen to renew for a plan that may not keep it', async () => {
  const renewals = async (maxRemovalsUndone: number) => {
    const { owner, members, numbers } = await makeFixture(sql, { monthly: 1, members: 1, numbers: 1 });
    const [memberId = '', numberId = ''] = [members[0], numbers[0]?.id];
    await act(planAssignment, owner, { memberId, numberId, on: '2031-11-25', maxPurchases: 0, maxRemovalsUndone });
    await act(scheduleLicenceRemoval, owner, { quantity: 1 });
    const { coming } = await ask(getBilling, owner, {});
    return coming.flatMap(({ lines }) => lines).filter(({ cause }) => cause === 'renewal').length;
  };
  expect(await renewals(0)).toBe(0);
  expect(await renewals(1)).toBeGreaterThan(0);
});
