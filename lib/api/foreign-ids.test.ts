import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { newId } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { callRest } from '@/lib/testing/rest';
import { bodyFor, clientFor, makeRestWorld, pathOf, type RestWorld, traceOf } from '@/lib/testing/rest-world';
import type { Route } from './route';
import { routes } from './routes';

const database = testDatabase();
afterAll(closePool);

let world: RestWorld;
let elsewhere: RestWorld;
beforeAll(async () => {
  [world, elsewhere] = [await makeRestWorld(), await makeRestWorld()];
  // A held number: whether it can be reassigned is asked before to whom.
  await world.client.post('/assignments', { memberId: world.ids.memberId, numberId: world.ids.numberId });
  await world.client.post('/assignments', { memberId: world.ids.otherId, numberId: world.ids.withNumberId });
});

const PREFIXES = {
  memberId: 'mem',
  numberId: 'num',
  licenceId: 'lic',
  departmentId: 'dep',
  departureId: 'opr',
  withNumberId: 'num',
  requestId: 'arq',
  invoiceId: 'inv',
  lineId: 'chg',
  importId: 'imp',
  plannedChangeId: 'pch',
  subscriptionId: 'sub',
  eventId: 'evt',
  keyId: 'key',
  endpointId: 'whk',
} as const;
type IdName = keyof typeof PREFIXES;
const isIdName = (name: string): name is IdName => name in PREFIXES;

/** Ids that name nothing here: another company's first, then one that nobody has, then what is no id at all. */
function nobodys(name: IdName): string[] {
  const unknown = newId(PREFIXES[name]);
  return [
    elsewhere.ids[name] ?? '',
    unknown,
    'nonsense',
    `${PREFIXES[name]}_${'Z'.repeat(32)}`,
    unknown.slice(4),
    'x'.repeat(3_000),
    '%',
    "'",
  ];
}

/** Calls the route with one id replaced; the answer without what differs from request to request. */
async function answerTo(route: Route, name: IdName, id: string): Promise<unknown> {
  const body = bodyFor(route.useCase.name, world);
  const path = pathOf(route.path, { ...world.ids, [name]: encodeURIComponent(id) });
  const query = route.path.endsWith('/holder') ? '?at=2026-01-01T00:00:00Z' : '';
  const text = JSON.stringify(replaced(body, name, id));
  const answer = await callRest(path + query, clientFor(route, world).key, {
    method: route.method,
    ...(route.method !== 'GET' && { text }),
  });
  return { status: answer.status, body: { ...answer.body, requestId: '' } };
}

/** The body with the id in each place that has this name: its own, or its items'. */
function replaced(body: Record<string, unknown>, name: IdName, id: string): object {
  const { items } = body;
  if (Array.isArray(items)) return { ...body, items: items.map((item: object) => ({ ...item, [name]: id })) };
  return name in body ? { ...body, [name]: id } : body;
}

/** A quote of many says of each item what it would be refused with. */
const answersByItem = (route: Route): boolean => route.useCase.name === 'quoteAssignments';

const namesOf = (route: Route, body: object): IdName[] =>
  Object.keys(PREFIXES)
    .filter(isIdName)
    .filter((name) => route.path.includes(`{${name}}`) || JSON.stringify(body).includes(`"${name}":`));

const naming = routes
  .filter((route) => /\{|assignments|reassign/.test(route.path) || route.useCase.name === 'createRequest')
  .map((route) => [`${route.method} ${route.path}`, route] as const);

describe.each(naming)('%s', (_name, route) => {
  it('answers ids of another company, unknown and malformed ones alike: 404, and nothing changes (R25)', async () => {
    const traces = async () => [await traceOf(database.connect(), world), await traceOf(database.connect(), elsewhere)];
    const before = await traces();
    const names = namesOf(route, bodyFor(route.useCase.name, world));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const answers = [];
      for (const id of nobodys(name)) answers.push(await answerTo(route, name, id));
      expect(answers[0], name).toMatchObject(
        answersByItem(route)
          ? { status: 200, body: { items: [{ ok: false, code: 'not_found' }] } }
          : { status: 404, body: { code: 'not_found' } },
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, name).toBe(1);
    }
    expect(await traces()).toEqual(before);
  });
});

describe('lists and searches', () => {
  it('show nothing of another company (R25)', async () => {
    const foreign = [...Object.values(elsewhere.ids), elsewhere.companyId];
    const numbers = `/numbers?q=${elsewhere.ids.numberId ?? ''}`;
    for (const path of [
      '/licences',
      '/numbers',
      '/members',
      '/departments',
      '/assignment-requests',
      '/imports',
      '/inventory',
      '/company',
      '/audit-events',
      numbers,
      '/members?q=a',
      '/licences?q=L-0001',
    ]) {
      const { status, text } = await world.client.get(path);
      expect(status, path).toBe(200);
      expect(
        foreign.filter((id) => text.includes(id)),
        path,
      ).toEqual([]);
    }
  });

  it('filter by another company’s member as by an unknown one', async () => {
    const answers = await Promise.all(
      [elsewhere.ids.memberId ?? '', newId('mem')].map((id) => world.client.get(`/numbers?memberId=${id}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-01-01', '', '1e3', '2026-01-01T00:00:00Z%00'])(
    'ask who held a number at a real instant, not %j',
    async (at) => {
      expect((await world.client.get(`/numbers/${world.ids.numberId ?? ''}/holder?at=${at}`)).status).toBe(422);
    },
  );
});
