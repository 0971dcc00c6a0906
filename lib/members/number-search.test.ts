import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { ask, memberActor } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';
import { countMembers, listMembers } from '.';

const database = testDatabase();
afterAll(closePool);

const SCALE = { members: 1_200, numbers: 1_150, licences: 1_150, assigned: 1_150 };

let company: ScaledCompany;
beforeAll(async () => {
  company = await makeScaledCompany(database.connect(), 1, SCALE);
});
const owner = () => memberActor(company.companyId, company.member(1), 'owner');

describe('members by a number they hold', () => {
  it('are found by a part that more than a thousand numbers have, each once and in the order of the list', async () => {
    const found: { id: string; name: string }[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof read>> = await read(cursor);
      found.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toHaveLength(SCALE.assigned);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(holders()));
    expect(await ask(countMembers, owner(), { q: '07' })).toEqual({ count: SCALE.assigned, exact: true });
  });

  it.each(['0700101149', '+337 00 10 11 49', '0033 7 00 10 11 49'])(
    'are found by a whole one, typed as %s',
    async (q) => {
      const { data } = await ask(listMembers, owner(), { q });
      expect(data.map(({ id }) => id)).toEqual([company.member(1_150)]);
    },
  );

  const read = (cursor: string | null) =>
    ask(listMembers, owner(), { q: '07', limit: 200, ...(cursor !== null && { cursor }) });
  const holders = () => Array.from({ length: SCALE.assigned }, (_, at) => company.member(at + 1));
});
