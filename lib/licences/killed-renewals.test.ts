import { expect, it } from 'vitest';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { startProgram } from '@/lib/testing/killed-program';

const { sql, url } = coreDatabase();

/** Starts the program that settles all companies; kills it once it has said so many times that one is done. */
const startRenewing = (companies: readonly FixtureCompany[], enough?: number) =>
  startProgram(
    url,
    'lib/testing/renewing-process.ts',
    companies.map(({ id }) => id),
    enough,
  );

it('R18: workers killed in the middle of renewals, two at a time, renew each period once and leave no number out', async () => {
  const companies: FixtureCompany[] = [];
  for (let n = 0; n < 40; n += 1) {
    const company = await makeFixture(sql, { monthly: 3, yearly: 1 });
    await setClock(sql, company, '2032-03-15T12:00:00Z');
    companies.push(company);
  }
  for (const enough of [2, 9, 17]) {
    const workers = [startRenewing(companies, enough), startRenewing([...companies].reverse(), enough)];
    await Promise.all(workers.map(({ ended }) => ended));
    for (const { child } of workers) expect(child.signalCode).toBe('SIGKILL');
    expect(await brokenInvariants(sql)).toEqual([]);
  }
  const { child, ended } = startRenewing(companies);
  await ended;
  expect(child.exitCode).toBe(0);
  const renewed = await sql<{ renewals: number; invoices: number }[]>`
    select count(*)::int as renewals, (select count(*)::int from issued_invoices i where i.company_id = c.company_id) as invoices
    from charges c where cause = 'renewal' group by company_id`;
  expect(renewed).toHaveLength(companies.length);
  // December to March.
  for (const row of renewed) expect(row).toEqual({ renewals: 4, invoices: 4 });
}, 120_000);
