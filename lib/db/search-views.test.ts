import { beforeAll, describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';

const database = testDatabase();
const ROWS = 5_000;

let companyId = '';
beforeAll(async () => {
  companyId = (await makeCompany()).id;
  const sql = database.connectAsSuperuser();
  const company = toUuid('com', companyId);
  await sql`
    insert into numbers (company_id, id, e164, national, country, type, status, created_at)
    select ${company}, gen_random_uuid(), '+336' || n, '06' || n, 'FR', 'mobile', 'unassigned', now()
    from (select lpad((i * 7919 % 100000000)::text, 8, '0') as n from generate_series(1, ${ROWS}) i) made`;
  await sql`
    insert into members (company_id, id, first_name, last_name, email, role, status, created_at)
    select ${company}, gen_random_uuid(), 'Camille', 'Durand', 'm' || i || '@company.example', 'member', 'active', now() from generate_series(1, ${ROWS}) i`;
  await sql.unsafe('analyze numbers; analyze members').simple();
  await sql.end();
});

/** How the program's role would find rows by a pattern: the plan's lines. */
const planOf = (source: string, pattern: string): Promise<string> =>
  inTenant(database.connect(), companyId, async (tx, company) => {
    const plan = await tx.unsafe(
      `explain (costs off) select id from ${source} where company_id = '${company}' and search like '${pattern}'`,
    );
    return plan.map((line) => String(line['QUERY PLAN'])).join('\n');
  });

describe('searching for part of a text', () => {
  it.each([
    ['number_search', '%06123456%', 'numbers_search'],
    ['member_search', '%m4711@%', 'members_search'],
  ])('is served by the trigram index through %s', async (view, pattern, index) => {
    expect(await planOf(view, pattern)).toContain(index);
  });

  it.each([
    ['numbers', '%06123456%'],
    ['members', '%m4711@%'],
  ])('is not served by it behind the policy of %s, which is why the views exist', async (table, pattern) => {
    const plan = await planOf(table, pattern);
    expect(plan).toContain('Filter:');
    expect(plan).not.toMatch(/Index Cond: .*search/);
  });
});
