import { expect, it } from 'vitest';
import { createApiKey } from '@/lib/api-keys';
import { createCompany } from '@/lib/companies';
import { createStaff, endStaff } from '@/lib/identity';
import { setListPrice } from '@/lib/licences';
import { operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { operatorActionsOf } from '@/lib/testing/figures';
import type { StaffActor } from './actor';

const { sql } = coreDatabase();

const company = (name: string) => ({
  name,
  plan: 'connect' as const,
  frequency: 'monthly' as const,
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  ownerEmail: 'owner@doubled.example',
});
const open = (name: string, actor: StaffActor, key = 'k') => tryTask(createCompany, company(name), actor, { key });
const called = async (name: string) => {
  const [row] = await sql<{ found: number }[]>`select count(*)::int as found from companies where name = ${name}`;
  return row?.found;
};
const price = (validFrom: string) => ({
  plan: 'max',
  billingFrequency: 'monthly' as const,
  unitPrice: { amount: 900, currency: 'USD' },
  validFrom,
});

it('R9: "Add company" sent again under its key opens one company and answers the same', async () => {
  const desk = staff('operator');
  const first = await open('Doubled', desk);
  expect(first.ok).toBe(true);
  expect(await open('Doubled', desk)).toEqual(first);
  expect(await called('Doubled')).toBe(1);
});

it('R9: eight times at once it has one effect, one event and eight equal answers', async () => {
  const desk = staff('operator');
  const answers = await Promise.all(Array.from({ length: 8 }, () => open('At once', desk)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await called('At once')).toBe(1);
  const before = (await operatorActionsOf(sql)).length;
  await Promise.all(Array.from({ length: 4 }, () => operate(setListPrice, price('2096-01-01'), desk, { key: 'p' })));
  expect(await operatorActionsOf(sql, before + 1)).toEqual(['price.set']);
});

it('R9: another request, or another act, under a key is refused and changes nothing', async () => {
  const desk = staff('operator');
  await open('First', desk);
  expect(await refusal(open('Second', desk))).toEqual({ code: 'idempotency_key_reused' });
  expect(await called('Second')).toBe(0);
  const before = (await operatorActionsOf(sql)).length;
  const staffed = tryTask(createStaff, { email: 'key@operator.example', role: 'support' }, desk, { key: 'k' });
  expect(await refusal(staffed)).toEqual({ code: 'idempotency_key_reused' });
  expect(await operatorActionsOf(sql, before + 1)).toEqual([]);
});

it('R9: a key is left unused by a refusal, and is one person’s own', async () => {
  const [desk, other] = [staff('operator'), staff('operator')];
  const nobody = { accountId: staff('support').accountId };
  expect(await refusal(tryTask(endStaff, nobody, desk, { key: 'k' }))).toMatchObject({ code: 'not_found' });
  expect((await open('Theirs', desk)).ok).toBe(true);
  expect((await open('Theirs', other)).ok).toBe(true);
  expect(await called('Theirs')).toBe(2);
  expect((await tryTask(createCompany, company('Without'), desk)).ok).toBe(true);
  expect((await tryTask(createCompany, company('Without'), desk)).ok).toBe(true);
  expect(await called('Without')).toBe(2);
});

it('R9: a key is kept 72 hours, then forgotten', async () => {
  const desk = staff('operator');
  const age = (hours: number) =>
    sql`update operator_idempotency_keys set created_at = clock_timestamp() - make_interval(hours => ${hours}) where actor_id = ${desk.accountId}`;
  await open('Aged', desk);
  await age(71);
  await open('Aged', desk);
  expect(await called('Aged')).toBe(1);
  await age(73);
  await open('Aged', desk);
  expect(await called('Aged')).toBe(2);
});

it('an answer that shows a secret once is kept sealed, and opened for the same person only', async () => {
  const { id: companyId } = await makeFixture(sql);
  const desk = staff('operator');
  const input = { companyId, role: 'admin' as const, name: 'Directory' };
  const made = await operate(createApiKey, input, desk, { key: 's' });
  const kept = await sql<{ response: string }[]>`
    select response::text as response from operator_idempotency_keys where actor_id = ${desk.accountId}`;
  expect(kept.map(({ response }) => response).join()).not.toContain(made.key);
  expect(kept[0]?.response).toContain('sealed');
  expect(await operate(createApiKey, input, desk, { key: 's' })).toEqual(made);
});
