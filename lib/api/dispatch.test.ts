import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, type TestCompany } from '@/lib/testing/factories';
import { callRest, type RestClient, restClientOf } from '@/lib/testing/rest';

const database = testDatabase();
afterAll(closePool);

let company: TestCompany;
let owner: RestClient;

beforeAll(async () => {
  company = await makeCompany({ name: 'Acme' });
  owner = await restClientOf(company.id);
});

const PROBLEM = {
  type: expect.stringMatching(/^urn:latchkey:problem:/),
  title: expect.any(String),
  detail: expect.any(String),
  requestId: expect.any(String),
};

describe('every answer', () => {
  it('carries the request id, the caller’s own if it has a fitting form', async () => {
    const own = await callRest('/company', owner.key, { headers: { 'x-request-id': 'trace-0001.a' } });
    expect(own.headers.get('x-request-id')).toBe('trace-0001.a');
    const unfit = await callRest('/company', owner.key, { headers: { 'x-request-id': 'a b' } });
    expect(unfit.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has exactly the members of the contract', async () => {
    const { status, body, headers } = await owner.get('/company');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      id: company.id,
      name: 'Acme',
      plan: 'connect',
      memberNumberLimit: 5,
      billingFrequency: 'monthly',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      autoPurchase: { policy: 'allow', monthlyLicences: null, monthlyCharge: null },
      state: 'active',
    });
  });
});

describe('a path', () => {
  it.each(['/nothing', '/licences/x/y', '', '/', '/company/', '/Company', '/licences%2Fsummary', '/%'])(
    '%j is unknown: 404, with and without a key',
    async (path) => {
      for (const key of [owner.key, null]) {
        const { status, headers, body } = await callRest(path, key);
        expect(status).toBe(404);
        expect(headers.get('content-type')).toBe('application/problem+json');
        expect(body).toMatchObject({ ...PROBLEM, status: 404, code: 'not_found' });
        expect(body.requestId).toBe(headers.get('x-request-id'));
      }
    },
  );

  it('known with another method is 405 and tells the allowed ones', async () => {
    const { status, headers, body } = await callRest('/licences/quote', owner.key, { method: 'PATCH', body: {} });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('POST, OPTIONS');
    expect(body).toMatchObject({ ...PROBLEM, status: 405, code: 'method_not_allowed' });
    expect((await callRest('/company', owner.key, { method: 'PUT', body: {} })).headers.get('allow')).toBe(
      'GET, PATCH, HEAD, OPTIONS',
    );
  });

  it('answers HEAD as GET without a body, and OPTIONS with what is allowed', async () => {
    const head = await callRest('/company', owner.key, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
    expect((await callRest('/company', null, { method: 'HEAD' })).status).toBe(401);
    const options = await callRest('/company', null, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, PATCH, HEAD, OPTIONS']);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a key', () => {
  it.each([
    ['absent', null],
    ['empty', 'Bearer '],
    ['of another scheme', 'Basic bGs6bGs='],
    ['without its prefix', `Bearer ${'a'.repeat(46)}`],
    ['unknown', `Bearer lk_${'a'.repeat(43)}`],
    ['with a null character encoded', `Bearer lk_${'a'.repeat(40)}%00`],
    ['enormous', `Bearer lk_${'a'.repeat(8_000)}`],
  ])('%s is 401', async (_case, authorization) => {
    const { status, headers, body } = await callRest(
      '/company',
      null,
      authorization === null ? {} : { headers: { authorization } },
    );
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(body).toMatchObject({ ...PROBLEM, status: 401, code: 'unauthenticated' });
  });

  it('revoked or expired is 401 at once', async () => {
    const sql = database.connectAsSuperuser();
    for (const end of ['revoked_at', 'expires_at']) {
      const client = await restClientOf(company.id);
      expect((await client.get('/company')).status).toBe(200);
      await sql.unsafe(
        `update api_keys set ${end} = now() - interval '1 second' where created_at = (select max(created_at) from api_keys)`,
      );
      expect((await client.get('/company')).status).toBe(401);
    }
  });

  it('is kept as a digest only', async () => {
    const rows = await database.connectAsSuperuser()`select row_to_json(k)::text as row from api_keys k`;
    expect(JSON.stringify(rows)).not.toContain(owner.key.slice(3));
  });

  it.each([
    ['team_lead', 'POST', '/licences', { quantity: 1 }, 'licences:purchase', ['owner', 'admin', 'billing_manager']],
    ['admin', 'PATCH', '/company', { autoPurchase: { policy: 'block' } }, 'policy:write', ['owner', 'billing_manager']],
    ['billing_manager', 'GET', '/members', undefined, 'members:read', ['owner', 'admin', 'team_lead']],
  ] as const)(
    'of a %s may not %s %s: 403 names the right and who has it',
    async (role, method, path, body, permission, heldBy) => {
      const client = await restClientOf(company.id, role);
      const answer = await callRest(path, client.key, { method, body });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ ...PROBLEM, code: 'forbidden', permission, heldBy });
    },
  );
});

describe('a query parameter', () => {
  it.each([
    ['/licences?shoe=1', '/shoe'],
    ['/licences?limit=1&limit=2', '/limit'],
    ['/licences?limit=0', '/limit'],
    ['/licences?limit=201', '/limit'],
    ['/licences?limit=1.5', '/limit'],
    ['/licences?limit=abc', '/limit'],
    ['/licences?limit=NaN', '/limit'],
    ['/licences?limit=2147483648', '/limit'],
    ['/licences?status=lost', '/status'],
    ['/licences?frequency=weekly', '/frequency'],
    ['/licences?cursor=forged', '/cursor'],
    ['/licences?cursor=WyJsaXN0IiwxXQ', '/cursor'],
    ['/licences?q=%00', '/q'],
    [`/licences?q=${'x'.repeat(300)}`, '/q'],
    ['/numbers?country=France', '/country'],
    ['/numbers?type=fax', '/type'],
    ['/numbers?__proto__=1', '/__proto__'],
    ['/inventory?assignable=yes', '/assignable'],
    ['/members?status=gone', '/status'],
    ['/company?x=1', '/x'],
  ])('%s is 422 at %s', async (path, pointer) => {
    const { status, body } = await owner.get(path);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      ...PROBLEM,
      code: 'invalid_input',
      errors: [{ pointer, message: expect.any(String) }],
    });
  });

  it('has no place on a call that changes something', async () => {
    const { status, body } = await owner.post('/licences/quote?quantity=1', { quantity: 1 });
    expect([status, body.code]).toEqual([422, 'invalid_input']);
  });
});

describe('a body', () => {
  const post = (init: Parameters<typeof callRest>[2]) =>
    callRest('/licences/quote', owner.key, { method: 'POST', ...init });

  it('that is not JSON is 400', async () => {
    expect(await post({ text: '{"quantity":1,5}' })).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  it('of another type is 415', async () => {
    expect(
      await post({ text: 'quantity=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
  });

  it('of more than 1 MB is 413', async () => {
    expect(await post({ text: `{"quantity":1,"x":"${'x'.repeat(1_100_000)}"}` })).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    });
  });

  it('with very many or very long unknown fields is answered briefly', async () => {
    const many = await post({
      body: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1])),
    });
    expect(many.status).toBe(422);
    expect(many.text.length).toBeLessThan(20_000);
    const long = await post({ body: { quantity: 1, ['k'.repeat(900_000)]: 1 } });
    expect([long.status, long.text.length < 2_000]).toEqual([422, true]);
  });

  it('may not override what the path says', async () => {
    const answer = await owner.post('/numbers/num_00000000000000000000000000000000/unassign', { numberId: 'num_1' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/numberId' }] } });
  });
});
