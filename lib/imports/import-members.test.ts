import { describe, expect, it } from 'vitest';
import { getImport, listImportRows } from '@/lib/imports';
import { advanceImports } from '@/lib/jobs/imports';
import { toUuid } from '@/lib/kernel/id';
import { act, apiKeyActor, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { bring, checked, imported, lines, verdictsOf, work } from '@/lib/testing/import-file';
import { advanceImport, cancelImport, checkImport, confirmImport } from '.';

const { sql } = coreDatabase();

const HEADER = 'first_name,last_name,email,role,department';
const FIELDS = { first_name: 0, last_name: 1, email: 2, role: 3, department: 4 };
const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `Ada,Lovelace,p${from + index}@company.example,member,Sales`);
const membersOf = async ({ uuid }: { uuid: string }) =>
  sql`select first_name, email, role, status from members where company_id = ${uuid} and email like 'p%' order by email`;

describe('a file of members', () => {
  it('is mapped by its header in either language, case and spelling, and what nobody reads is named', async () => {
    const { owner } = await makeFixture(sql);
    const { id } = await bring(
      owner,
      'members',
      'Prénom;NOM;Adresse e-mail;Rôle;Service;Pointure\nZoé;Faure;p1@x.example;member;Ventes;38\n',
    );
    const view = await ask(getImport, owner, { importId: id });
    expect(view.fields.map(({ name, column }) => [name, column])).toEqual([
      ['first_name', 0],
      ['last_name', 1],
      ['email', 2],
      ['role', 3],
      ['department', 4],
    ]);
    expect(view).toMatchObject({
      status: 'received',
      ignored: ['Pointure'],
      sample: [{ line: 2, cells: ['Zoé', 'Faure', 'p1@x.example', 'member', 'Ventes', '38'] }],
      counts: { total: 1, waiting: 1 },
      createdBy: { id: owner.memberId, name: 'Camille Durand' },
    });
  });

  it('whose required column is read from nowhere is refused before any row is looked at', async () => {
    const { owner } = await makeFixture(sql);
    const { id } = await bring(owner, 'members', lines('first_name,last_name,email', 'A,B,p1@x.example'));
    const fields = { first_name: 0, last_name: 0, email: 7, shoe: 1 };
    expect(await refusal(tryCommand(checkImport, owner, { importId: id, fields }))).toMatchObject({
      code: 'invalid_input',
      errors: [
        { pointer: '/fields/shoe' },
        { pointer: '/fields/last_name' },
        { pointer: '/fields/email' },
        { pointer: '/fields/role' },
      ],
    });
    expect(await verdictsOf(owner, id)).toEqual([[2, 'waiting']]);
  });

  it('is checked without anything being written but verdicts, each with its line, column, value and code', async () => {
    const company = await makeFixture(sql);
    const { owner } = company;
    const before = await sql`select count(*)::int as members from members where company_id = ${company.uuid}`;
    const content = lines(
      HEADER,
      'Ada,Lovelace,p1@company.example,member,Sales',
      ',Lovelace,p2@company.example,member,',
      'Ada,Lovelace,not an address,member,',
      'Ada,Lovelace,p3@company.example,king,',
      'Ada,Lovelace, P1@COMPANY.example ,Billing Manager,',
      '"Ada\nB",Lovelace,p4@company.example,member,',
      `${'x'.repeat(81)},Lovelace,p5@company.example,member,`,
      'Ada,Lovelace,p6@company.example,member,Sales,surplus',
    );
    const view = await checked(owner, 'members', content);
    expect(await verdictsOf(owner, view.id)).toEqual([
      [2, 'ready'],
      [3, 'refused', 'first_name', 'empty'],
      [4, 'refused', 'email', 'email'],
      [5, 'refused', 'role', 'role'],
      [6, 'refused', 'email', 'same_as_line', 2],
      [7, 'refused', 'first_name', 'control_characters'],
      [9, 'refused', 'first_name', 'too_long', 80],
      [10, 'refused', null, 'too_many_cells'],
    ]);
    expect(view).toMatchObject({ status: 'checked', counts: { total: 8, ready: 1, refused: 7, waiting: 0 } });
    expect(await sql`select count(*)::int as members from members where company_id = ${company.uuid}`).toEqual(before);
    expect(await sql`select from departments where company_id = ${company.uuid}`).toHaveLength(0);
    expect(await actionsOf(sql, company)).toEqual(['import.received']);
  });

  it('is carried out for its valid rows only; brought again it changes nothing', async () => {
    const company = await makeFixture(sql);
    const { owner } = company;
    const content = lines(HEADER, ...people(3), 'Ada,Lovelace,wrong,member,');
    const first = await imported(owner, 'members', content, true);
    expect(first).toMatchObject({ status: 'done', counts: { total: 4, done: 3, refused: 1, ready: 0 } });
    expect(await membersOf(company)).toHaveLength(3);
    const { data } = await ask(listImportRows, owner, { importId: first.id, verdict: 'done' });
    expect(data.every(({ memberId }) => memberId?.startsWith('mem_'))).toBe(true);
    expect(await sql`select from outbox where company_id = ${company.uuid} and topic = 'mail.invitation'`).toHaveLength(
      3,
    );

    const before = await membersOf(company);
    const again = await imported(owner, 'members', content);
    expect(again).toMatchObject({ status: 'done', counts: { done: 0, unchanged: 3, refused: 1 } });
    expect(await membersOf(company)).toEqual(before);
    const changed = await checked(owner, 'members', lines(HEADER, 'Augusta,Lovelace,p0@company.example,member,Sales'));
    expect(await verdictsOf(owner, changed.id)).toEqual([[2, 'refused', 'first_name', 'differs']]);
  });

  it('leads from the event of a row to the import, which has one event when it starts and one when it ends', async () => {
    const company = await makeFixture(sql);
    const { id } = await imported(company.owner, 'members', lines(HEADER, ...people(2)));
    expect(await actionsOf(sql, company)).toEqual([
      'import.received',
      'import.confirmed',
      'department.created',
      'member.created',
      'member.created',
      'import.completed',
    ]);
    const events = await sql<{ actor: { id: string }; target: string }[]>`
      select actor, target_id as target from audit_events where company_id = ${company.uuid} and action = 'member.created' and request_id = ${id}`;
    expect(events.map(({ actor }) => actor.id)).toEqual([company.owner.memberId, company.owner.memberId]);
  });

  it('R15: an admin’s file makes no owner', async () => {
    const company = await makeFixture(sql);
    await sql`update members set role = 'admin' where company_id = ${company.uuid} and role = 'owner'`;
    await sql`update members set role = 'owner' where company_id = ${company.uuid} and id = (select id from members where company_id = ${company.uuid} and role = 'member' limit 1)`;
    const admin = company.as('admin');
    const view = await checked(admin, 'members', lines(HEADER, 'Ada,Lovelace,p1@company.example,owner,'));
    expect(await verdictsOf(admin, view.id)).toEqual([[2, 'refused', 'role', 'owner_by_owner']]);
  });
});

describe('the steps of an import', () => {
  it('come in their order; another mapping may be tried after a check', async () => {
    const { owner } = await makeFixture(sql);
    const { id: importId } = await bring(owner, 'members', lines(HEADER, ...people(2)));
    expect(await refusal(tryCommand(confirmImport, owner, { importId }))).toEqual({
      code: 'import_step_refused',
      status: 'received',
    });
    await act(checkImport, owner, { importId, fields: { ...FIELDS, department: null } });
    expect(await refusal(tryCommand(checkImport, owner, { importId, fields: FIELDS }))).toEqual({
      code: 'import_step_refused',
      status: 'checking',
    });
    await work();
    const swapped = { ...FIELDS, first_name: 2, email: 0 };
    await act(checkImport, owner, { importId, fields: swapped });
    await work();
    expect(await ask(getImport, owner, { importId })).toMatchObject({
      status: 'checked',
      counts: { ready: 0, refused: 2, waiting: 0 },
    });
    await act(checkImport, owner, { importId, fields: FIELDS });
    await work();
    expect(await ask(getImport, owner, { importId })).toMatchObject({
      status: 'checked',
      counts: { ready: 2, refused: 0 },
    });
  });

  it('stop where it is cancelled: what was done stays, nothing more is, and cancelling twice is cancelling once', async () => {
    const company = await makeFixture(sql);
    const { owner } = company;
    const { id: importId } = await checked(owner, 'members', lines(HEADER, ...people(600)));
    await act(confirmImport, owner, { importId });
    expect(await advanceImports()).toBe(1);
    const view = await act(cancelImport, owner, { importId });
    await act(cancelImport, owner, { importId });
    expect(view).toMatchObject({ status: 'cancelled', counts: { done: 500, ready: 100 } });
    await work();
    expect(await membersOf(company)).toHaveLength(500);
    expect(await refusal(tryCommand(confirmImport, owner, { importId }))).toEqual({
      code: 'import_step_refused',
      status: 'cancelled',
    });
  });

  it('of two imports of a company take turns: the second waits, then goes on', async () => {
    const { owner } = await makeFixture(sql);
    const [first, second] = [
      await checked(owner, 'members', lines(HEADER, ...people(600))),
      await checked(owner, 'members', lines(HEADER, ...people(2, 599))),
    ];
    await act(confirmImport, owner, { importId: first.id });
    await act(confirmImport, owner, { importId: second.id });
    expect((await ask(getImport, owner, { importId: second.id })).queued).toBe(true);
    // Also a worker that found it before the first one was due leaves it alone.
    expect(await act(advanceImport, owner, { importId: second.id })).toEqual({ advanced: false });
    await advanceImports();
    expect(await ask(getImport, owner, { importId: first.id })).toMatchObject({ queued: false, counts: { done: 500 } });
    expect((await ask(getImport, owner, { importId: second.id })).counts).toMatchObject({ done: 0, ready: 2 });
    await work();
    // One of its rows came with the first file meanwhile.
    expect(await ask(getImport, owner, { importId: second.id })).toMatchObject({
      status: 'done',
      counts: { done: 1, unchanged: 1 },
    });
  });

  it('R24: end where the person has lost the right, with what was done', async () => {
    const company = await makeFixture(sql);
    const { owner } = company;
    const { id: importId } = await checked(owner, 'members', lines(HEADER, ...people(600)));
    await act(confirmImport, owner, { importId });
    await advanceImports();
    const colleague = company.members[0];
    await sql`update members set role = case when role = 'owner' then 'member' else 'owner' end where company_id = ${company.uuid} and (role = 'owner' or 'mem_' || replace(id::text, '-', '') = ${colleague ?? ''})`;
    await work();
    expect(await ask(getImport, owner, { importId })).toMatchObject({
      status: 'failed',
      problem: { code: 'right_lost' },
      counts: { done: 500, ready: 100 },
    });
    expect((await actionsOf(sql, company)).at(-1)).toBe('import.failed');
  });

  it('are gone on with by the next round where the person was promoted after this one had looked', async () => {
    const company = await makeFixture(sql);
    const { owner } = company;
    const { id: importId } = await checked(owner, 'members', lines(HEADER, ...people(1)));
    await act(confirmImport, owner, { importId });
    expect(await act(advanceImport, { ...owner, role: 'admin' }, { importId })).toEqual({ advanced: false });
    await work();
    expect(await ask(getImport, owner, { importId })).toMatchObject({ status: 'done', counts: { done: 1 } });
  });

  it.each([
    ['revoked', sql`revoked_at = now()`],
    ['run out', sql`expires_at = now() - interval '1 minute'`],
    ['given a lesser role', sql`role = 'billing_manager'`],
  ])('R24: are not carried out for a key that was %s after the round had looked', async (_case, change) => {
    const { id, uuid } = await makeFixture(sql);
    const program = apiKeyActor(id, 'admin');
    await sql`
      insert into api_keys (id, company_id, name, key_digest, role, created_at)
      values (${toUuid('key', program.keyId)}, ${uuid}, 'HR', ${program.keyId}, 'admin', now())`;
    const { id: importId } = await checked(program, 'members', lines(HEADER, ...people(1)));
    await act(confirmImport, program, { importId });
    await sql`update api_keys set ${change} where id = ${toUuid('key', program.keyId)}`;
    expect(await refusal(tryCommand(advanceImport, program, { importId }))).toMatchObject({ code: 'forbidden' });
    await work();
    expect(await ask(getImport, program, { importId })).toMatchObject({
      status: 'failed',
      problem: { code: 'right_lost' },
      counts: { done: 0 },
    });
  });

  it('are another person’s to see and to stop, who may import too', async () => {
    const { owner, as } = await makeFixture(sql);
    const { id: importId } = await checked(owner, 'members', lines(HEADER, ...people(1)));
    expect(await act(cancelImport, as('admin'), { importId })).toMatchObject({ status: 'cancelled' });
  });
});
