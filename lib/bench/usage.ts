import postgres, { type Sql } from 'postgres';
import type { z } from 'zod';
import { type Query, runCommand, runQuery, type SystemActor } from '@/lib/access';
import { env } from '@/lib/env';
import { addDays, localDate, monthsBefore } from '@/lib/kernel/calendar';
import { unwrap } from '@/lib/kernel/result';
import { makeUsedCompany } from '@/lib/testing/used-company';
import { getDepartmentCosts, getUsage, rebuildUsage, recordUsage } from '@/lib/usage';
import { asked, ownerOf } from './actor';
import { interleave } from './measure';
import { atMost, type Report } from './report';
import { benchUsagePages } from './usage-pages';

const INDEX = 801;
const DEPARTMENTS = 300;
const MONTHS = 24;
const STINTS = 8;

/** How usage of a company of many licences with two years of history is recorded and told. */
export async function benchUsage(report: Report, admin: Sql, licences: number): Promise<void> {
  console.error(`Making a company of ${licences} licences that lived for two years …`);
  const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => undefined });
  const scale = { licences, departments: DEPARTMENTS, months: MONTHS, stints: STINTS };
  const company = await makeUsedCompany(owner, INDEX, scale);
  const { companyId, companyUuid } = company;
  await owner.end();
  await admin.unsafe('vacuum analyze');
  const worker: SystemActor = { kind: 'system', name: 'worker', companyId };
  const record = async () => {
    const { days, months } = unwrap(await runCommand(recordUsage, worker, {}, asked));
    return days + months;
  };
  const tell =
    <I extends z.ZodType, O extends z.ZodType>(query: Query<I, O>, input: z.input<I>) =>
    async () =>
      void unwrap(await runQuery(query, ownerOf(companyId), input, asked));
  const today = localDate(new Date(), 'UTC');
  const since = (months: number) => ({ from: addDays(monthsBefore(today, months), 1), to: today });
  const thisMonth = today.slice(0, 7);

  report.title(
    `Usage of ${licences.toLocaleString('en')} licences in ${DEPARTMENTS} departments over two years, one caller`,
  );
  const seconds = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return (performance.now() - begun) / 1_000;
  };
  const unrecorded = await seconds(tell(getUsage, since(24)));
  report.figure('two years told from history, s', unrecorded.toFixed(2));
  const all = await seconds(async () => {
    while ((await record()) > 0);
  });
  report.figure('two years recorded, s', all.toFixed(1));
  const range = { from: monthsBefore(today, 11), to: addDays(today, -1), save: false };
  const again = await seconds(async () => unwrap(await runCommand(rebuildUsage, worker, range, asked)));
  report.figure('eleven months made again, s', again.toFixed(1));
  await admin`delete from usage_days where company_id = ${companyUuid} and date = ${addDays(today, -1)}`;
  report.figure('one night recorded, s', (await seconds(record)).toFixed(2));
  const [size] = await admin<{ bytes: string }[]>`
    select sum(pg_column_size(d.*))::text as bytes from usage_days d where company_id = ${companyUuid}`;
  report.figure(
    'two years of days, MiB',
    (Number(size?.bytes ?? 0) / 1_048_576).toFixed(1),
    atMost(10, Number(size?.bytes ?? 0) / 1_048_576, ' MiB'),
  );
  const measured = await interleave(
    [
      { name: 'usage of 30 days', once: tell(getUsage, {}) },
      { name: 'usage of two years', once: tell(getUsage, since(24)) },
      { name: 'usage of a year by department', once: tell(getUsage, { ...since(12), groupBy: 'department' }) },
      { name: 'usage of a year by country', once: tell(getUsage, { ...since(12), groupBy: 'country' }) },
    ],
    { callers: 1, rounds: 3, sliceMs: 700 },
  );
  for (const one of measured) report.row(one);
  const slowest = Math.max(...measured.flatMap(({ times }) => times));
  report.figure('slowest answer, ms', slowest.toFixed(0), atMost(1_000, slowest, ' ms'));
  const month = await seconds(tell(getDepartmentCosts, { from: thisMonth, to: thisMonth }));
  report.figure('costs of a month by department, s', month.toFixed(2), atMost(5, month, ' s'));
  report.figure('costs of a year by department, s', (await seconds(tell(getDepartmentCosts, {}))).toFixed(2));
  await benchUsagePages(report, admin, company);
}
