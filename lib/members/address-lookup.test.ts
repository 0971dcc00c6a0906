import type { TransactionSql } from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';
import { membersByEmail } from './import-repository';

const database = testDatabase();
const MEMBERS = 3_000;

let companyId = '';
beforeAll(async () => {
  companyId = (await makeCompany()).id;
  const sql = database.connectAsSuperuser();
  // The planner has seen the table, and nothing of this company: as it is while a large file goes in.
  await sql.unsafe('analyze members').simple();
  await sql`
    insert into members (company_id, id, first_name, last_name, email, role, status, created_at)
    select ${toUuid('com', companyId)}, gen_random_uuid(), 'Camille', 'Durand', 'Person' || i || '@Company.example', 'member', 'active', now()
    from generate_series(1, ${MEMBERS}) i`;
  await sql.end();
});

/** How many rows of the table the statements of this transaction have read. */
async function rowsRead(tx: TransactionSql): Promise<number> {
  const [row] = await tx<{ read: string }[]>`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables where relname = 'members'`;
  return Number(row?.read);
}

describe('looking up the people of an import by their addresses', () => {
  it('finds those who are there, in any case, and reads no others of a company that the planner does not know', async () => {
    await inTenant(database.connect(), companyId, async (tx, companyUuid) => {
      const before = await rowsRead(tx);
      const emails = [
        'person7@company.example',
        'person2999@company.example',
        'person9@company.example.org',
        'zoe@a.example',
      ];
      const found = await membersByEmail({ sql: tx, companyUuid } as unknown as CommandScope, emails);
      expect([...found.keys()].sort()).toEqual(['person2999@company.example', 'person7@company.example']);
      expect((await rowsRead(tx)) - before).toBeLessThanOrEqual(emails.length * 2);
    });
  });
});
