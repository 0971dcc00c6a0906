import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { getLicenceSummary } from '@/lib/licences';
import { takeNumber } from '@/lib/numbers';
import { ask, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';

const database = coreDatabase();
const { sql } = database;
const outside = database.connectAsSuperuser();

/** Does the work while another connection holds the company's lock. */
const whileLocked = (company: FixtureCompany, work: () => Promise<void>) =>
  outside.begin(async (tx) => {
    await tx`select from company_ledgers where company_id = ${company.uuid} for update`;
    await work();
  });

const waiting = async (): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'latchkey' and wait_event_type = 'Lock'`;
  return row?.n ?? 0;
};

const assign = (company: FixtureCompany, n: number) =>
  refusal(
    tryCommand(assignNumber, company.owner, {
      memberId: company.members[n % company.members.length] ?? '',
      numberId: company.numbers[n]?.id ?? '',
    }),
  );

describe('one company that waits', () => {
  it('leaves the others their connections, and each of a hundred calls gets its answer', async () => {
    const busy = await makeFixture(sql, { plan: 'max', members: 10, numbers: 100, monthly: 100 });
    const other = await makeFixture(sql, { monthly: 1, numbers: 1 });
    let calls: Promise<unknown>[] = [];
    await whileLocked(busy, async () => {
      calls = busy.numbers.map((_, n) => assign(busy, n));
      await expect.poll(waiting).toBeGreaterThan(0);
      expect(await ask(getLicenceSummary, other.owner, {})).toMatchObject({ total: 1 });
      expect(await assign(other, 0)).toBe('accepted');
      expect(await waiting()).toBeLessThan(10);
    });
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['accepted']));
    expect(await ask(getLicenceSummary, busy.owner, {})).toEqual({
      total: 100,
      assigned: 100,
      available: 0,
      ending: 0,
    });
  });

  it('longer than a lock may take is told to come back, not that something broke', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    await whileLocked(company, async () => {
      const call = assign(company, 0);
      await expect.poll(waiting).toBe(1);
      // What a limit does: the statement is cancelled, the connection stays.
      await sql`select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'latchkey' and wait_event_type = 'Lock'`;
      expect(await call).toEqual({ code: 'unavailable', retryAfter: 2 });
    });
  });
});

describe('a write that was sent without waiting', () => {
  it('and met a deadlock is repeated with its transaction, though a later statement noticed first', async () => {
    const company = await makeFixture(sql, { stock: 1 });
    await sql`create sequence meetings`;
    await sql`create function meet() returns trigger language plpgsql as $$
      begin
        if nextval('meetings') = 1 then raise exception 'met' using errcode = '40P01'; end if;
        return new;
      end $$`;
    await sql`grant usage on sequence meetings to public`;
    await sql`create trigger meet before insert on numbers for each row execute function meet()`;
    expect(await refusal(tryCommand(takeNumber, company.owner, { e164: company.stock[0] ?? '' }))).toBe('accepted');
    await sql`drop trigger meet on numbers`;
  });
});
