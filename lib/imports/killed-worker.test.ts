import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createMember } from '@/lib/members';
import { act, ask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { bring, checked, lines, shown, work } from '@/lib/testing/import-file';
import { checkImport, confirmImport, getImport } from '.';

const { sql, url } = coreDatabase();

/** A worker of its own, which is killed without a word once it has taken so many steps and begun another. */
async function workUntilKilled(steps: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/importing-process.ts'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let taken = 0;
  if (child.stdout !== null)
    createInterface(child.stdout).on('line', () => {
      taken += 1;
      if (taken === steps) child.kill('SIGKILL');
    });
  await new Promise((resolve) => child.once('close', resolve));
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => `Ada,Lovelace,p${index}@company.example,member,Sales`);

it('a worker killed while it checks, and again while it adds members, is gone on with where it was: nobody twice, nobody missing', async () => {
  const company = await makeFixture(sql);
  const { owner } = company;
  const { id: importId } = await bring(
    owner,
    'members',
    lines('first_name,last_name,email,role,department', ...people(2_100)),
  );
  const fields = { first_name: 0, last_name: 1, email: 2, role: 3, department: 4 };
  await act(checkImport, owner, { importId, fields });
  await workUntilKilled(2);
  const half = await ask(getImport, owner, { importId });
  expect(half.status).toBe('checking');
  expect(half.counts.ready).toBeGreaterThanOrEqual(1_000);
  await work();
  expect(await ask(getImport, owner, { importId })).toMatchObject({
    status: 'checked',
    counts: { ready: 2_100, refused: 0 },
  });

  await act(confirmImport, owner, { importId });
  await workUntilKilled(2);
  expect(await ask(getImport, owner, { importId })).toMatchObject({ status: 'running' });
  await work();
  expect(await ask(getImport, owner, { importId })).toMatchObject({
    status: 'done',
    counts: { done: 2_100, ready: 0, unchanged: 0 },
  });
  const [row] = await sql`
    select count(*)::int as members, count(distinct lower(email))::int as addresses,
      (select count(*)::int from audit_events where company_id = ${company.uuid} and action = 'member.created') as events
    from members where company_id = ${company.uuid} and email like 'p%'`;
  expect(row).toEqual({ members: 2_100, addresses: 2_100, events: 2_100 });
}, 120_000);

it('two workers at once do every row once', async () => {
  const company = await makeFixture(sql, { plan: 'max', numbers: 12, monthly: 4 });
  const { owner } = company;
  await act(createMember, owner, { firstName: 'A', lastName: 'B', email: 'ada@company.example', role: 'member' });
  const numbers = company.numbers.map(({ e164 }) => `ada@company.example,${e164}`);
  const view = await checked(owner, 'assignments', lines('email,number', ...numbers));
  await act(confirmImport, owner, { importId: view.id, ...shown(view) });
  const { id } = await checked(
    owner,
    'members',
    lines('first_name,last_name,email,role', ...people(600).map((row) => row.replace(',Sales', ''))),
  );
  await act(confirmImport, owner, { importId: id });
  await Promise.all([work(), work(), work()]);
  await work();
  expect(await ask(getImport, owner, { importId: view.id })).toMatchObject({ status: 'done', counts: { done: 12 } });
  expect(await ask(getImport, owner, { importId: id })).toMatchObject({ status: 'done', counts: { done: 600 } });
  expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 12, purchases: 1, bought: 8 });
});
