import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { importMembers, listDepartments, listMembers } from '@/lib/members';
import { act, ask, staff, system, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeDepartment, makeMember, rowsOf, type TestCompany } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';

const database = testDatabase();
afterAll(closePool);

const person = (email: string, more: Record<string, string> = {}) => ({
  first_name: 'Zoé',
  last_name: 'Lefèvre',
  email,
  role: 'member',
  department: '',
  ...more,
});
const importing = (company: TestCompany, rows: Record<string, string>[], invite?: boolean) =>
  act(importMembers, system(company.id), { rows: rowsOf(rows), invite });

/** Rows of the company's log and outbox. */
async function tracesOf(company: TestCompany) {
  const [row] = await inTenant(
    database.connect(),
    company.id,
    (tx) => tx<{ events: number; messages: number; personal: string }[]>`
    select (select count(*)::int from audit_events where action in ('member.created', 'department.created')) as events,
      (select count(*)::int from outbox) as messages,
      (select string_agg(concat(before, after), ' ') from audit_events) as personal`,
  );
  return row;
}

describe('importing members', () => {
  it('gives a verdict on every row in file order, and takes every row that can go in', async () => {
    const company = await makeCompany();
    await makeMember(company, { firstName: 'Zoé', lastName: 'Lefèvre', email: 'Known@acme.example', role: 'admin' });
    const report = await importing(company, [
      person('new@acme.example', { role: 'Billing Manager', department: 'Ventes' }),
      person('known@ACME.example', { role: 'admin' }),
      person('KNOWN2@acme.example'),
      person('known@acme.example', { role: 'admin' }),
      person('not an address'),
      person('new2@acme.example', { first_name: ' ' }),
      person('new3@acme.example', { role: 'boss' }),
      person('new4@acme.example', { last_name: 'x'.repeat(81) }),
      person('NEW@acme.example'),
    ]);
    expect(report).toMatchObject({ created: 2, unchanged: 1, refused: 6 });
    expect(report.rows).toMatchObject([
      { line: 2, verdict: 'created', email: 'new@acme.example' },
      { line: 3, verdict: 'unchanged' },
      { line: 4, verdict: 'created' },
      { line: 5, verdict: 'refused', column: 'email', message: 'Is the same address as in line 3.' },
      { line: 6, verdict: 'refused', column: 'email', value: 'not an address' },
      { line: 7, verdict: 'refused', column: 'first_name', message: 'Must not be empty.' },
      {
        line: 8,
        verdict: 'refused',
        column: 'role',
        value: 'boss',
        message: expect.stringContaining('billing_manager'),
      },
      { line: 9, verdict: 'refused', column: 'last_name' },
      { line: 10, verdict: 'refused', column: 'email', message: 'Is the same address as in line 2.' },
    ]);
    const { data } = await ask(listMembers, company.owner, { q: 'new@acme' });
    expect(data).toMatchObject([
      { firstName: 'Zoé', role: 'billing_manager', departmentName: 'Ventes', status: 'invited' },
    ]);
  });

  it('changes nobody who is there: what differs is named, a second import of the same file is unchanged', async () => {
    const company = await makeCompany();
    const rows = [person('a@acme.example', { department: 'Ventes' }), person('b@acme.example')];
    await importing(company, rows);
    const before = await tracesOf(company);
    expect(await importing(company, rows)).toMatchObject({ created: 0, unchanged: 2, refused: 0 });
    const report = await importing(company, [
      person('a@acme.example', { department: 'Achats' }),
      person('b@acme.example', { role: 'owner' }),
      person('A@acme.example', { department: 'VENTES' }),
    ]);
    expect(report.rows).toMatchObject([
      { verdict: 'refused', column: 'department' },
      { verdict: 'refused', column: 'role' },
      { verdict: 'refused', column: 'email' },
    ]);
    expect(await tracesOf(company)).toEqual(before);
  });

  it('opens a department once, whatever its case, and uses those there are', async () => {
    const company = await makeCompany();
    await makeDepartment(company, 'Équipe Support');
    await importing(
      company,
      ['équipe support', 'Ventes', 'ventes', 'VENTES', ''].map((department, n) =>
        person(`m${n}@acme.example`, { department }),
      ),
    );
    expect((await ask(listDepartments, company.owner, {})).data.map((department) => department.name).sort()).toEqual([
      'Ventes',
      'Équipe Support',
    ]);
    expect((await ask(listMembers, company.owner, {})).data.map((member) => member.departmentName)).toEqual(
      expect.arrayContaining(['Équipe Support', 'Ventes', 'Ventes', 'Ventes', null]),
    );
  });

  it('writes one event for each member and sends mail only when asked to', async () => {
    const company = await makeCompany();
    await importing(company, [person('a@acme.example'), person('b@acme.example')]);
    expect(await tracesOf(company)).toMatchObject({ events: 3, messages: 0 });
    await importing(company, [person('b@acme.example'), person('c@acme.example')], true);
    const traces = await tracesOf(company);
    expect(traces).toMatchObject({ events: 4, messages: 1 });
    expect(traces?.personal).not.toContain('Lef');
    expect(traces?.personal).not.toContain('@');
  });

  it('leaves nothing behind when the file breaks off in the middle', async () => {
    const company = await makeCompany();
    const before = await tracesOf(company);
    const rows = {
      async *[Symbol.asyncIterator]() {
        for (let n = 0; n < 1_500; n += 1)
          yield { line: n + 2, values: person(`m${n}@acme.example`, { department: 'Ventes' }) };
        throw new Error('the disk is gone');
      },
    };
    await expect(act(importMembers, system(company.id), { rows })).rejects.toThrow('the disk is gone');
    expect(await tracesOf(company)).toEqual(before);
    expect((await ask(listMembers, company.owner, {})).data).toHaveLength(1);
  });

  it('takes 2,000 members in seconds', async () => {
    const company = await makeCompany();
    const started = performance.now();
    const report = await importing(
      company,
      Array.from({ length: 2_000 }, (_, n) =>
        person(`m${n}@acme.example`, { last_name: `L${n}`, department: `D${n % 40}` }),
      ),
    );
    expect(report).toMatchObject({ created: 2_000, unchanged: 0, refused: 0 });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is the operator’s business (R24)', async () => {
    const company = await makeCompany();
    const input = { rows: rowsOf([]) };
    expect(await tryCommand(importMembers, company.owner, input)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await tryCommand(importMembers, staff('support'), input)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await tryCommand(importMembers, system('com_0'), input)).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});
