import { describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { coreDatabase } from '@/lib/testing/core-database';
import { makeCompany, makeInventoryNumbers } from '@/lib/testing/factories';
import { figuresOf } from '@/lib/testing/figures';
import { lines, work } from '@/lib/testing/import-file';
import { callRest, type RestClient, restClientOf } from '@/lib/testing/rest';

const { sql } = coreDatabase();

const send = ({ key }: RestClient, query: string, text: string, type = 'text/csv; charset=utf-8') =>
  callRest(`/imports${query}`, key, { method: 'POST', text, headers: { 'content-type': type } });

async function world() {
  const { id } = await makeCompany();
  return { client: await restClientOf(id), id, uuid: toUuid('com', id) };
}

const MEMBERS = lines('first_name,last_name,email,role', 'Ada,Lovelace,ada@x.example,member', 'Bob,B,wrong,member');
const READ = { fields: { first_name: 0, last_name: 1, email: 2, role: 3 } };

describe('a file sent by a program', () => {
  it('of members goes from received to done, and its rows say what became of them', async () => {
    const { client } = await world();
    const brought = await send(client, '?kind=members&name=people.csv', MEMBERS);
    expect(brought.status).toBe(201);
    const path = `/imports/${String(brought.body.id)}`;
    expect((await client.get(path)).body).toMatchObject({
      status: 'received',
      fileName: 'people.csv',
      createdBy: null,
    });
    expect((await client.post(`${path}/check`, READ)).body).toMatchObject({ status: 'checking' });
    await work();
    expect((await client.get(path)).body).toMatchObject({
      status: 'checked',
      counts: { ready: 1, refused: 1 },
      quote: null,
    });
    expect((await client.post(`${path}/confirm`, {})).body).toMatchObject({ status: 'running' });
    await work();
    expect((await client.get(`${path}/rows?verdict=refused`)).body).toMatchObject({
      data: [{ line: 3, problem: { column: 'email', value: 'wrong', code: 'email' } }],
    });
    expect((await client.get('/members?q=ada')).body).toMatchObject({ data: [{ email: 'ada@x.example' }] });
    expect((await client.get('/imports')).body).toMatchObject({ data: [{ status: 'done', counts: { done: 1 } }] });
    expect(await client.post(`${path}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'import_step_refused', state: 'done' },
    });
  });

  it('R7: of assignments buys no more than was confirmed, under the key that confirmed it', async () => {
    const company = await world();
    const { client } = company;
    const numbers = await makeInventoryNumbers(2);
    await client.post('/members', { firstName: 'A', lastName: 'B', email: 'a@b.example', role: 'member' });
    const brought = await send(
      client,
      '?kind=assignments',
      lines('email,number', ...numbers.map((e164) => `a@b.example,${e164}`)),
    );
    const path = `/imports/${String(brought.body.id)}`;
    await client.post(`${path}/check`, { fields: { email: 0, number: 1 } });
    await work();
    const { quote } = (await client.get(path)).body as {
      quote: { purchases: number; charge: { amount: number; currency: string } };
    };
    expect(quote.purchases).toBe(2);
    const [maxPurchases, maxCharge] = [quote.purchases, quote.charge];
    const less = { ...maxCharge, amount: maxCharge.amount - 1 };
    expect(await client.post(`${path}/confirm`, { maxPurchases, maxCharge: less })).toMatchObject({
      status: 409,
      body: { code: 'quote_changed', quote },
    });
    expect((await client.post(`${path}/confirm`, { maxPurchases, maxCharge })).status).toBe(200);
    await work();
    expect((await client.get(path)).body).toMatchObject({
      status: 'done',
      counts: { done: 2 },
      purchaseId: expect.stringMatching(/^pur_/),
    });
    expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 2, purchases: 1, bought: 2 });
  });

  it.each([
    ['with JSON in it', '?kind=members', '{}', 'application/json', 415, 'unsupported_media_type'],
    ['of no kind', '', MEMBERS, 'text/csv', 422, 'invalid_input'],
    ['of an unknown kind', '?kind=shoes', MEMBERS, 'text/csv', 422, 'invalid_input'],
    ['with a parameter that nobody knows', '?kind=members&dry=1', MEMBERS, 'text/csv', 422, 'invalid_input'],
    ['that is no table', '?kind=members', 'a,"b\n', 'text/csv', 422, 'import_file_unusable'],
  ])('%s is refused', async (_case, query, text, type, status, code) => {
    const { client } = await world();
    expect(await send(client, query, text, type)).toMatchObject({ status, body: { code } });
    expect((await client.get('/imports')).body.data).toEqual([]);
  });

  it('R24: needs a key of an owner or admin, and stops where the key is revoked meanwhile', async () => {
    const company = await world();
    const { client, id, uuid } = company;
    const other = await restClientOf(id, 'billing_manager');
    expect(await send(other, '?kind=members', MEMBERS)).toMatchObject({
      status: 403,
      body: { permission: 'imports:use' },
    });
    const brought = await send(client, '?kind=members', MEMBERS);
    const path = `/imports/${String(brought.body.id)}`;
    await client.post(`${path}/check`, READ);
    await sql`update api_keys set revoked_at = now() where company_id = ${uuid} and role = 'owner'`;
    await work();
    const again = await restClientOf(id, 'admin');
    expect((await again.get(path)).body).toMatchObject({ status: 'failed', problem: { code: 'right_lost' } });
  });
});
