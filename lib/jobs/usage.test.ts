import { afterAll, expect, it } from 'vitest';
import { closeJobs } from '@/lib/db/job-library';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { act, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { startProgram } from '@/lib/testing/killed-program';
import { rebuildUsage } from '@/lib/usage';
import { recordDueCompanies } from './usage';

const { sql, url } = coreDatabase();
afterAll(closeJobs);

/** Companies that were opened so many days ago by the machine's clock, of which nobody has recorded anything. */
async function opened(count: number, days: number): Promise<FixtureCompany[]> {
  const companies: FixtureCompany[] = [];
  const now = new Date();
  const since = addDays(localDate(now, 'UTC'), -days);
  for (let n = 0; n < count; n += 1) {
    const company = await makeFixture(sql, { timeZone: 'UTC', now: now.toISOString(), anchor: since, monthly: 2 });
    await sql`update companies set created_at = ${`${since}T10:00:00Z`} where company_id = ${company.uuid}`;
    companies.push(company);
  }
  return companies;
}
const recorded = async ({ uuid }: FixtureCompany) =>
  (await sql<{ date: string }[]>`select date::text from usage_days where company_id = ${uuid} order by date`).map(
    ({ date }) => date,
  );

it('every day that is over is recorded once, by workers of whom some are killed, however late they come', async () => {
  const companies = await opened(24, 40);
  const ids = companies.map(({ id }) => id);
  for (const enough of [2, 7]) {
    const start = (order: string[]) => startProgram(url, 'lib/testing/recording-process.ts', order, enough);
    const workers = [start(ids), start([...ids].reverse())];
    await Promise.all(workers.map(({ ended }) => ended));
    for (const { child } of workers) expect(child.signalCode).toBe('SIGKILL');
  }
  await Promise.all([recordDueCompanies(), recordDueCompanies()]);
  const today = localDate(new Date(), 'UTC');
  const days = Array.from({ length: 40 }, (_, n) => addDays(today, n - 40));
  for (const company of companies) {
    expect(await recorded(company)).toEqual(days);
    const range = { from: days[0] ?? '', to: days.at(-1) ?? '', save: false };
    const rebuilt = await act(rebuildUsage, system(company.id), range);
    expect(rebuilt).toMatchObject({ days: 40, differences: [], monthDifferences: [] });
  }
  expect(await recordDueCompanies()).toBe(0);
}, 120_000);

it('a company that nobody came by for years is caught up with, and one that cannot be recorded keeps no other waiting', async () => {
  const [broken, late] = await opened(2, 800);
  if (broken === undefined || late === undefined) throw new Error('no companies');
  await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${broken.uuid}`;
  expect(await recordDueCompanies()).toBe(1);
  expect(await recorded(late)).toHaveLength(800);
  expect(await recorded(broken)).toEqual([]);
  await sql`update companies set time_zone = 'UTC' where company_id = ${broken.uuid}`;
  await setClock(sql, broken, new Date());
}, 60_000);
