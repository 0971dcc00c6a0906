import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { listInvoices } from '@/lib/invoices';
import { carryOutDueChanges } from '@/lib/jobs/planned-changes';
import { startOfDay } from '@/lib/kernel/calendar';
import { getLicenceSummary, purchaseLicences, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { planAssignment } from '@/lib/planned-changes';
import { act, ask, system, tryCommand } from '@/lib/testing/acting';
import { billingStep, takeStep } from '@/lib/testing/billing-history';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { getBilling } from '.';

const { sql } = coreDatabase();

/** Nobody pays here, and what comes of that has tests of its own (R22): nothing is ever due. */
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

const HOUR_MS = 3_600_000;
const BEGIN = Date.parse('2031-01-31T08:00:00Z');

const short = (documents: readonly { type: string; issuedOn: string | null; total: object }[]) =>
  documents.map(({ type, issuedOn, total }) => JSON.stringify([issuedOn, type, total])).sort();

/** As many as there are numbers: some use licences that are free, others buy. */
const PLANNED_ON = ['2033-02-11', '2033-04-30', '2033-08-01', '2033-08-20', '2033-12-31', '2034-01-02'];
async function planAssignments({ owner, members, numbers }: FixtureCompany): Promise<void> {
  for (const [index, on] of PLANNED_ON.entries()) {
    const numberId = numbers[index]?.id ?? '';
    // Below the limit of every plan, also of one that waits.
    const memberId = members[index % members.length] ?? '';
    await tryCommand(planAssignment, owner, { memberId, numberId, on });
  }
}

it('R16–R21: three years of random acts charge each licence-day once net of credits, and the last year is as it was foreseen', async () => {
  const histories = fc.sample(fc.array(billingStep, { minLength: 60, maxLength: 60 }), {
    numRuns: 5,
    seed: 20_311_122,
  });
  const done = new Map<string, number>();
  let bought = 0;
  for (const history of histories) {
    const company = await makeFixture(sql, {
      frequency: 'yearly',
      numbers: PLANNED_ON.length,
      now: new Date(BEGIN).toISOString(),
    });
    const end = Date.parse('2033-01-31T08:00:00Z');
    let now = BEGIN;
    for (const next of history) {
      if (now >= end) break;
      if (await takeStep(company, next)) done.set(next.act, (done.get(next.act) ?? 0) + 1);
      now += next.hours * HOUR_MS;
      await setClock(sql, company, new Date(Math.min(now, end)));
    }
    await setClock(sql, company, new Date(end));
    // What nobody uses ends with its period, so that what is planned afterwards has to buy.
    const { available, ending } = await ask(getLicenceSummary, company.owner, {});
    if (available > ending) await act(scheduleLicenceRemoval, company.owner, { quantity: available - ending });
    await act(purchaseLicences, company.owner, { quantity: 2, billingFrequency: 'monthly' });
    expect(await brokenInvariants(sql)).toEqual([]);
    const before = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    await planAssignments(company);
    const issued = new Set(before.data.flatMap(({ id, number }) => (number === null ? [] : [id])));
    const { coming } = await ask(getBilling, company.owner, {});
    const lines = coming.flatMap((document) => document.lines);
    bought += lines.filter(({ cause }) => cause === 'purchase_automatic').length;
    for (const on of PLANNED_ON) {
      await setClock(sql, company, startOfDay(on, 'Europe/Paris'));
      await carryOutDueChanges();
    }
    await setClock(sql, company, startOfDay('2034-02-01', 'Europe/Paris'));
    await act(settleCompany, system(company.id), {});
    const { data } = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    const made = data.filter(({ id, number }) => number !== null && !issued.has(id));
    expect(made.length).toBeGreaterThanOrEqual(11);
    expect(short(made)).toEqual(short(coming));
    expect(await brokenInvariants(sql)).toEqual([]);
  }
  expect(bought).toBeGreaterThan(0);
  // Each kind of act was really done, and not only refused.
  expect([...done.keys()].toSorted()).toEqual([
    'at once',
    'at renewal',
    'buy',
    'plan',
    'remove',
    'remove early',
    'wait',
  ]);
}, 120_000);
