import type { APIRequestContext, Page } from 'playwright/test';
import { expect } from './fixtures';
import { operator, withFile } from './operator';

const PASSWORD = 'a password of the lists only';

/** A company made for a journey: members list00@…, as many numbers +33 6 39 98 77 00…, as many licences. */
export class ListedCompany {
  private passwordSet = false;

  constructor(
    readonly id: string,
    readonly domain: string,
    readonly headers: Record<string, string>,
    /** One more line of the operator's stock, which nobody has. */
    readonly spare: string,
    private readonly link: URL,
  ) {}

  /** Signs in as the owner and opens a page; the first time by the one-time link. */
  async signIn(page: Page, path: string): Promise<void> {
    if (!this.passwordSet) await this.setPassword(page);
    await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
    // By kind and not by words: the page may be in any language.
    await page.locator('input[type=email]').fill(`owner@${this.domain}`);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('input[type=password]').press('Enter');
    await page.waitForURL((url) => url.pathname === new URL(path, url).pathname);
  }

  private async setPassword(page: Page): Promise<void> {
    await page.goto(this.link.pathname + this.link.search);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('input[type=password]').press('Enter');
    await page.waitForURL((url) => url.pathname !== '/set-password');
    this.passwordSet = true;
    await page.context().clearCookies();
  }
}

/**
 * Makes it by the operator's command line and the API, with so many rows of everything (99 at most). Each journey has a
 * series of numbers of its own: the first two digits that may differ.
 */
export async function makeListedCompany(
  request: APIRequestContext,
  rows: number,
  series = '77',
): Promise<ListedCompany> {
  const domain = `lists-${Date.now()}.example`;
  const texts = (make: (index: string) => string) =>
    Array.from({ length: rows }, (_, index) => make(String(index).padStart(2, '0')));
  const { id, link } = await operator<{ id: string; link: string }>(
    'company:create',
    '--name=Lists',
    '--plan=connect',
    '--frequency=monthly',
    '--currency=EUR',
    '--time-zone=Europe/Paris',
    `--owner-email=owner@${domain}`,
  );
  const members = texts((n) => `List${n},Member,list${n}@${domain},member,`);
  await withFile(['first_name,last_name,email,role,department', ...members], (file) =>
    operator('member:import', '--company', id, file),
  );
  const lines = texts((n) => `+3363998${series}${n}`);
  const spare = `+3363998${series}99`;
  const stock = [...lines, spare].map((line) => `${line},FR,mobile`);
  await withFile(['number,country,type', ...stock], (file) => operator('inventory:import', file));
  const { key } = await operator<{ key: string }>('api-key:create', '--company', id, '--role', 'owner');
  const headers = { Authorization: `Bearer ${key}` };
  const bought = await request.post('/api/v1/licences', { headers, data: { quantity: rows } });
  expect(bought.status()).toBe(201);
  for (const line of lines) {
    const taken = await request.post('/api/v1/numbers', { headers, data: { e164: line } });
    expect(taken.status()).toBe(201);
  }
  return new ListedCompany(id, domain, headers, spare, new URL(link));
}
