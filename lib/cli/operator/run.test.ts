import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { restClient } from '@/lib/testing/rest';
import { inTenant } from '@/lib/testing/tenant';
import { commands } from './index';
import { runOperator } from './run';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-cli-'));
afterAll(closePool);
afterAll(() => rmSync(folder, { recursive: true }));

/** One call of the command line. */
async function operator(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runOperator(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** A call with --json: its standard output is exactly one JSON value. */
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await operator(...args, '--json');
  expect([code, err]).toEqual([0, '']);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(out);
}

let count = 0;
const company = (...more: string[]) => {
  count += 1;
  const options = {
    name: `Initech ${count}`,
    plan: 'connect',
    frequency: 'monthly',
    currency: 'EUR',
    'time-zone': 'Europe/Paris',
    'owner-email': `boss@initech${count}.example`,
  };
  return ['company:create', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]), ...more];
};
const newCompany = async () => String((await json(...company())).id);

function file(content: string): string {
  count += 1;
  const name = path.join(folder, `${count}.csv`);
  writeFileSync(name, content);
  return name;
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
const LINK = /^http:\/\/localhost:3000\/set-password\?token=[\w-]{43}$/;

describe('the command line', () => {
  it.each([
    ['no command', [], /company:create/],
    ['an unknown command', ['company:destroy'], /There is no command "company:destroy"/],
    ['an unknown option', ['company:list', '--colour', 'red'], /--colour/],
    ['a missing option', ['staff:create', '--role', 'support'], /--email is missing/],
    ['an option without its value', ['staff:create', '--role', 'support', '--email'], /--email/],
    ['an empty value', ['staff:create', '--role', 'support', '--email', ''], /--email needs a value/],
    [
      'a value that is no choice',
      ['staff:create', '--email', 'a@b.example', '--role', 'king'],
      /--role must be support, operator/,
    ],
    ['an option given twice', ['audit:verify', '--company', 'a', '--company', 'b'], /--company is given twice/],
    ['a wrong value', ['staff:create', '--email', 'nobody', '--role', 'support'], /--email: Must be an e-mail address/],
    ['a currency without prices', company('--json').map((part) => (part === 'EUR' ? 'XTS' : part)), /--currency: /],
    [
      'a time zone that does not exist',
      company().map((part) => (part === 'Europe/Paris' ? 'Europe/Atlantis' : part)),
      /--time-zone: /,
    ],
    ['a missing file', ['inventory:import'], /the file is missing/],
    ['a surplus word', ['company:list', 'all'], /"all" is not expected/],
    [
      'a department for a key that takes none',
      ['api-key:create', '--company', 'com_1', '--role', 'owner', '--department', 'dep_1'],
      /--department: /,
    ],
  ])('ends with 2 and the way to do it after %s', async (_case, args, message) => {
    const { code, out, err } = await operator(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).toContain('Usage: npm run operator -- ');
  });

  it('has help for all commands and for each', async () => {
    const all = await operator('--help');
    expect(all.code).toBe(0);
    for (const { name } of commands) {
      expect(all.out).toContain(name);
      const { code, out, err } = await operator(name, '--help');
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`Usage: npm run operator -- ${name}`);
      expect(out).toContain('--json');
    }
  });

  it('ends with 1 when it is refused, with nothing on standard output', async () => {
    const nobody = 'com_00000000000000000000000000000000';
    for (const args of [
      ['api-key:create', '--company', nobody, '--role', 'owner'],
      ['audit:verify', '--company', nobody],
      ['audit:verify', '--company', 'nonsense'],
      ['inventory:import', '/absent.csv'],
    ]) {
      const { code, out, err } = await operator(...args, '--json');
      expect([code, out], args.join(' ')).toEqual([1, '']);
      expect(err.trim()).not.toBe('');
    }
  });
});

describe('staff:create', () => {
  it('makes an account and prints its one-time link last; again gives a new link and no new account', async () => {
    const { code, out } = await operator('staff:create', '--email', 'Ann@operator.example', '--role', 'support');
    expect(code).toBe(0);
    expect(lastLine(out)).toMatch(LINK);
    const again = await json('staff:create', '--email', 'ann@operator.example', '--role', 'support');
    expect(again).toMatchObject({
      email: 'Ann@operator.example',
      role: 'support',
      created: false,
      link: expect.stringMatching(LINK),
    });
    const rows = await database.connect()`select staff_role from accounts where lower(email) = 'ann@operator.example'`;
    expect(rows.map(({ staff_role: role }) => role)).toEqual(['support']);
  });

  it('changes no account that is somebody’s already', async () => {
    await json(...company().map((part) => (part.startsWith('boss@') ? 'taken@corp.example' : part)));
    for (const email of ['taken@corp.example', 'ann@operator.example']) {
      expect((await operator('staff:create', '--email', email, '--role', 'operator')).code).toBe(1);
    }
  });
});

describe('company:create', () => {
  it('opens a company as it should begin and prints the owner’s link', async () => {
    const made = await json(...company());
    expect(made).toMatchObject({
      id: expect.stringMatching(/^com_[0-9a-f]{32}$/),
      plan: 'connect',
      billingFrequency: 'monthly',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      state: 'active',
      autoPurchase: { policy: 'allow', monthlyLicences: null, monthlyCharge: null },
      link: expect.stringMatching(LINK),
    });
    expect(lastLine((await operator(...company())).out)).toMatch(LINK);
    expect((await json('company:list')).data).toContainEqual(
      expect.objectContaining({ id: made.id, licences: { total: 0, assigned: 0 } }),
    );
  });
});

describe('api-key:create', () => {
  it('prints a working key alone on the last line, of the role asked for', async () => {
    const id = await newCompany();
    const { code, out } = await operator(
      'api-key:create',
      '--company',
      id,
      '--role',
      'billing_manager',
      '--name',
      'reports',
    );
    expect(code).toBe(0);
    const key = lastLine(out) ?? '';
    expect(key).toMatch(/^lk_[\w-]{43}$/);
    expect((await restClient(key).get('/company')).body.id).toBe(id);
    expect((await restClient(key).get('/members')).status).toBe(403);
  });

  it('makes a team lead’s key see the department it leads, and without one nobody', async () => {
    const id = await newCompany();
    await json(
      'member:import',
      '--company',
      id,
      file(
        'first_name,last_name,email,role,department\nA,One,a@x.example,member,Sales\nB,Two,b@x.example,member,Support\n',
      ),
    );
    const owner = restClient(String((await json('api-key:create', '--company', id, '--role', 'owner')).key));
    const members = (await owner.get('/members?q=One')).body.data as { departmentId: string }[];
    const lead = async (...more: string[]) =>
      restClient(String((await json('api-key:create', '--company', id, '--role', 'team_lead', ...more)).key)).get(
        '/members',
      );
    expect((await lead('--department', members[0]?.departmentId ?? '')).body.data).toMatchObject([{ lastName: 'One' }]);
    expect((await lead()).body.data).toEqual([]);
    expect(
      (
        await operator(
          'api-key:create',
          '--company',
          await newCompany(),
          '--role',
          'team_lead',
          '--department',
          members[0]?.departmentId ?? '',
        )
      ).code,
    ).toBe(1);
  });
});

describe('inventory:import', () => {
  it('gives a verdict on every row and does nothing by halves', async () => {
    const table = file(
      '\ufeffNumber;Country;Type;Note\r\n+33639980101;FR;mobile;first\r\n06 39 98 01 01;FR;mobile;the same in another spelling\r\n3.36123E+10;FR;mobile;spreadsheet\r\n+33639980102;FR;mobile;a;cell too many\r\n\r\n+33639980103;FR;mobile;\r\n',
    );
    const report = await json('inventory:import', table);
    expect(report).toMatchObject({ created: 2, unchanged: 0, refused: 3, warnings: [expect.stringContaining('Note')] });
    expect((report.rows as { line: number; verdict: string }[]).map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'created'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [7, 'created'],
    ]);
    expect(await json('inventory:import', table)).toMatchObject({ created: 0, unchanged: 2, refused: 3 });
    const text = await operator('inventory:import', table);
    expect([text.code, lastLine(text.out)]).toEqual([0, '0 created, 2 unchanged, 3 refused.']);
  });

  it('adds nothing of a file whose last line is damaged', async () => {
    const table = file('number,country,type\n+33639980201,FR,mobile\n"+33639980202,FR,mobile\n');
    const { code, err } = await operator('inventory:import', table);
    expect(code).toBe(1);
    expect(err).toMatch(/line 3: a quotation mark/);
    expect(await database.connect()`select 1 from number_directory where e164 like '+3363998020%'`).toHaveLength(0);
  });
});

describe('member:import', () => {
  it('adds people without mail, and with --invite one message for each', async () => {
    const id = await newCompany();
    const people = (name: string) =>
      file(
        `first_name,last_name,email,role,department\nZoé,"O'Neil, Jr",${name}@x.example,admin,Support\n,,bad,king,\n`,
      );
    expect(await json('member:import', '--company', id, people('one'))).toMatchObject({ created: 1, refused: 1 });
    expect(await json('member:import', '--company', id, people('one'))).toMatchObject({
      created: 0,
      unchanged: 1,
      refused: 1,
    });
    const messages = () => inTenant(database.connect(), id, (tx) => tx`select topic from outbox`);
    expect(await messages()).toHaveLength(0);
    await json('member:import', '--company', id, '--invite', people('two'));
    expect(await messages()).toHaveLength(1);
  });
});

describe('audit:verify', () => {
  it('ends with 0 while all is intact, and with 1 naming company and event once it is not', async () => {
    const id = await newCompany();
    expect(await json('audit:verify', '--company', id)).toMatchObject({
      intact: true,
      companies: [{ companyId: id, intact: true, events: 2 }],
    });
    expect((await operator('audit:verify')).code).toBe(0);
    // As the schema's owner: the product's own role has no right to change an event.
    await database.connect().begin(async (tx) => {
      await tx`select set_config('app.company_id', ${toUuid('com', id)}, true)`;
      await tx`update audit_events set target_id = 'x' where company_id = ${toUuid('com', id)} and sequence = 2`;
    });
    const { code, out } = await operator('audit:verify');
    expect(code).toBe(1);
    expect(out).toContain(`${id}  2 events, BROKEN`);
    expect(out).toMatch(/event 2 \(evt_[0-9a-f]{32}\): content_changed/);
    const { code: again, out: value } = await operator('audit:verify', '--company', id, '--json');
    expect([again, JSON.parse(value).intact]).toEqual([1, false]);
  });
});
