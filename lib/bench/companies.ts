import postgres, { type Sql } from 'postgres';
import { env } from '@/lib/env';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';
import { Supply } from './supply';

type Source = { companies: ScaledCompany[]; supply: Supply; positions: { from: number; to: number } };

/** Who is measured: many companies and a single one with numbers to assign, and a small and a large one with lists. */
export type Companies = { many: Source; one: Source; small: ScaledCompany; large: ScaledCompany };

const MANY = 60;
const EACH = 300;

/** Makes them as the schema's owner; `admin` may look into all of them. */
export async function makeCompanies(admin: Sql, largeRows: number): Promise<Companies> {
  const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => undefined });
  const unused = (rows: number) => ({ members: rows, numbers: rows, licences: rows, assigned: 0 });
  const listed = (rows: number) => ({
    members: rows,
    numbers: rows,
    licences: rows,
    assigned: rows * 0.8,
    ending: rows * 0.02,
  });
  try {
    const many: ScaledCompany[] = [];
    for (let index = 1; index <= MANY; index += 1) many.push(await makeScaledCompany(owner, index, unused(EACH)));
    const one = await makeScaledCompany(owner, MANY + 1, unused(MANY * EACH));
    const small = await makeScaledCompany(owner, MANY + 2, listed(1_000));
    const large = await makeScaledCompany(owner, MANY + 3, listed(largeRows));
    await admin`create table bench_companies as select company_id, row_number() over (order by company_id) as position from companies`;
    await admin`create unique index on bench_companies (position)`;
    await admin.unsafe('vacuum analyze');
    return {
      many: { companies: many, supply: new Supply(admin, many), positions: { from: 1, to: MANY } },
      one: { companies: [one], supply: new Supply(admin, [one]), positions: { from: MANY + 1, to: MANY + 1 } },
      small,
      large,
    };
  } finally {
    await owner.end();
  }
}
