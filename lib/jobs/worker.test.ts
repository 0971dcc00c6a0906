import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { maintainJobs, offerJobs, takeJobs } from '@/lib/access';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { settleDueCompanies, settling } from './settle';
import { startWorker } from './worker';

const { sql } = coreDatabase();

const fallDue = (company: FixtureCompany, since: string) => sql`
  update company_ledgers set last_instant = '2031-12-02T00:00:00Z', settle_due_at = now() - ${since}::interval where company_id = ${company.uuid}`;
const periodOf = async (company: FixtureCompany) =>
  (await sql`select period_index from subscriptions where company_id = ${company.uuid}`)[0]?.period_index;
const jobsOf = async (company: FixtureCompany) => [
  ...(await sql`
    select state::text, retry_count, start_after > now() as waits, output->>'message' as message from pgboss.job where id = ${company.uuid}`),
];

it('a company that cannot be settled keeps no other one waiting, waits longer each time, and says why', async () => {
  const [broken, sound] = [await makeFixture(sql, { monthly: 1 }), await makeFixture(sql, { monthly: 1 })];
  await fallDue(broken, '2 days');
  await fallDue(sound, '1 day');
  await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${broken.uuid}`;

  expect(await settleDueCompanies()).toBe(1);
  expect([await periodOf(broken), await periodOf(sound)]).toEqual([0, 1]);
  expect(await jobsOf(sound)).toEqual([]);
  const [waiting] = await jobsOf(broken);
  expect(waiting).toMatchObject({ state: 'retry', waits: true });
  expect(waiting?.message).toContain('NOWHERE/LAND');
  expect(await settleDueCompanies()).toBe(0);

  await sql`update companies set time_zone = 'Europe/Paris' where company_id = ${broken.uuid}`;
  await sql`update pgboss.job set start_after = now() - interval '1 second'`;
  expect(await settleDueCompanies()).toBe(1);
  expect(await periodOf(broken)).toBe(1);
});

it('R18: what a worker had taken when it was killed goes to another one after its time, and to none before', async () => {
  const company = await makeFixture(sql, { monthly: 1 });
  await fallDue(company, '1 hour');
  // Offers and takes as a worker does, and is never heard of again.
  await offerJobs('settle', await settling.find());
  expect((await takeJobs('settle', 4)).map(({ id }) => id)).toEqual([company.uuid]);
  await maintainJobs();
  expect(await settleDueCompanies()).toBe(0);
  expect(await periodOf(company)).toBe(0);

  await sql`update pgboss.job set started_on = started_on - expire_in`;
  await maintainJobs();
  await sql`update pgboss.job set start_after = now() - interval '1 second'`;
  expect(await settleDueCompanies()).toBe(1);
  expect(await periodOf(company)).toBe(1);
});

it('several workers at once settle each company once', async () => {
  const companies: FixtureCompany[] = [];
  for (let n = 0; n < 12; n += 1) {
    const company = await makeFixture(sql, { monthly: 1 });
    await fallDue(company, '1 hour');
    companies.push(company);
  }
  await Promise.all([settleDueCompanies(), settleDueCompanies(), settleDueCompanies()]);
  for (const company of companies) expect(await periodOf(company)).toBe(1);
  expect([...(await sql`select id from pgboss.job`)]).toEqual([]);
});

it('starts and stops without a warning of the runtime, however many loops it has', async () => {
  const warnings: string[] = [];
  // As it is by itself: whoever runs the tests may have raised it.
  EventEmitter.defaultMaxListeners = 10;
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  const [begun, over] = [
    vi.spyOn(EventTarget.prototype, 'addEventListener'),
    vi.spyOn(EventTarget.prototype, 'removeEventListener'),
  ];
  /** How many listeners the signal with the most of them has. */
  const waiting = () => {
    const counts = new Map<unknown, number>();
    for (const [{ mock }, change] of [[begun, 1] as const, [over, -1] as const])
      for (const [index, [event]] of mock.calls.entries())
        if (event === 'abort') counts.set(mock.contexts[index], (counts.get(mock.contexts[index]) ?? 0) + change);
    return Math.max(0, ...counts.values());
  };
  const stop = startWorker();
  // Node.js suspects a leak as soon as eleven wait at once.
  await vi.waitFor(() => expect(waiting()).toBeGreaterThan(10), { timeout: 20_000, interval: 5 });
  await stop();
  process.off('warning', note);
  expect(warnings).toEqual([]);
}, 60_000);
