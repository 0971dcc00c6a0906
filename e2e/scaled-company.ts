import path from 'node:path';
import type { Page } from 'playwright/test';
import postgres, { type Sql } from 'postgres';
import { offeredAddress } from '@/lib/cli/launcher/embedded-database.js';
import { makeScaledCompany } from '@/lib/testing/scale-fixture';
import { makeScaledLog } from '@/lib/testing/scaled-log';
import { operator } from './operator';

const PASSWORD = 'a password of the large company only';

/** The database of the product under test, as its schema's owner: for what no page and no call can bring about. */
export function connectBehind(): Sql {
  const folder = path.resolve(process.env.DATA_DIR ?? '.data');
  const url = process.env.DATABASE_URL ?? offeredAddress(folder);
  if (url === undefined) throw new Error(`no database is offered in ${folder}`);
  return postgres(url, { max: 1, onnotice: () => undefined });
}

/** A company with an owner's account that a link opens. */
async function openCompany(name: string): Promise<{ companyUuid: string; email: string; link: URL }> {
  const email = `owner@${name}-${Date.now()}.example`;
  const { id, link } = await operator<{ id: string; link: string }>(
    'company:create',
    `--name=${name}`,
    '--plan=connect',
    '--frequency=monthly',
    '--currency=EUR',
    '--time-zone=Europe/Paris',
    `--owner-email=${email}`,
  );
  return { companyUuid: id.slice('com_'.length), email, link: new URL(link) };
}

/** Opens the account by its link and gives a function that signs a page in. */
async function signingIn(page: Page, { email, link }: { email: string; link: URL }) {
  await page.goto(link.pathname + link.search);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: /password/i }).click();
  await page.waitForURL((url) => url.pathname !== '/set-password');
  await page.close();
  return async (other: Page, to: string) => {
    await other.goto(`/sign-in?next=${encodeURIComponent(to)}`);
    await other.getByLabel('Email').fill(email);
    await other.getByLabel('Password').fill(PASSWORD);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.waitForURL((url) => url.pathname === new URL(to, url).pathname);
  };
}

export type SignIn = Awaited<ReturnType<typeof signingIn>>;

/** A company that has nothing yet but its owner. */
export const makeEmptyCompany = async (page: Page): Promise<SignIn> => signingIn(page, await openCompany('empty'));

/** A company with so many members, numbers, licences and entries of its log each, written behind the product; the account of another one owns it. */
export async function makeLargeCompany(page: Page, sql: Sql, rows: number): Promise<SignIn> {
  const opened = await openCompany('large');
  // One of nine hundred, so that the journey can be repeated on one database.
  const index = 1 + (Math.floor(Date.now() / 1_000) % 900);
  const large = await makeScaledCompany(sql, index, { members: rows, numbers: rows, licences: rows, assigned: 100 });
  // The last entry is of its owner, who sets a password below.
  await makeScaledLog(sql, large, rows - 1, new Date());
  await sql.begin(async (tx) => {
    await tx`select set_config('app.company_id', ${opened.companyUuid}, true)`;
    const [owner] = await tx<{ account_id: string }[]>`
      update members set status = 'deleted' where company_id = ${opened.companyUuid} returning account_id`;
    await tx`select set_config('app.company_id', ${large.companyUuid}, true)`;
    await tx`update members set account_id = ${owner?.account_id ?? ''} where company_id = ${large.companyUuid} and role = 'owner'`;
  });
  // As the server does by itself soon after so many rows.
  await sql`analyze members, numbers, licences, audit_events`;
  return signingIn(page, opened);
}
