import { expect, it } from 'vitest';
import { newId, toUuid } from '@/lib/kernel/id';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { checkDueCompanies } from './nightly-check';

const { sql } = coreDatabase();

it('companies are checked once a night, counters set right, and one that cannot be checked keeps no other one waiting', async () => {
  const [broken, drifted, sound] = [
    await makeFixture(sql),
    await makeFixture(sql, { monthly: 1 }),
    await makeFixture(sql),
  ];
  await sql`update company_ledgers set check_due_at = now() + interval '1 day'`;
  await sql`update company_ledgers set check_due_at = now() - interval '1 hour', last_instant = now() where company_id in (${broken.uuid}, ${drifted.uuid})`;
  await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${broken.uuid}`;
  await sql`update company_ledgers set licences_total = 5 where company_id = ${drifted.uuid}`;

  expect(await checkDueCompanies()).toBe(1);
  expect(await actionsOf(sql, drifted)).toEqual(['check.found', 'check.repaired']);
  expect(await actionsOf(sql, sound)).toEqual([]);

  await sql`update companies set time_zone = 'Europe/Paris' where company_id = ${broken.uuid}`;
  await sql`update pgboss.job set start_after = now() - interval '1 second'`;
  expect(await checkDueCompanies()).toBe(1);
  expect(await checkDueCompanies()).toBe(0);
  expect(await actionsOf(sql, drifted)).toHaveLength(2);
});

it('messages leave the outbox when the operator’s settings no longer keep them, and what has to go out still stays', async () => {
  const company = await makeFixture(sql);
  const put = (topic: string, state: 'delivered' | 'dead' | 'due', days: number) => sql`
    insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at, delivered_at, dead_at)
    select ${company.uuid}, ${toUuid('msg', newId('msg'))}, ${topic}, '{}', ${toUuid('opr', newId('opr'))}, at,
      case when ${state} = 'due' then at end, case when ${state} = 'delivered' then at end, case when ${state} = 'dead' then at end
    from (select now() - make_interval(days => ${days}) as at) long_ago`;
  await put('mail.delivered_old', 'delivered', 31);
  await put('mail.given_up_old', 'dead', 31);
  await put('telephony.delivered_old', 'delivered', 366);
  await put('mail.delivered_lately', 'delivered', 29);
  await put('mail.given_up_lately', 'dead', 29);
  await put('mail.due_long_ago', 'due', 400);
  await put('telephony.delivered_lately', 'delivered', 364);
  await put('telephony.given_up_long_ago', 'dead', 400);

  await sql`update company_ledgers set check_due_at = now() + interval '1 day'`;
  await sql`update company_ledgers set check_due_at = now() - interval '1 hour', last_instant = now() where company_id = ${company.uuid}`;
  expect(await checkDueCompanies()).toBe(1);
  const rows = await sql<
    { topic: string }[]
  >`select topic from outbox where company_id = ${company.uuid} order by topic`;
  expect(rows.map(({ topic }) => topic)).toEqual([
    'mail.delivered_lately',
    'mail.due_long_ago',
    'mail.given_up_lately',
    'telephony.delivered_lately',
    'telephony.given_up_long_ago',
  ]);
});
