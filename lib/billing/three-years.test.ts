import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { listInvoices } from '@/lib/invoices';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { act, ask, system } from '@/lib/testing/acting';
import { billingStep, takeStep } from '@/lib/testing/billing-history';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
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

it('R16–R21: three years of random acts charge each licence-day once net of credits, and the last year is as it was foreseen', async () => {
  const histories = fc.sample(fc.array(billingStep, { minLength: 60, maxLength: 60 }), {
    numRuns: 5,
    seed: 20_311_122,
  });
  const done = new Map<string, number>();
  for (const history of histories) {
    const company = await makeFixture(sql, { frequency: 'yearly', now: new Date(BEGIN).toISOString() });
    const end = Date.parse('2033-01-31T08:00:00Z');
    let now = BEGIN;
    for (const next of history) {
      if (now >= end) break;
      if (await takeStep(company, next)) done.set(next.act, (done.get(next.act) ?? 0) + 1);
      now += next.hours * HOUR_MS;
      await setClock(sql, company, new Date(Math.min(now, end)));
    }
    await setClock(sql, company, new Date(end));
    await act(purchaseLicences, company.owner, { quantity: 2, billingFrequency: 'monthly' });
    expect(await brokenInvariants(sql)).toEqual([]);
    const before = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    const issued = new Set(before.data.flatMap(({ id, number }) => (number === null ? [] : [id])));
    const { coming } = await ask(getBilling, company.owner, {});
    await setClock(sql, company, '2034-01-31T08:00:00Z');
    await act(settleCompany, system(company.id), {});
    const { data } = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    const made = data.filter(({ id, number }) => number !== null && !issued.has(id));
    expect(made.length).toBeGreaterThanOrEqual(11);
    expect(short(made)).toEqual(short(coming));
    expect(await brokenInvariants(sql)).toEqual([]);
  }
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
