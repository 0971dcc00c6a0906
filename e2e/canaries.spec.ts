import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIRequestContext } from 'playwright/test';
import type { TransactionSql } from 'postgres';
import { OPEN_PAGES, PAGE_RIGHTS, type PageRole } from '@/lib/testing/page-rights';
import { expect, signInAs, test } from './fixtures';
import { connectBehind } from './scaled-company';

const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(process.env.DATA_DIR ?? '.data');

/** Where a secret of this installation stands in the text, with a little of what is around it. */
const found = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret.slice(0, 12)}…`);

/** What no browser may be given: values that this installation keeps to itself. */
const ownSecrets = (): string[] =>
  [
    process.env.DEMO_PASSWORD ?? '',
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /secret|password/.test(entry.name))
      .map(({ name }) => readFileSync(path.join(folder, name), 'utf8').trim()),
  ].filter((secret) => secret.length > 8);

test.describe('what browsers are given as files', () => {
  const files = ['.next/static', 'public'].flatMap((name) =>
    readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  // Names of settings, libraries and tables that only the server knows; each stands in what was built for the server.
  const SERVER_ONLY = [
    'AUTH_SECRET',
    'DATABASE_URL',
    'SMTP_URL',
    'TRUSTED_PROXIES',
    'latchkey_app',
    'latchkey_system',
    'set local role',
    'audit_personal_values',
    'company_ledgers',
    'password_hash',
    'secret_digest',
    'argon2',
    'nodemailer',
    'pgboss',
    'drizzle',
    'rate-limiter-flexible',
    'libphonenumber',
    'pdfkit',
    'node:crypto',
  ];

  test('hold no secret, no name of the server’s own and no map of its sources', () => {
    expect(files.length).toBeGreaterThan(20);
    const secrets = [...ownSecrets(), ...SERVER_ONLY];
    expect(secrets.length).toBeGreaterThan(SERVER_ONLY.length + 2);
    const finds = files.flatMap((file) => found(readFileSync(file, 'utf8'), secrets).map((what) => `${file}: ${what}`));
    expect(finds).toEqual([]);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  test('would show such a name: the server’s own build holds them', () => {
    const chunks = readdirSync(path.join(root, '.next/server'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(path.join(root, '.next/server', name), 'utf8'));
    expect(SERVER_ONLY.filter((name) => !chunks.some((text) => text.includes(name)))).toEqual([]);
  });
});

type Canaries = { digests: string[]; foreign: string[]; colleagues: string[] };

/** What the answers to one person must not hold: digests of all, names of other companies, addresses of colleagues. */
async function canariesFor(email: string): Promise<Canaries> {
  const sql = connectBehind();
  try {
    return await sql.begin(async (tx) => {
      await tx.unsafe('set local role latchkey_system');
      const companies = await tx<{ id: string; name: string }[]>`select company_id as id, name from companies`;
      await tx.unsafe('set local role none');
      const digests = await tx<{ value: string }[]>`
        select password_hash as value from accounts where password_hash is not null union all select secret_digest from sessions
        union all select key_digest from api_keys union all select token_digest from one_time_links`;
      const people = [];
      for (const company of companies) people.push({ ...company, ...(await namesIn(tx, company.id)) });
      const own = people.find(({ emails }) => emails.includes(email));
      const others = people.filter((company) => company !== own);
      return {
        digests: digests.map(({ value }) => value),
        // Journeys give their companies names that are words of pages.
        foreign: others.flatMap(({ id, name, emails, numbers }) => [
          id,
          ...(name === 'Globex' ? [name] : []),
          ...emails,
          ...numbers,
        ]),
        colleagues: own?.emails.filter((other) => other !== email) ?? [],
      };
    });
  } finally {
    await sql.end();
  }
}

async function namesIn(tx: TransactionSql, companyUuid: string) {
  await tx`select set_config('app.company_id', ${companyUuid}, true)`;
  const members = await tx<{ email: string }[]>`
    select email from members where company_id = ${companyUuid} and status <> 'deleted'`;
  const numbers = await tx<
    { e164: string }[]
  >`select e164 from numbers where company_id = ${companyUuid} and status <> 'left'`;
  return { emails: members.map(({ email }) => email), numbers: numbers.map(({ e164 }) => e164) };
}

const ADDRESSES = [...Object.keys(PAGE_RIGHTS), ...Object.keys(OPEN_PAGES)].filter((route) => !route.includes('['));
const PICKERS = [
  'members?q=',
  'numbers?q=',
  'departments?q=',
  'inventory?q=',
  'member-count',
  'number-count',
  'audit-actors',
];

/** As a whole page, and as the router asks for it. */
const AS_PAGE: Record<string, string>[] = [{}];
const AS_BOTH = [...AS_PAGE, { rsc: '1' }];

/** The text of every page and picker there is, as whoever is signed in gets it: also of those that are refused. */
async function everyAnswer(request: APIRequestContext): Promise<{ path: string; status: number; text: string }[]> {
  const answers = [];
  for (const address of [
    ...ADDRESSES,
    ...PICKERS.map((picker) => `/api/console/${picker}`),
    '/api/v1/members',
    '/api/auth/session',
  ])
    for (const headers of address.startsWith('/api/') ? AS_PAGE : AS_BOTH) {
      const answer = await request.get(address, { headers });
      answers.push({ path: address, status: answer.status(), text: await answer.text() });
    }
  return answers;
}

for (const [role, email] of [
  ['owner', 'owner@acme.example'],
  ['member', 'member@acme.example'],
] as const satisfies readonly (readonly [PageRole, string])[]) {
  test(`answers to ${role === 'owner' ? 'an' : 'a'} ${role} hold no digest, nothing of another company, and no address that they may not see`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await signInAs(page, email);
    const { digests, foreign, colleagues } = await canariesFor(email);
    expect(digests.length).toBeGreaterThan(3);
    expect(foreign).toEqual(expect.arrayContaining(['Globex', 'owner@globex.example']));
    const answers = await everyAnswer(page.request);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(5);
    const secrets = [...ownSecrets(), ...digests, ...foreign, '$argon2', ...(role === 'member' ? colleagues : [])];
    for (const { path: address, text } of answers) expect(found(text, secrets), address).toEqual([]);
    // What is looked for would be found: colleagues are on an owner's pages.
    const all = answers.map(({ text }) => text).join('');
    if (role === 'owner') expect(found(all, colleagues)).not.toEqual([]);
  });
}
