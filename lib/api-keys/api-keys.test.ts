import { afterAll, describe, expect, it, vi } from 'vitest';
import { usesWritten } from '@/lib/api/key-use';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { act, apiKeyActor, ask, memberActor, refusal, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeDepartment, signedIn } from '@/lib/testing/factories';
import { callRest, restClient, restClientOf } from '@/lib/testing/rest';
import { issueApiKey, listApiKeys, revokeApiKey } from '.';

const database = testDatabase();
const sql = database.connectAsSuperuser();
afterAll(closePool);

const issue = async (name = 'Sync') => {
  const company = await makeCompany();
  return { company, key: await act(issueApiKey, company.owner, { name, role: 'admin' }) };
};

describe('a key that a company makes', () => {
  it('works at once, is shown once, and is listed with who made it (R24)', async () => {
    const { company, key } = await issue();
    expect((await restClient(key.key).get('/company')).body.id).toBe(company.id);
    const { data } = await ask(listApiKeys, company.owner, {});
    const { key: text, ...shown } = key;
    expect(data).toEqual([{ ...shown, lastUsedAt: expect.toBeOneOf([null, expect.any(String)]) }]);
    expect(shown).toMatchObject({ name: 'Sync', role: 'admin', department: null, expiresAt: null, revokedAt: null });
    expect(shown.createdBy?.id).toBe(company.owner.memberId);
    const stored = await sql`select row_to_json(k)::text as row from api_keys k`;
    expect(JSON.stringify(stored)).not.toContain(text.slice(3));
  });

  it('repeated under its idempotency key is the same key, and the database cannot tell it (R9)', async () => {
    const { company } = await issue();
    const twice = async () => act(issueApiKey, company.owner, { name: 'Twice', role: 'owner' }, { key: 'again' });
    const first = await twice();
    expect(await twice()).toEqual(first);
    const kept = await sql<{ response: string }[]>`select response::text as response from idempotency_keys`;
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(first.key.slice(3));
    expect(
      await refusal(tryCommand(issueApiKey, company.owner, { name: 'X', role: 'owner' }, { key: 'again' })),
    ).toEqual({ code: 'idempotency_key_reused' });
  });

  it('of a team lead takes a department of the company, no other does', async () => {
    const [{ company }, elsewhere] = [await issue(), await makeCompany()];
    const departmentId = await makeDepartment(company, 'Field');
    const wish = { name: 'Lead', role: 'team_lead' } as const;
    expect(await act(issueApiKey, company.owner, { ...wish, departmentId })).toMatchObject({
      department: { id: departmentId, name: 'Field' },
    });
    const theirs = await makeDepartment(elsewhere);
    expect(await refusal(tryCommand(issueApiKey, company.owner, { ...wish, departmentId: theirs }))).toEqual({
      code: 'not_found',
    });
    const wrong = { name: 'Admin', role: 'admin', departmentId } as const;
    expect(await refusal(tryCommand(issueApiKey, company.owner, wrong))).toMatchObject({ code: 'invalid_input' });
  });

  it('works to the end of its last day in the company’s time zone', async () => {
    const { company } = await issue();
    const until = (expiresOn: string) =>
      act(issueApiKey, company.owner, { name: 'Short', role: 'admin', expiresOn }).then(({ expiresAt }) => expiresAt);
    expect(await until('2999-01-31')).toBe('2999-01-31T23:00:00.000Z');
    expect(await until('2999-07-31')).toBe('2999-07-31T22:00:00.000Z');
    await expect(until('2020-01-01')).rejects.toMatchObject({
      details: { errors: [{ pointer: '/expiresOn', message: 'Must be today or later.' }] },
    });
  });

  it.each(['admin', 'billing_manager', 'team_lead', 'member'] as const)('is not made by a %s (R24)', async (role) => {
    const company = await makeCompany();
    const people = [await signedIn(company, role), apiKeyActor(company.id, role)];
    for (const person of people)
      expect(await refusal(tryCommand(issueApiKey, person, { name: 'Mine', role: 'team_lead' }))).toMatchObject({
        code: 'forbidden',
        permission: 'api-keys:manage',
        heldBy: ['owner'],
      });
  });
});

describe('revoking a key', () => {
  it('ends it at the next request of every process, and again changes nothing', async () => {
    const { company, key } = await issue();
    expect((await callRest('/company', key.key)).status).toBe(200);
    // Another process: its own modules, its own connections, and what it remembers of the key.
    vi.resetModules();
    const elsewhere = await import('@/lib/testing/rest');
    const { closePool: closeElsewhere } = await import('@/lib/db/client');
    expect(closeElsewhere).not.toBe(closePool);
    try {
      expect((await elsewhere.callRest('/company', key.key)).status).toBe(200);
      const { revokedAt } = await act(revokeApiKey, company.owner, { keyId: key.id });
      const statuses = [await callRest('/company', key.key), await elsewhere.callRest('/company', key.key)];
      expect(statuses.map(({ status }) => status)).toEqual([401, 401]);
      expect(await act(revokeApiKey, company.owner, { keyId: key.id })).toMatchObject({ revokedAt, revokedWith: [] });
    } finally {
      await closeElsewhere();
    }
    expect((await ask(listApiKeys, company.owner, {})).data).toEqual([]);
  });

  it('ends what it made too, and what those made; each with its event (R26)', async () => {
    const { id: companyId } = await makeCompany();
    const root = await restClientOf(companyId);
    const child = await root.post('/api-keys', { name: 'Child', role: 'owner' });
    const made = restClient(String(child.body.key));
    const grandchild = await made.post('/api-keys', { name: 'Grandchild', role: 'team_lead' });
    expect(grandchild).toMatchObject({ status: 201, body: { createdBy: { id: child.body.id, name: 'Child' } } });
    const answer = await made.delete(`/api-keys/${String(child.body.id)}`);
    expect(answer.body.revokedWith).toEqual([{ id: grandchild.body.id, name: 'Grandchild' }]);
    expect((await callRest('/company', String(grandchild.body.key))).status).toBe(401);
    expect((await root.get('/company')).status).toBe(200);
    const { body } = await root.get('/audit-events?action=api_key.revoked');
    expect(new Set((body.data as { target: { id: string } }[]).map(({ target }) => target.id))).toEqual(
      new Set([child.body.id, grandchild.body.id]),
    );
  });

  it('a key that expires makes none that outlives it', async () => {
    const company = await makeCompany();
    const wish = { name: 'Short', role: 'owner' } as const;
    const { key } = await act(issueApiKey, company.owner, { ...wish, expiresOn: '2999-01-31' });
    const client = restClient(key);
    for (const expiresOn of [undefined, '2999-02-01'])
      expect(await client.post('/api-keys', { ...wish, expiresOn })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/expiresOn' }] },
      });
    expect((await client.post('/api-keys', { ...wish, expiresOn: '2999-01-31' })).status).toBe(201);
  });

  it('of another company finds nothing (R25)', async () => {
    const [{ key }, { company }] = [await issue(), await issue()];
    const stranger = memberActor(company.id, company.owner.memberId, 'owner');
    expect(await refusal(tryCommand(revokeApiKey, stranger, { keyId: key.id }))).toEqual({ code: 'not_found' });
    expect((await callRest('/company', key.key)).status).toBe(200);
  });
});

it('the last use is noted to the minute, once, beside the request', async () => {
  const { company, key } = await issue();
  const lastUse = async () => (await ask(listApiKeys, company.owner, {})).data[0]?.lastUsedAt;
  expect(await lastUse()).toBeNull();
  const uuid = toUuid('key', key.id);
  const written = async () => {
    await usesWritten();
    const [row] = await sql<{ version: string }[]>`select xmin::text as version from api_keys where id = ${uuid}`;
    return row?.version;
  };
  await callRest('/company', key.key);
  const first = await written();
  expect(await lastUse()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
  await sql`update api_keys set last_used_at = now() + interval '1 hour' where id = ${uuid}`;
  const ahead = await written();
  expect(ahead).not.toBe(first);
  for (let call = 0; call < 20; call += 1) await callRest('/company', key.key);
  expect(await written()).toBe(ahead);
});

it('a company sees of its keys nothing that they are known by, also at the database', async () => {
  const { key } = await issue();
  const rows = await sql.begin(async (tx) => {
    await tx`set local role latchkey_app`;
    return tx`select id from api_keys`;
  });
  expect(rows).toEqual([]);
  const readDigest = sql.begin(async (tx) => {
    await tx`set local role latchkey_app`;
    return tx`select id from api_keys where key_digest = ${key.key}`;
  });
  await expect(readDigest).rejects.toMatchObject({ code: '42501' });
});
