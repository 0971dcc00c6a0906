import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { browseCompanies, createCompany } from '.';

const database = testDatabase();
const sql = database.connectAsSuperuser();
afterAll(closePool);

// Three of one name in any case, so that a page ends between them.
const NAMES = ['beta', 'Alpha', 'alpha', 'ALPHA', 'Gamma 50%', 'Delta'];
const operator = staff('operator');
const ids = new Map<string, string>();
beforeAll(async () => {
  for (const [index, name] of NAMES.entries()) {
    const input = { name, frequency: 'monthly', currency: 'EUR', timeZone: 'Europe/Paris' } as const;
    const plan = name === 'beta' ? 'max' : 'connect';
    const { id } = await operate(
      createCompany,
      { ...input, plan, ownerEmail: `owner${index}@browse.example` },
      operator,
    );
    ids.set(name, id);
    await sql`update companies set created_at = ${`2031-01-0${6 - index}T00:00:00Z`} where company_id = ${toUuid('com', id)}`;
  }
  await sql`update companies set state = 'closed' where name = 'Delta'`;
});

const browse = async (
  input: Parameters<typeof operate<typeof browseCompanies.input, typeof browseCompanies.output>>[1],
) => operate(browseCompanies, input, operator);

/** All names, a page of two at a time, there and back. */
async function walk(sort?: 'name' | '-name' | 'created' | '-created'): Promise<{ there: string[]; back: string[] }> {
  const asked = { limit: 2, ...(sort && { sort }) };
  const there: string[] = [];
  const back: string[] = [];
  let page = await browse(asked);
  there.push(...page.data.map(({ name }) => name));
  while (page.nextCursor !== null) {
    page = await browse({ ...asked, cursor: page.nextCursor });
    there.push(...page.data.map(({ name }) => name));
  }
  back.unshift(...page.data.map(({ name }) => name));
  while (page.previousCursor !== null) {
    page = await browse({ ...asked, cursor: page.previousCursor });
    back.unshift(...page.data.map(({ name }) => name));
  }
  return { there, back };
}

describe('companies by pages', () => {
  it('come by name whatever their case, and nobody is skipped or shown twice', async () => {
    const { there, back } = await walk();
    expect(there.map((name) => name.toLowerCase())).toEqual(['alpha', 'alpha', 'alpha', 'beta', 'delta', 'gamma 50%']);
    expect(new Set(there).size).toBe(6);
    expect(back).toEqual(there);
    expect((await walk('-name')).there).toEqual([...there].reverse());
  });

  it('come by age, the oldest or the newest first', async () => {
    expect((await walk('created')).there).toEqual([...NAMES].reverse());
    expect((await walk('-created')).back).toEqual(NAMES);
  });

  it.each([
    [{ q: 'aLPHA' }, ['ALPHA', 'Alpha', 'alpha']],
    [{ q: '0% gam' }, ['Gamma 50%']],
    [{ q: '%' }, ['Gamma 50%']],
    [{ state: 'closed' }, ['Delta']],
    [{ plan: 'max' }, ['beta']],
    [{ q: 'nobody' }, []],
  ] as const)('%j leaves %j', async (filter, names) => {
    expect((await browse(filter)).data.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('are found by their whole id', async () => {
    expect((await browse({ q: ` ${ids.get('Delta')} ` })).data.map(({ name }) => name)).toEqual(['Delta']);
  });

  it('a cursor of another list, or a forged one, is refused', async () => {
    const { nextCursor } = await browse({ limit: 2 });
    const forged = ['created', 'x'].map((key) =>
      Buffer.from(JSON.stringify(['companies:', 'after', key, 'com_x'])).toString('base64url'),
    );
    for (const cursor of [nextCursor ?? '', ...forged])
      expect(await refusal(tryTask(browseCompanies, { sort: 'created', cursor }, operator))).toMatchObject({
        code: 'invalid_input',
      });
  });
});
