import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeInventoryNumbers } from '@/lib/testing/factories';
import { callRest, type RestClient, restClientOf } from '@/lib/testing/rest';
import { inTenant } from '@/lib/testing/tenant';
import { routes } from './routes';

const database = testDatabase();
afterAll(closePool);

/** What one company has that calls can name. */
type World = { companyId: string; client: RestClient; ids: Record<string, string>; e164: string };

async function makeWorld(): Promise<World> {
  const companyId = (await makeCompany()).id;
  const client = await restClientOf(companyId);
  const [e164 = '', free = ''] = await makeInventoryNumbers(2);
  const member = await client.post('/members', { firstName: 'A', lastName: 'B', email: 'a@b.example', role: 'member' });
  const licences = await client.post('/licences', { quantity: 2 });
  const number = await client.post('/numbers', { e164 });
  const [licence] = licences.body.data === undefined ? (licences.body.licences as { id: string }[]) : [];
  return { companyId, client, e164: free, ids: { memberId: String(member.body.id), numberId: String(number.body.id), licenceId: licence?.id ?? '' } };
}

let world: World;
let elsewhere: World;
beforeAll(async () => {
  [world, elsewhere] = [await makeWorld(), await makeWorld()];
});

/** A body that each call would accept; ids are filled in from the world. */
const bodies: Record<string, (of: World) => Record<string, unknown>> = {
  setAutoPurchasePolicy: () => ({ autoPurchase: { policy: 'block', monthlyLicences: 3, monthlyCharge: { amount: 5, currency: 'EUR' } } }),
  quoteLicencePurchase: () => ({ quantity: 1, billingFrequency: 'monthly', maxCharge: { amount: 1_000_000, currency: 'EUR' } }),
  purchaseLicences: () => ({ quantity: 1, billingFrequency: 'monthly', maxCharge: { amount: 1_000_000, currency: 'EUR' } }),
  scheduleLicenceRemoval: () => ({ quantity: 1 }),
  takeNumber: ({ e164 }) => ({ e164 }),
  quoteAssignment: ({ ids }) => ({ memberId: ids.memberId, numberId: ids.numberId, maxPurchases: 1, maxCharge: { amount: 0, currency: 'EUR' }, maxRemovalsUndone: 0 }),
  assignNumber: ({ ids }) => ({ memberId: ids.memberId, numberId: ids.numberId, maxPurchases: 1, maxCharge: { amount: 0, currency: 'EUR' }, maxRemovalsUndone: 0 }),
  reassignNumber: ({ ids }) => ({ memberId: ids.memberId, history: 'keep' }),
  createMember: () => ({ firstName: 'C', lastName: 'D', email: 'c@d.example', role: 'member', invite: false }),
};

const writes = routes.filter(({ method }) => method !== 'GET');
const pathIn = (path: string, ids: Record<string, string>) => path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? 'missing');

/** Everything a change would leave behind. */
async function traceOf({ companyId }: World): Promise<unknown> {
  return inTenant(database.connect(), companyId, async (tx, company) => {
    const [ledger] = await tx`select l.*, c.* from company_ledgers l join companies c on c.company_id = l.company_id where l.company_id = ${company}`;
    const [counts] = await tx`select (select count(*) from members) as members, (select count(*) from numbers) as numbers, (select count(*) from licences) as licences,
      (select count(*) from idempotency_keys) as keys, (select count(*) from outbox) as outbox`;
    return { ...ledger, ...counts };
  });
}

const WRONG: readonly [name: string, json: string][] = [
  ['null', 'null'],
  ['true', 'true'],
  ['an empty text', '""'],
  ['blanks', '"   "'],
  ['a list', '[]'],
  ['an object', '{}'],
  ['zero', '0'],
  ['a negative number', '-1'],
  ['a fraction', '1.5'],
  ['2^31', '2147483648'],
  ['2^53', '9007199254740993'],
  ['beyond a double', '1e999'],
  ['1e3 as text', '"1e3"'],
  ['a decimal comma', '"1,5"'],
  ['NaN as text', '"NaN"'],
  ['a null character', '"a\\u0000b"'],
  ['half a surrogate pair', '"\\ud800"'],
  ['SQL', '"\'; drop table members; --"'],
  ['markup', '"<script>alert(1)</script>"'],
  ['100,000 characters', `"${'x'.repeat(100_000)}"`],
  ['a deep nest', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['a prototype', '{"__proto__":{"amount":1},"constructor":1}'],
];

/** The members of a body, also those inside others, as paths. */
const membersOf = (body: Record<string, unknown>, path: string[] = []): string[][] =>
  Object.entries(body).flatMap(([name, value]) => {
    const here = [...path, name];
    return [here, ...(typeof value === 'object' && value !== null ? membersOf({ ...value }, here) : [])];
  });

/** The body as JSON text with one member replaced by raw JSON. */
function withMember(body: unknown, path: readonly string[], json: string): string {
  const [name, ...rest] = path;
  if (name === undefined) return json;
  const entries = Object.entries({ ...(body as Record<string, unknown>) });
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${key === name ? withMember(value, rest, json) : JSON.stringify(value)}`).join(',')}}`;
}

describe.each(writes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_name, route) => {
  const bodyOf = bodies[route.useCase.name] ?? (() => ({}));
  const send = (text: string, of: World = world) => callRest(pathIn(route.path, of.ids), of.client.key, { method: route.method, text });

  it('refuses every wrong value of every member with a pointer, and changes nothing', async () => {
    const before = await traceOf(world);
    const body = bodyOf(world);
    const accepted: string[] = [];
    for (const path of membersOf(body)) {
      for (const [wrong, json] of WRONG) {
        const { status, headers, body: answer } = await send(withMember(body, path, json));
        const where = `${path.join('.')} = ${wrong}: ${status} ${JSON.stringify(answer)}`;
        if (status < 400) accepted.push(`${path.join('.')} = ${wrong}`);
        else {
          expect([404, 409, 422], where).toContain(status);
          expect(headers.get('content-type'), where).toBe('application/problem+json');
          if (status === 422) expect(answer.errors, where).toEqual(expect.arrayContaining([expect.objectContaining({ pointer: expect.stringMatching(/^\//) })]));
        }
      }
    }
    expect(accepted.filter((what) => !isFine(route.useCase.name, what))).toEqual([]);
    if (accepted.length === 0 || route.useCase.kind === 'query') expect(await traceOf(world)).toEqual(before);
  });

  it.each([
    ['an unknown field', (body: Record<string, unknown>) => JSON.stringify({ ...body, surprise: 1 }), 422],
    ['a list', () => '[]', 422],
    ['a text', () => '"text"', 422],
    ['half a body', (body: Record<string, unknown>) => JSON.stringify(body).slice(0, -1), 400],
  ] as const)('refuses %s and changes nothing', async (_case, textOf, status) => {
    const before = await traceOf(world);
    expect((await send(textOf(bodyOf(world)))).status).toBe(status);
    expect(await traceOf(world)).toEqual(before);
  });

  it('answers ids of another company, malformed ones and unknown ones alike: 404 (R25)', async () => {
    const before = [await traceOf(world), await traceOf(elsewhere)];
    const names = Object.keys(world.ids).filter((name) => name in bodyOf(world) || route.path.includes(`{${name}}`));
    for (const name of names) {
      const unknown = { memberId: newId('mem'), numberId: newId('num'), licenceId: newId('lic') }[name] ?? '';
      const foreign = elsewhere.ids[name] ?? '';
      const values = [foreign, unknown, 'nonsense', `${unknown.slice(0, 4)}${'Z'.repeat(32)}`, toUuid(name === 'memberId' ? 'mem' : name === 'numberId' ? 'num' : 'lic', unknown), 'x'.repeat(3_000), '..', '%'];
      const answers = [];
      for (const value of values) {
        const body = name in bodyOf(world) ? { ...bodyOf(world), [name]: value } : bodyOf(world);
        const path = pathIn(route.path, { ...world.ids, ...(route.path.includes(`{${name}}`) && { [name]: encodeURIComponent(value) }) });
        // A path of dots is folded away by every HTTP client before it is sent.
        if (value === '..' && path.includes('..')) continue;
        const answer = await callRest(path, world.client.key, { method: route.method, text: JSON.stringify(body) });
        answers.push({ status: answer.status, body: { ...answer.body, requestId: '' } });
      }
      expect(answers[0]?.status, name).toBe(404);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, `${name} ${JSON.stringify(answers)}`).toBe(1);
    }
    expect([await traceOf(world), await traceOf(elsewhere)]).toEqual(before);
  });
});

/** Values of the table that are right where they stand. */
function isFine(useCase: string, what: string): boolean {
  const [member = '', value = ''] = what.split(' = ');
  if (['null', 'an empty object'].includes(value) && member.startsWith('autoPurchase.monthly')) return true;
  if (value === 'an object' && member === 'autoPurchase') return true;
  if (value === 'zero' && /^(maxPurchases|maxRemovalsUndone|maxCharge\.amount|autoPurchase\.monthly\w+(\.amount)?)$/.test(member)) return true;
  if (value === '2^31' && /amount$/.test(member)) return true;
  if (useCase === 'createMember' && /Name$/.test(member)) return ['1e3 as text', 'a decimal comma', 'NaN as text', 'SQL', 'markup'].includes(value);
  if (useCase === 'createMember' && member === 'invite') return value === 'true';
  return false;
}

describe('reading', () => {
  it('answers ids of another company like unknown ones on every call (R25)', async () => {
    const reads = routes.filter(({ method, path }) => method === 'GET' && path.includes('{'));
    expect(reads.length).toBeGreaterThan(4);
    for (const { path } of reads) {
      const query = path.endsWith('/holder') ? '?at=2026-01-01T00:00:00Z' : '';
      const unknown = { memberId: newId('mem'), numberId: newId('num'), licenceId: newId('lic') };
      const answers = [];
      for (const ids of [elsewhere.ids, unknown, { memberId: '%00', numberId: '%00', licenceId: '%00' }, { memberId: 'x', numberId: "'", licenceId: '1' }]) {
        const { status, body } = await world.client.get(pathIn(path, ids) + query);
        answers.push({ status, body: { ...body, requestId: '' } });
      }
      expect(answers[0]?.status, path).toBe(404);
      for (const answer of answers) expect(answer, path).toEqual(answers[0]);
    }
  });

  it('shows nothing of another company in any list or search (R25)', async () => {
    const foreign = Object.values(elsewhere.ids);
    for (const path of ['/licences', '/numbers', '/members', '/inventory', '/company', `/numbers?q=${elsewhere.ids.numberId}`, '/members?q=a', '/licences?q=L-0001']) {
      const { status, text } = await world.client.get(path);
      expect(status, path).toBe(200);
      for (const id of [...foreign, elsewhere.companyId]) expect(text, path).not.toContain(id);
    }
    expect((await world.client.get(`/numbers?memberId=${elsewhere.ids.memberId}`)).status).toBe(404);
    expect((await world.client.get(`/numbers?memberId=${newId('mem')}`)).status).toBe(404);
  });

  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-01-01', '', '1e3', '2026-01-01T00:00:00Z%00'])('asks who held a number at a real instant, not %j', async (at) => {
    expect((await world.client.get(`/numbers/${world.ids.numberId}/holder?at=${at}`)).status).toBe(422);
  });
});
