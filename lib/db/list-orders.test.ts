import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { listLicences } from '@/lib/licences';
import { listMembers } from '@/lib/members';
import { listNumbers } from '@/lib/numbers';
import { ask, memberActor, refusal, tryQuery } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';

const database = testDatabase();
afterAll(closePool);

const COUNT = 60;
let company: ScaledCompany;
beforeAll(async () => {
  company = await makeScaledCompany(database.connect(), 1, {
    members: COUNT,
    numbers: COUNT,
    licences: COUNT,
    assigned: 20,
    ending: 5,
  });
  const sql = database.connectAsSuperuser();
  const { companyUuid } = company;
  // Some of everything: equal names, another status, a yearly subscription that renews later, licences that ended.
  await sql`update members set email = upper(email) where company_id = ${companyUuid} and id::text like '%3'`;
  await sql`update numbers set status = 'quarantined', restorable_until = now() where company_id = ${companyUuid} and status = 'unassigned' and id::text like '%5'`;
  await sql`update numbers set status = 'left' where company_id = ${companyUuid} and status = 'unassigned' and id::text like '%7'`;
  await sql`
    insert into subscriptions (company_id, id, frequency, anchor, time_zone, period_index, period_from, period_to, period_ends_at, created_at)
    select company_id, gen_random_uuid(), 'yearly', anchor, time_zone, 0, period_from, period_from + 365, now() + interval '365 days', now()
    from subscriptions where company_id = ${companyUuid}`;
  await sql`
    update licences l set frequency = 'yearly', subscription_id = s.id, ends_on = null from subscriptions s
    where l.company_id = ${companyUuid} and s.company_id = l.company_id and s.frequency = 'yearly' and l.label_number % 3 = 0`;
  await sql`
    update licences set status = 'ended', ended_at = now(), ends_on = date '2026-01-01' + label_number % 4
    where company_id = ${companyUuid} and status = 'available' and label_number between 40 and 52`;
  await sql.end();
});

const owner = () => memberActor(company.companyId, company.member(1), 'owner');
const backwards = (text: string) => text.startsWith('-');
type Row = { id: string; [name: string]: unknown };
type Read = (input: { sort?: string; cursor?: string; q?: string; status?: string; limit: number }) => Promise<{
  data: Row[];
  nextCursor: string | null;
  previousCursor: string | null;
}>;

const lists: Record<string, { read: Read; keys: Record<string, (row: Row) => unknown[]> }> = {
  members: {
    read: (input) => ask(listMembers, owner(), input as never) as never,
    keys: {
      name: (row) => [`${row.lastName} ${row.firstName}`.toLowerCase(), row.id],
      email: (row) => [String(row.email).toLowerCase(), row.id],
    },
  },
  numbers: {
    read: (input) => ask(listNumbers, owner(), input as never) as never,
    keys: { number: (row) => [row.e164, row.id], status: (row) => [row.status, row.e164, row.id] },
  },
  licences: {
    read: (input) => ask(listLicences, owner(), input as never) as never,
    keys: { licence: (row) => [row.label], renews: (row) => [row.renewsOn, row.label] },
  },
};

const compare = (a: unknown[], b: unknown[]): number => {
  for (const [index, value] of a.entries()) {
    if (String(value) < String(b[index])) return -1;
    if (String(value) > String(b[index])) return 1;
  }
  return 0;
};

/** Every row of the list, page by page to the end; then back to the beginning. */
async function walk(read: Read, input: { sort: string; q?: string; status?: string }) {
  const there: Row[] = [];
  let page = await read({ ...input, limit: 7 });
  for (;;) {
    there.push(...page.data);
    if (page.nextCursor === null) break;
    page = await read({ ...input, limit: 7, cursor: page.nextCursor });
  }
  const back = [...page.data];
  while (page.previousCursor !== null) {
    page = await read({ ...input, limit: 7, cursor: page.previousCursor });
    back.unshift(...page.data);
  }
  return { there, back };
}

describe.each(
  Object.entries(lists).flatMap(([name, { read, keys }]) =>
    Object.entries(keys).flatMap(([column, key]) => [column, `-${column}`].map((sort) => ({ name, read, key, sort }))),
  ),
)('$name by $sort', ({ name, read, key, sort }) => {
  it.each([{}, { q: '7' }, ...(name === 'licences' ? [{ status: 'ended' }, { status: 'assigned' }] : [])])(
    'come in that order, each once, there and back, narrowed by %j',
    async (narrowed) => {
      const { there, back } = await walk(read, { sort, ...narrowed });
      const sorted = there.toSorted((a, b) => compare(key(a), key(b)) * (backwards(sort) ? -1 : 1));
      expect(there.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
      expect(back.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
      expect(new Set(there.map(({ id }) => id)).size).toBe(there.length);
      const other = await walk(read, { sort: backwards(sort) ? sort.slice(1) : `-${sort}`, ...narrowed });
      expect(other.there).toHaveLength(there.length);
      expect(there.length).toBeGreaterThan(0);
    },
  );

  it('refuses a cursor of another order, and one whose key could not be', async () => {
    const { nextCursor } = await read({ sort, limit: 3 });
    const decoded = JSON.parse(Buffer.from(String(nextCursor), 'base64url').toString()) as unknown[];
    const forge = (key: unknown[]) =>
      Buffer.from(JSON.stringify([...decoded.slice(0, 2), ...key])).toString('base64url');
    const query = { members: listMembers, numbers: listNumbers, licences: listLicences }[name];
    const columns = decoded.length - 2;
    const reverse = backwards(sort) ? sort.slice(1) : `-${sort}`;
    const attempts = [
      { sort: reverse, cursor: nextCursor },
      ...[null, true, 2 ** 40, 'x\u0000'].map((value) => ({
        sort,
        cursor: forge(Array.from({ length: columns }, () => value)),
      })),
      { sort, cursor: forge(['x', 'x', 'x', 'x']) },
    ];
    for (const attempt of attempts) {
      expect(await refusal(tryQuery(query as never, owner(), attempt as never)), JSON.stringify(attempt)).toMatchObject(
        {
          code: 'invalid_input',
          errors: [{ pointer: '/cursor' }],
        },
      );
    }
  });
});

it.each(Object.entries({ listMembers, listNumbers, listLicences }))(
  '%s refuses an order that nobody offers',
  async (_, query) => {
    for (const sort of ['price', '--name', 'name desc', '']) {
      expect(await refusal(tryQuery(query as never, owner(), { sort } as never))).toMatchObject({
        code: 'invalid_input',
        errors: [{ pointer: '/sort' }],
      });
    }
  },
);
