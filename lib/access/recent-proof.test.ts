import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closePool } from '@/lib/db/client';
import { createStaff } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { changeMember, createMember, getMember } from '@/lib/members';
import {
  addDomain,
  removeDomain,
  removeIdentityProvider,
  saveIdentityProvider,
  setSignOnRequirement,
  verifyDomain,
} from '@/lib/single-sign-on';
import { listSupportGrants, openGrant } from '@/lib/support';
import { apiKeyActor, ask, operate, refusal, request, staff, system, tryCommand, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, signedIn, type TestCompany } from '@/lib/testing/factories';
import { type Actor, defineCommand, defineOperatorTask, runCommand, runOperatorTask } from '.';

const database = testDatabase();
afterAll(closePool);

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const required = { code: 'reauthentication_required' };
let company: TestCompany;
beforeAll(async () => {
  company = await makeCompany();
  // Its founder has come in: another owner may then stop being one.
  await database.connectAsSuperuser()`update members set status = 'active' where company_id = ${toUuid('com', company.id)}`;
});

describe('a use case that needs recent proof', () => {
  const shape = { input: z.strictObject({}), output: z.object({ done: z.boolean() }), needsRecentProof: true } as const;
  const handler = async () => ({ done: true });
  const command = defineCommand({ name: 'pressButton', permission: 'company:write', ...shape, handler });
  const task = defineOperatorTask({ name: 'pressLever', permission: 'staff:administer', ...shape, handler });
  const press = (actor: Actor) => refusal(runCommand(command, actor, {}, { request: request() }));
  const pull = (actor: Actor) => refusal(runOperatorTask(task, actor, {}, { request: request() }));

  it('is open to a member for fifteen minutes after they proved who they are', async () => {
    expect(await press({ ...company.owner, provenAt: minutesAgo(14) })).toBe('accepted');
    expect(await press({ ...company.owner, provenAt: minutesAgo(16) })).toEqual(required);
    expect(await press({ ...company.owner, provenAt: null })).toEqual(required);
  });

  it('is open to staff in the same way', async () => {
    expect(await pull({ ...staff('operator'), provenAt: minutesAgo(14) })).toBe('accepted');
    expect(await pull({ ...staff('operator'), provenAt: minutesAgo(16) })).toEqual(required);
  });

  it('asks neither a program with a key nor the product itself, and says first who has no right at all', async () => {
    expect(await press(apiKeyActor(company.id, 'owner'))).toBe('accepted');
    expect(await pull(system())).toBe('accepted');
    expect(await press({ ...(await signedIn(company, 'member')), provenAt: null })).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('making an owner, or taking that role away', () => {
  const lately = () => ({ ...company.owner, provenAt: minutesAgo(1) });
  const longAgo = () => ({ ...company.owner, provenAt: minutesAgo(60) });

  it('needs recent proof; other roles and names do not', async () => {
    const { id: memberId } = await makeMember(company);
    const change = (actor: Actor, wish: object) => refusal(tryCommand(changeMember, actor, { memberId, ...wish }));
    expect(await change(longAgo(), { role: 'owner' })).toEqual(required);
    expect((await ask(getMember, company.owner, { memberId })).role).toBe('member');
    expect(await change(longAgo(), { role: 'admin', firstName: 'Zoé' })).toBe('accepted');
    expect(await change(lately(), { role: 'owner' })).toBe('accepted');
    expect(await change(longAgo(), { firstName: 'Zoe' })).toBe('accepted');
    expect(await change(longAgo(), { role: 'member' })).toEqual(required);
    expect(await change(apiKeyActor(company.id, 'owner'), { role: 'member' })).toBe('accepted');
  });

  it('is asked for when an owner is added as well', async () => {
    const person = { firstName: 'Ada', lastName: 'Roy', email: 'ada@company.example' };
    const add = (actor: Actor, role: 'owner' | 'admin') =>
      refusal(tryCommand(createMember, actor, { ...person, role }));
    expect(await add(longAgo(), 'owner')).toEqual(required);
    expect(await add(longAgo(), 'admin')).toBe('accepted');
  });
});

describe('how a company signs in', () => {
  const issuer = 'https://login.example.com';
  const provider = {
    issuer,
    clientId: 'latchkey',
    clientSecret: 'secret',
    defaultRole: 'member',
    enabled: true,
  } as const;
  it.each([
    ['saveIdentityProvider', (as: Actor) => tryCommand(saveIdentityProvider, as, provider)],
    ['setSignOnRequirement', (as: Actor) => tryCommand(setSignOnRequirement, as, { required: false })],
    ['addDomain', (as: Actor) => tryCommand(addDomain, as, { domain: 'new.example' })],
    ['verifyDomain', (as: Actor) => tryCommand(verifyDomain, as, { domain: 'new.example', records: [] })],
    ['removeDomain', (as: Actor) => tryCommand(removeDomain, as, { domain: 'new.example' })],
    ['removeIdentityProvider', (as: Actor) => tryCommand(removeIdentityProvider, as, {})],
  ])('needs recent proof of an owner for %s, and of a program with a key none', async (_name, change) => {
    const as = (minutes: number) => refusal(change({ ...company.owner, provenAt: minutesAgo(minutes) }));
    expect(await as(16)).toEqual(required);
    expect(await as(14)).not.toEqual(required);
    expect(await refusal(change(apiKeyActor(company.id, 'owner')))).not.toEqual(required);
  });
});

it('R24: opening a grant needs recent proof of who does support; its company hears of none that was refused', async () => {
  const asked = { companyId: company.id, mode: 'read', reason: 'A question', ticket: 'T-1', minutes: 10 } as const;
  const { id: accountId } = await operate(createStaff, { email: 'support@operator.example', role: 'support' });
  const open = (minutes: number) =>
    refusal(tryTask(openGrant, asked, { ...staff('support'), accountId, provenAt: minutesAgo(minutes) }));
  expect(await open(16)).toEqual(required);
  expect((await ask(listSupportGrants, company.owner, {})).data).toEqual([]);
  expect(await open(14)).toBe('accepted');
});
