import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { coreDatabase } from '@/lib/testing/core-database';
import { liveUsage, usageStep } from '@/lib/testing/usage-history';

const { sql } = coreDatabase();
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

/** The statement by which an installation that is updated learns where its members were. */
function statement(): string {
  const folder = join(import.meta.dirname, '../../drizzle/migrations');
  const file = readdirSync(folder).find((name) => name.endsWith('_usage.sql')) ?? '';
  const statements = readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint');
  return statements.find((one) => one.includes('INSERT INTO "department_moves"')) ?? '';
}

/** In which department each member was from when on, without what changes nothing. */
async function moves(companyUuid: string): Promise<string[]> {
  const rows = await sql<{ member_id: string; since: Date; department_id: string | null }[]>`
    select member_id, since, department_id from (
      select *, lag(department_id) over (partition by member_id order by since) as before from department_moves where company_id = ${companyUuid}
    ) m where department_id is distinct from before order by member_id, since`;
  return rows.map((row) => `${row.member_id} ${row.since.toISOString()} ${row.department_id}`);
}

it('an installation that is updated learns from the log what it would have noted (R26)', async () => {
  const histories = fc.sample(fc.array(usageStep, { minLength: 40, maxLength: 40 }), { numRuns: 6, seed: 43 });
  let found = 0;
  for (const history of histories) {
    const { company } = await liveUsage(sql, history, { moves: false });
    const noted = await moves(company.uuid);
    await sql`delete from department_moves`;
    await sql.unsafe(statement());
    expect(await moves(company.uuid)).toEqual(noted);
    found += noted.length;
  }
  expect(found).toBeGreaterThan(10);
}, 120_000);
