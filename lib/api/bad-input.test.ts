import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { BAD_VALUES, membersOf, withMember } from '@/lib/testing/bad-values';
import { testDatabase } from '@/lib/testing/database';
import { callRest, type RestAnswer, restClientOf } from '@/lib/testing/rest';
import { bodyFor, clientFor, makeRestWorld, pathOf, type RestWorld, traceOf } from '@/lib/testing/rest-world';
import type { Route } from './route';
import { routes } from './routes';

const sql = testDatabase().connect();
afterAll(closePool);

let world: RestWorld;
beforeAll(async () => {
  world = await makeRestWorld();
});
const trace = () => traceOf(sql, world);

// There are more wrong values than one key may send at a time.
let key = '';
const send = ({ method, path }: Route, text: string) => callRest(pathOf(path, world.ids), key, { method, text });

/** What is wrong with a refusal, if anything: its status, its form, or a pointer that leads nowhere. */
function faultOf({ status, headers, body }: RestAnswer): string | null {
  if (![404, 409, 422].includes(status)) return `status ${status}`;
  if (headers.get('content-type') !== 'application/problem+json') return 'no problem+json';
  const errors: unknown = body.errors;
  if (status !== 422) return null;
  const pointed = Array.isArray(errors) && errors.some(({ pointer }: { pointer: string }) => pointer.startsWith('/'));
  return pointed ? null : `no pointer in ${JSON.stringify(errors)}`;
}

/** Tries every bad value in every member: what was accepted, and what was refused wrongly. */
async function tryBadValues(route: Route) {
  const body = bodyFor(route.useCase.name, world);
  const accepted: string[] = [];
  const faults: string[] = [];
  for (const path of membersOf(body)) {
    for (const [name, json] of BAD_VALUES) {
      const answer = await send(route, withMember(body, path, json));
      const what = `${path.join('.')} = ${name}`;
      if (answer.status < 400) accepted.push(what);
      const fault = answer.status < 400 ? null : faultOf(answer);
      if (fault !== null) faults.push(`${what}: ${fault}`);
    }
  }
  return { accepted, faults };
}

const LIMITS = /^(maxPurchases|maxRemovalsUndone|maxCharge\.amount|autoPurchase\.monthly\w+(\.amount)?)$/;

/** Values of the table that are right where they stand. */
function isFine(useCase: string, what: string): boolean {
  const [member = '', value = ''] = what.split(' = ');
  if (useCase === 'changeAlertSettings' && isFineLimit(member, value)) return true;
  if (value === 'null')
    return /^(autoPurchase\.monthly\w+|label|toDepartmentId|departmentId|registrationNumber|vatId|poNumber|locale|costCentre)$/.test(
      member,
    );
  if (value === 'an object') return member === 'autoPurchase' || member === 'seen';
  if (value === 'a list') return member === 'leadMemberIds' || member === 'contacts';
  if (value === 'zero') return LIMITS.test(member) || member.startsWith('fields.');
  if (value === '2^31') return member.endsWith('amount');
  if (value === 'true') return ['invite', 'required', 'enabled'].includes(member);
  const isText = ['1e3 as text', 'a decimal comma', 'NaN as text', 'SQL', 'markup'].includes(value);
  const isNamed = /(Member|Department|Company)$/.test(useCase) && /^(name|\w+Name)$/.test(member);
  const isProfile =
    useCase === 'setBillingProfile' && /^(legalName|addressLines\.0|postalCode|city|poNumber)$/.test(member);
  const isCentre = useCase.endsWith('Department') && member === 'costCentre';
  const isSentence = useCase.endsWith('Request') && /^(note|reason)$/.test(member);
  return isText && (member === 'label' || isCentre || isNamed || isProfile || isSentence);
}

/** A limit of the alerts may be none (null) or nothing, and be of no department. */
const isFineLimit = (member: string, value: string): boolean =>
  (value === 'null' && /^(monthlySpend|(departments\.0\.)?freeLicences)$/.test(member)) ||
  (value === 'zero' && member.endsWith('freeLicences')) ||
  (value === 'a list' && member === 'departments') ||
  (value === 'true' && member.endsWith('watchesAssigned'));

const writes = routes
  .filter(({ method, file }) => method !== 'GET' && file === undefined)
  .map((route) => [`${route.method} ${route.path}`, route] as const);

describe.each(writes)('%s', (_name, route) => {
  beforeAll(async () => {
    const client = clientFor(route, world);
    key = (client === world.client ? await restClientOf(world.companyId) : client).key;
  });

  it('refuses every wrong value of every member, naming the place, and changes nothing', async () => {
    const before = await trace();
    const { accepted, faults } = await tryBadValues(route);
    expect(faults).toEqual([]);
    expect(accepted.filter((what) => !isFine(route.useCase.name, what))).toEqual([]);
    // What was rightly accepted may have changed something.
    const isUntouched = accepted.length === 0 || route.useCase.kind === 'query';
    expect(isUntouched ? await trace() : before).toEqual(before);
  });

  it.each([
    ['an unknown field', (body: object) => JSON.stringify({ ...body, surprise: 1 }), 422],
    ['a list', () => '[]', 422],
    ['a text', () => '"text"', 422],
    ['half a body', (body: object) => JSON.stringify(body).slice(0, -1), 400],
  ] as const)('refuses %s and changes nothing', async (_case, textOf, status) => {
    const before = await trace();
    expect((await send(route, textOf(bodyFor(route.useCase.name, world)))).status).toBe(status);
    expect(await trace()).toEqual(before);
  });
});
