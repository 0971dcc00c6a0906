import { expect, it } from 'vitest';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { setListPrice } from '@/lib/licences';
import { operate } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { startProgram } from '@/lib/testing/killed-program';
import { tellNextCompanies } from './price-notices';

const { sql, url } = coreDatabase();
const today = localDate(new Date(), 'UTC');

/** More than one batch of companies on a plan of their own, founded before what is announced. */
async function companies(plan: string, count: number): Promise<FixtureCompany[]> {
  await sql`insert into plans (code, name, rank, member_number_limit) values (${plan}, ${plan}, 9, 5)`;
  await sql`insert into prices values (${plan}, 'monthly', 'EUR', '2020-01-01', 1200)`;
  const made: FixtureCompany[] = [];
  for (let n = 0; n < count; n += 1) made.push(await makeFixture(sql, { plan, monthly: 2 }));
  return made;
}
const announce = (plan: string, amount: number) =>
  operate(setListPrice, {
    plan,
    billingFrequency: 'monthly',
    unitPrice: { amount, currency: 'EUR' },
    validFrom: addDays(today, 3_000),
  });
const telling = async () =>
  (await sql<{ plan: string }[]>`select plan_code as plan from prices where telling_after is not null`).map(
    ({ plan }) => plan,
  );
/** Per company: how many mails, notices and events it has. */
const told = (plan: string) => sql<{ mails: number; notices: number; events: number }[]>`
  select (select count(*)::int from outbox o where o.company_id = c.company_id and o.topic = 'mail.price_announced') as mails,
    (select count(*)::int from price_notices n where n.company_id = c.company_id) as notices,
    (select count(*)::int from audit_events e where e.company_id = c.company_id and e.action = 'company.price_announced') as events
  from companies c where c.plan_code = ${plan}`;

it('R19: every company that a new price concerns is told once, by three workers of whom one is killed', async () => {
  const made = await companies('killed', 230);
  await announce('killed', 1500);
  expect(await telling()).toEqual(['killed']);
  const { child, ended } = startProgram(url, 'lib/testing/telling-process.ts', [], 1);
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  expect(await telling()).toEqual(['killed']);
  const work = async () => {
    while (await tellNextCompanies());
  };
  await Promise.all([work(), work(), work()]);
  expect(await telling()).toEqual([]);
  const rows = await told('killed');
  expect(rows).toHaveLength(made.length);
  for (const row of rows) expect(row).toEqual({ mails: 1, notices: 1, events: 1 });
}, 120_000);

it('R19: who cannot be told keeps nobody waiting, and pays the old price until they are', async () => {
  const [broken, sound] = await companies('broken', 2);
  await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${broken?.uuid ?? ''}`;
  await announce('broken', 1500);
  while (await tellNextCompanies());
  expect(await telling()).toEqual([]);
  const notices =
    await sql`select company_id from price_notices where company_id in (${broken?.uuid ?? ''}, ${sound?.uuid ?? ''})`;
  expect(notices.map(({ company_id }) => company_id)).toEqual([sound?.uuid]);
  await sql`update companies set time_zone = 'Europe/Paris' where company_id = ${broken?.uuid ?? ''}`;
});
