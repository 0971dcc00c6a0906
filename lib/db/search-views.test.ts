import { beforeAll, describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';

const database = testDatabase();
const ROWS = 5_000;
/** Lines are short: fewer of them would be read from end to end. */
const STOCK = 40_000;

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
  await sql`
    insert into number_directory (e164, national, country, type)
    select '+336' || n, '06' || n, 'FR', 'mobile' from (select lpad((i * 7919 % 100000000)::text, 8, '0') as n from generate_series(1, ${STOCK}) i) made
    on conflict do nothing`;
  await sql.unsafe('analyze numbers; analyze members').simple();
  // As the server does by itself soon: lines that came last wait beside the index until then.
  await sql.unsafe('vacuum analyze number_directory').simple();
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

/** How the program's role would find lines of the stock by a pattern. */
const stockPlanOf = (source: string, pattern: string): Promise<string> =>
  inTenant(database.connect(), companyId, async (tx) => {
    const plan = await tx.unsafe(`explain (costs off) select e164 from ${source} search like '${pattern}'`);
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

  it('in the stock is served by a trigram index through stock_search alone', async () => {
    expect(await stockPlanOf('stock_search where', '%06123456%')).toContain('number_directory_search');
    const plan = await stockPlanOf('number_directory where company_id is null and', '%06123456%');
    expect(plan).not.toContain('number_directory_search');
  });
});
