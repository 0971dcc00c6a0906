import type postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '@/lib/access';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { ask, staff, system, tryQuery } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, type TestCompany } from '@/lib/testing/factories';
import { makeScaledCompany } from '@/lib/testing/scale-fixture';
import { makeScaledLog } from '@/lib/testing/scaled-log';
import { verifyAuditChain } from './queries';

const database = testDatabase();
afterAll(closePool);

let company: TestCompany;
let sql: postgres.Sql;

beforeEach(async () => {
  company = await makeCompany();
  for (let count = 0; count < 4; count += 1) await makeMember(company);
  sql ??= database.connect();
});

const report = () => ask(verifyAuditChain, system(company.id), {});

/** Changes the log as somebody with the database's owner could. */
const tamper = (work: (tx: postgres.TransactionSql, companyUuid: string) => Promise<unknown>) =>
  sql.begin(async (tx) => {
    const uuid = toUuid('com', company.id);
    await tx`select set_config('app.company_id', ${uuid}, true)`;
    await work(tx, uuid);
  });

const idOf = async (sequence: number): Promise<string> => {
  const found: string[] = [];
  await tamper(async (tx, uuid) => {
    const [row] = await tx<
      { id: string }[]
    >`select id from audit_events where company_id = ${uuid} and sequence = ${sequence}`;
    found.push(`evt_${row?.id.replaceAll('-', '')}`);
  });
  return found[0] ?? '';
};

describe('the audit chain (R26)', () => {
  it('is intact as the product writes it', async () => {
    const { intact, events, erased, head, broken } = await report();
    expect({ intact, events, erased, broken }).toEqual({ intact: true, events: 6, erased: 0, broken: [] });
    expect(head).toEqual({ sequence: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    [
      'action',
      (tx: postgres.TransactionSql, at: string) =>
        tx`update audit_events set action = 'member.deleted' where company_id = ${at} and sequence = 4`,
    ],
    [
      'actor',
      (tx: postgres.TransactionSql, at: string) =>
        tx`update audit_events set actor = '{"kind":"system","id":"cli","role":"system"}' where company_id = ${at} and sequence = 4`,
    ],
    [
      'instant',
      (tx: postgres.TransactionSql, at: string) =>
        tx`update audit_events set at = at - interval '1 day' where company_id = ${at} and sequence = 4`,
    ],
    [
      'state after',
      (tx: postgres.TransactionSql, at: string) =>
        tx`update audit_events set after = after || '{"role":"owner"}' where company_id = ${at} and sequence = 4`,
    ],
    [
      'personal digest',
      (tx: postgres.TransactionSql, at: string) =>
        tx`update audit_events set personal_digest = null where company_id = ${at} and sequence = 4`,
    ],
  ])('names the event whose %s was changed', async (_what, change) => {
    await tamper(change);
    const { intact, broken } = await report();
    expect(intact).toBe(false);
    expect(broken).toContainEqual({
      sequence: 4,
      eventId: await idOf(4),
      fault: 'content_changed',
      differs: expect.any(String),
    });
    expect(broken.every(({ sequence }) => sequence === 4)).toBe(true);
  });

  it('names the event whose hash was made to fit again: the next one no longer links to it', async () => {
    await tamper(
      (tx, at) => tx`update audit_events set hash = repeat('0', 64) where company_id = ${at} and sequence = 3`,
    );
    const { broken } = await report();
    expect(broken.map(({ sequence, fault }) => [sequence, fault])).toEqual([
      [3, 'content_changed'],
      [4, 'link_broken'],
    ]);
  });

  it('names an event that was taken out of the middle', async () => {
    await tamper(async (tx, at) => {
      await tx`delete from audit_personal_values where company_id = ${at} and sequence = 4`;
      await tx`delete from audit_events where company_id = ${at} and sequence = 4`;
    });
    expect((await report()).broken).toEqual([
      { sequence: 4, eventId: null, fault: 'event_missing', differs: expect.any(String) },
    ]);
  });

  it('notices that the last event was taken away, or all of them', async () => {
    const cut = (from: number) =>
      tamper(async (tx, at) => {
        await tx`delete from audit_personal_values where company_id = ${at} and sequence >= ${from}`;
        await tx`delete from audit_events where company_id = ${at} and sequence >= ${from}`;
      });
    await cut(6);
    expect((await report()).broken).toEqual([
      { sequence: 6, eventId: null, fault: 'head_differs', differs: expect.stringContaining('5') },
    ]);
    await cut(1);
    expect((await report()).broken).toMatchObject([{ fault: 'head_differs' }]);
  });

  it('notices that the last event was written anew, its hash made to fit: the ledger keeps another', async () => {
    await tamper(async (tx, at) => {
      const [row] = await tx`select * from audit_events where company_id = ${at} and sequence = 6`;
      const record = {
        companyId: company.id,
        sequence: 6,
        id: `evt_${String(row?.id).replaceAll('-', '')}`,
        at: new Date(row?.at).toISOString(),
        operationId: `opr_${String(row?.operation_id).replaceAll('-', '')}`,
        actor: row?.actor,
        onBehalfOf: null,
        action: 'member.deleted',
        targetId: row?.target_id,
        before: row?.before,
        after: row?.after,
        origin: row?.origin,
        requestId: row?.request_id,
        personalDigest: row?.personal_digest,
        previousHash: row?.previous_hash,
      };
      await tx`update audit_events set action = 'member.deleted', hash = ${hashOf(record)} where company_id = ${at} and sequence = 6`;
    });
    expect((await report()).broken).toEqual([
      { sequence: 6, eventId: null, fault: 'head_differs', differs: expect.stringContaining('hash') },
    ]);
  });

  it('notices an event that was put behind the head', async () => {
    await tamper(
      (tx, at) => tx`
      insert into audit_events (company_id, sequence, id, at, operation_id, actor, action, target_id, origin, request_id, previous_hash, hash)
      select company_id, 7, gen_random_uuid(), at, operation_id, actor, action, target_id, origin, request_id, hash, repeat('1', 64)
      from audit_events where company_id = ${at} and sequence = 6`,
    );
    expect((await report()).broken.map(({ sequence, fault }) => [sequence, fault])).toEqual([
      [7, 'content_changed'],
      [6, 'head_differs'],
    ]);
  });

  it('names the event whose personal values were changed, and lets a person be erased', async () => {
    await tamper((tx, at) => tx`delete from audit_personal_values where company_id = ${at} and sequence = 3`);
    expect(await report()).toMatchObject({ intact: true, erased: 1 });
    await tamper(
      (tx, at) =>
        tx`update audit_personal_values set values = values || '{"email":"else@where.example"}' where company_id = ${at} and sequence = 5`,
    );
    expect((await report()).broken).toEqual([
      { sequence: 5, eventId: await idOf(5), fault: 'personal_values_changed', differs: expect.any(String) },
    ]);
    await tamper(
      (tx, at) =>
        tx`update audit_personal_values set values = values - 'email', sequence = 1 where company_id = ${at} and sequence = 5`,
    );
    expect((await report()).broken).toMatchObject([{ sequence: 1, fault: 'personal_values_added' }]);
  });

  it('is walked page by page: in a log of several the very event is named, wherever it is', async () => {
    const large = await makeScaledCompany(sql, 1, { members: 20, numbers: 20, licences: 20, assigned: 0 });
    await makeScaledLog(sql, large, 4_500, new Date());
    const walked = () => ask(verifyAuditChain, system(large.companyId), {});
    expect(await walked()).toMatchObject({ intact: true, events: 4_500, erased: 0, head: { sequence: 4_500 } });
    await sql.begin(async (tx) => {
      await tx`select set_config('app.company_id', ${large.companyUuid}, true)`;
      await tx`update audit_events set target_id = 'x' where company_id = ${large.companyUuid} and sequence in (2000, 2001, 4500)`;
      // Each page reads the personal values of its own events and of no others.
      await tx`update audit_personal_values set values = '{}' where company_id = ${large.companyUuid} and sequence in (1006, 3996)`;
      await tx`delete from audit_personal_values where company_id = ${large.companyUuid} and sequence in (6, 4006)`;
    });
    const { broken, erased } = await walked();
    expect(erased).toBe(2);
    expect(broken.map(({ sequence, fault }) => [sequence, fault])).toEqual([
      [1_006, 'personal_values_changed'],
      [2_000, 'content_changed'],
      [2_001, 'content_changed'],
      [3_996, 'personal_values_changed'],
      [4_500, 'content_changed'],
    ]);
  });

  it('of one company says nothing about another', async () => {
    const other = await makeCompany();
    await tamper((tx, at) => tx`update audit_events set action = 'x' where company_id = ${at}`);
    expect((await ask(verifyAuditChain, system(other.id), {})).intact).toBe(true);
    expect((await report()).intact).toBe(false);
  });

  it('is walked by nobody in the company, and by nobody without one', async () => {
    expect(await tryQuery(verifyAuditChain, company.owner, {})).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await tryQuery(verifyAuditChain, staff('operator'), {})).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await tryQuery(verifyAuditChain, system('com_00000000000000000000000000000000'), {})).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});
