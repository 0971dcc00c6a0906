import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listOperatorEvents, verifyOperatorLog } from '@/lib/audit';
import { changeSettings, listSettings } from '@/lib/billing';
import { listPlans, setPlan } from '@/lib/companies';
import { createStaff, endStaff } from '@/lib/identity';
import { fromUuid } from '@/lib/kernel/id';
import { setListPrice } from '@/lib/licences';
import { importInventory, listNumberKinds, setQuarantine } from '@/lib/numbers';
import { retryJob } from '@/lib/queues';
import { operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { coreDatabase } from '@/lib/testing/core-database';
import { rowsOf } from '@/lib/testing/factories';
import { operatorActionsOf } from '@/lib/testing/figures';
import { setJobAside } from '@/lib/testing/set-aside';
import { closeJobs } from '../db/job-library';
import type { StaffActor } from './actor';

const { sql } = coreDatabase();
afterAll(closeJobs);

let desk: StaffActor;
let before = 0;
beforeEach(async () => {
  const [row] = await sql<{ id: string }[]>`
    insert into accounts (id, email, staff_role) values (gen_random_uuid(), gen_random_uuid() || '@operator.example', 'operator') returning id`;
  desk = { ...staff('operator'), accountId: fromUuid('acc', row?.id ?? '') };
  before = (await operatorActionsOf(sql)).length;
});

/** What the log says since the test began, the newest first. */
const said = async () => {
  const { data } = await operate(listOperatorEvents, {}, desk);
  const count = (await operatorActionsOf(sql)).length - before;
  return data.slice(0, count);
};
const limitOf = async () =>
  (await operate(listPlans, {})).data.find(({ code }) => code === 'max')?.memberNumberLimit ?? 0;
const price = (validFrom: string) => ({
  plan: 'max',
  billingFrequency: 'yearly' as const,
  unitPrice: { amount: 9_900, currency: 'GBP' },
  validFrom,
});
const file = () => rowsOf([{ number: `+3363998${String(1_000 + before)}`, country: 'FR', type: 'mobile' }]);

describe('the operator’s own log (R26)', () => {
  it('says of a plan who changed what from what to what, and when', async () => {
    const limit = await limitOf();
    await operate(setPlan, { plan: 'max', memberNumberLimit: limit + 1 }, desk);
    const [event, ...others] = await said();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      action: 'plan.changed',
      actor: {
        kind: 'staff',
        id: desk.accountId,
        role: 'operator',
        name: expect.stringMatching(/@operator\.example$/),
      },
      target: { id: 'max', name: null },
      before: { memberNumberLimit: limit },
      after: { memberNumberLimit: limit + 1 },
      origin: 'seed',
    });
    expect(event?.before).not.toHaveProperty('name');
  });

  it('says of a price what it is and from when on', async () => {
    await operate(setListPrice, price('2095-01-01'), desk);
    expect(await said()).toMatchObject([
      {
        action: 'price.set',
        target: { id: 'max/yearly/GBP' },
        after: { unitPrice: { amount: 9_900 }, validFrom: '2095-01-01' },
      },
    ]);
  });

  it('says of spans those that were changed, and no others', async () => {
    const { idleLicenceDays } = await operate(listSettings, {});
    await operate(changeSettings, { idleLicenceDays: idleLicenceDays + 1 }, desk);
    expect(await said()).toMatchObject([
      { action: 'settings.changed', before: { idleLicenceDays }, after: { idleLicenceDays: idleLicenceDays + 1 } },
    ]);
    expect(Object.keys((await said())[0]?.after ?? {})).toEqual(['idleLicenceDays']);
  });

  it('says of a quarantine of which kind of number, and of a file how much was added', async () => {
    const { data } = await operate(listNumberKinds, { country: 'FR' });
    const days = (data.find(({ type }) => type === 'mobile')?.quarantineDays ?? 0) + 1;
    await operate(setQuarantine, { country: 'FR', type: 'mobile', days }, desk);
    await operate(importInventory, { rows: file() }, desk);
    expect(await said()).toMatchObject([
      { action: 'inventory.imported', after: { created: 1, unchanged: 0, refused: 0 } },
      {
        action: 'quarantine.set',
        target: { id: 'FR/mobile' },
        before: { quarantineDays: days - 1 },
        after: { quarantineDays: days },
      },
    ]);
  });

  it('says of the staff who came, went and came back, their addresses apart from the chain', async () => {
    const email = `ann${before}@operator.example`;
    const { id } = await operate(createStaff, { email, role: 'support' }, desk);
    await operate(endStaff, { accountId: id }, desk);
    await operate(createStaff, { email, role: 'operator' }, desk);
    await operate(createStaff, { email, role: 'operator' }, desk);
    const events = await said();
    expect(events.map(({ action, before: was, after }) => [action, was, after])).toEqual([
      ['staff.link_renewed', null, { role: 'operator' }],
      ['staff.returned', null, { role: 'operator' }],
      ['staff.ended', { role: 'support' }, null],
      ['staff.created', null, { role: 'support' }],
    ]);
    expect(events.every(({ target, personal }) => target.id === id && personal?.email === email)).toBe(true);
    const [row] =
      await sql`select count(*)::int as found from operator_events where concat(before, after, target_id, actor) like ${`%${email}%`}`;
    expect(row?.found).toBe(0);
  });

  it('says who had a job taken up again', async () => {
    const jobId = await setJobAside(sql, 'print', {}, 'no paper');
    await operate(retryJob, { queue: 'print', jobId }, desk);
    expect(await said()).toMatchObject([{ action: 'job.retried', target: { id: jobId }, after: { queue: 'print' } }]);
  });

  it('says nothing of what changed nothing or was refused', async () => {
    await operate(setPlan, { plan: 'max', memberNumberLimit: await limitOf() }, desk);
    await operate(changeSettings, await operate(listSettings, {}), desk);
    const { data } = await operate(listNumberKinds, { country: 'FR' });
    const days = data.find(({ type }) => type === 'mobile')?.quarantineDays ?? 0;
    await operate(setQuarantine, { country: 'FR', type: 'mobile', days }, desk);
    await operate(importInventory, { rows: rowsOf([{ number: 'nonsense', country: 'FR', type: 'mobile' }]) }, desk);
    expect(await refusal(tryTask(setListPrice, price('2001-01-01'), desk))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(tryTask(endStaff, { accountId: staff('support').accountId }, desk))).toMatchObject({
      code: 'not_found',
    });
    expect(await said()).toEqual([]);
  });

  it('is one chain, also of what happens at the same time, and every event of it is found where it was changed', async () => {
    const changes = await Promise.all([
      tryTask(setListPrice, price('2095-02-01'), desk),
      tryTask(setListPrice, price('2095-03-01'), desk),
      tryTask(createStaff, { email: `one${before}@operator.example`, role: 'support' }, desk),
      tryTask(createStaff, { email: `two${before}@operator.example`, role: 'support' }, desk),
    ]);
    expect(changes.every(({ ok }) => ok)).toBe(true);
    const { intact, events, head } = await operate(verifyOperatorLog, {});
    expect({ intact, events }).toEqual({ intact: true, events: head.sequence });
    expect(head.sequence).toBe(before + 4);
    const [row] = await sql`select id from operator_events where sequence = ${before + 2}`;
    await sql`update operator_events set after = '{"role":"operator"}' where sequence = ${before + 2}`;
    const report = await operate(verifyOperatorLog, {});
    expect(report.broken).toMatchObject([
      { sequence: before + 2, eventId: fromUuid('evt', row?.id), fault: 'content_changed' },
    ]);
    await sql`delete from operator_personal_values where sequence = ${before + 2}`;
    await sql`delete from operator_events where sequence = ${before + 2}`;
    expect((await operate(verifyOperatorLog, {})).broken).toMatchObject([
      { sequence: before + 2, fault: 'event_missing' },
    ]);
  });
});

describe('who writes it', () => {
  it('is only added to by the program, its head moved on; inside a company nothing is seen of it', async () => {
    const rights = async (role: string) => {
      const rows = await sql<{ right: string }[]>`
        select c.relname || coalesce('.' || a.attname, '') || ' ' || p as right
        from pg_class c cross join unnest(array['DELETE', 'INSERT', 'SELECT', 'TRUNCATE', 'UPDATE']) p
        left join pg_attribute a on p = 'UPDATE' and a.attrelid = c.oid and a.attnum > 0
        where c.relname in ('operator_events', 'operator_ledger', 'operator_personal_values')
          and case when p = 'UPDATE' then has_column_privilege(${role}, c.oid, a.attnum, p) else has_table_privilege(${role}, c.oid, p) end
        order by 1`;
      return rows.map(({ right }) => right);
    };
    expect(await rights('latchkey_system')).toEqual([
      'operator_events INSERT',
      'operator_events SELECT',
      'operator_ledger SELECT',
      'operator_ledger.audit_hash UPDATE',
      'operator_ledger.audit_sequence UPDATE',
      'operator_ledger.last_instant UPDATE',
      'operator_personal_values INSERT',
      'operator_personal_values SELECT',
    ]);
    expect(await rights('latchkey_app')).toEqual([]);
  });
});

describe('who reads it', () => {
  it('R24: operator admins; not support agents, and nobody of a company', async () => {
    expect(await refusal(tryTask(listOperatorEvents, {}, staff('support')))).toMatchObject({
      code: 'forbidden',
      heldBy: ['operator'],
    });
  });

  it('by pages, narrowed to an actor, an action, what it is about and days', async () => {
    for (const month of ['04', '05', '06']) await operate(setListPrice, price(`2095-${month}-01`), desk);
    await operate(importInventory, { rows: file() }, desk);
    const of = async (filters: object) =>
      (await operate(listOperatorEvents, { actor: desk.accountId, ...filters }, desk)).data.map(({ action }) => action);
    expect(await of({ action: 'price' })).toEqual(['price.set', 'price.set', 'price.set']);
    expect(await of({ action: 'inventory.imported' })).toHaveLength(1);
    expect(await of({ target: 'max/yearly/GBP' })).toHaveLength(3);
    expect(await of({ to: '2001-01-01' })).toEqual([]);
    const first = await operate(listOperatorEvents, { actor: desk.accountId, limit: 3 }, desk);
    const next = await operate(
      listOperatorEvents,
      { actor: desk.accountId, limit: 3, cursor: first.nextCursor ?? '' },
      desk,
    );
    expect([first.data.length, next.data.length, next.nextCursor]).toEqual([3, 1, null]);
  });
});
