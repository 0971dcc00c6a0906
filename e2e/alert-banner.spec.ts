import type { APIRequestContext, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { connectBehind } from './scaled-company';

const SETTINGS = '/settings/alerts';

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
test.beforeAll(async ({ request }) => {
  // €36.00 are charged with its licences: more than half of €50.00, less than three quarters.
  company = await makeListedCompany(request, 3, '61');
  await set(request, { freeLicences: 3, monthlySpend: { amount: 5_000, currency: 'EUR' } });
  await expectAlerts(request, { licences_low: null, spend: 50 });
});

const banner = (page: Page) => page.getByRole('region', { name: 'Alerts' });
const few = (page: Page) => banner(page).getByText('3 licences are available.');
const spent = (page: Page) => banner(page).getByText('€36.00 has been charged this month.');

async function set(request: APIRequestContext, data: object) {
  const answer = await request.patch('/api/v1/alert-settings', { headers: company.headers, data });
  expect(answer.status()).toBe(200);
}

/** What is the matter, each with its level, as soon as the worker has looked. */
async function expectAlerts(request: APIRequestContext, levels: Record<string, number | null>) {
  const known = async () => {
    const answer = await request.get('/api/v1/alerts', { headers: company.headers });
    const { data } = (await answer.json()) as { data: { kind: string; percent: number | null }[] };
    return Object.fromEntries(data.map(({ kind, percent }) => [kind, percent]));
  };
  await expect.poll(known, { timeout: 30_000 }).toEqual(levels);
}

test('the page is there without its alerts where these cannot be read, and with them afterwards', async ({ page }) => {
  await company.signIn(page, '/billing');
  await expect(few(page)).toBeVisible();
  const sql = connectBehind();
  try {
    await sql`revoke select on alert_hidings from latchkey_app`;
    expect((await page.goto('/billing'))?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing');
    await expect(page.locator('#content')).not.toBeEmpty();
    await expect(banner(page)).toHaveCount(0);
    await expectAccessible(page);
  } finally {
    await sql`grant select on alert_hidings to latchkey_app`;
    await sql.end({ timeout: 1 });
  }
  await page.reload();
  await expect(few(page)).toBeVisible();
});

test('without a script the page does not wait for its alerts, they are read, and nothing offers what needs one', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await company.signIn(page, '/billing');
  await expect(banner(page).getByRole('button', { name: /^Put away/ })).toHaveCount(2);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
    viewport: { width: 360, height: 800 },
    locale: 'en-GB',
    ...(baseURL && { baseURL }),
  });
  const still = await plain.newPage();
  const sql = connectBehind();
  const holder = await sql.reserve();
  try {
    await holder`begin`;
    await holder`lock table alert_hidings in access exclusive mode`;
    const whole = still.goto('/billing');
    await expect(still.getByRole('heading', { level: 1 })).toHaveText('Billing');
    await expect(banner(still)).toHaveCount(0);
    await holder`commit`;
    await whole;
  } finally {
    holder.release();
    await sql.end({ timeout: 1 });
  }
  await expect(few(still)).toBeVisible();
  await expect(spent(still)).toBeVisible();
  await expect(banner(still).getByRole('link', { name: 'See licences' })).toBeVisible();
  await expect(still.getByRole('button', { name: /^Put away/ })).toHaveCount(0);
  await still.goto('/manage-product/licences');
  await expect(few(still)).toBeVisible();
  await plain.close();
});

test('who is in the company by a grant reads its alerts, and has none to put away (R24)', async ({ page }) => {
  await signInAs(page, 'support@operator.example', '/support');
  await page.goto(`/support/companies/${company.id}`);
  await page.getByLabel('Reason').fill('Asks what the alerts mean');
  await page.getByLabel('Ticket').fill('T-65');
  await page.getByRole('button', { name: 'Open and go in' }).click();
  await expect(page.getByRole('region', { name: 'Support access' })).toContainText('reads only');
  await page.goto('/manage-product/numbers');
  await expect(few(page)).toBeVisible();
  await expect(spent(page)).toBeVisible();
  await expect(banner(page).getByRole('link', { name: 'See licences' })).toBeVisible();
  await expect(banner(page).getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL('**/support');
});

test('what was put away on a page comes back there once its level has risen (U5, E139)', async ({ page, request }) => {
  await company.signIn(page, SETTINGS);
  await banner(page)
    .getByRole('button', { name: /^Put away: €36\.00/ })
    .click();
  await expect(spent(page)).toHaveCount(0);
  await expect(few(page)).toBeVisible();
  const save = async () => {
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'The alerts are saved.' })).toBeVisible();
  };
  await page.getByLabel('Amount per calendar month').fill('45');
  await save();
  await expectAlerts(request, { licences_low: null, spend: 75 });
  // The page is not opened anew: it reads again after what is done on it.
  await page.getByLabel('Alert when 80% and when all').uncheck();
  await save();
  await expect(spent(page)).toBeVisible();
  await page.reload();
  await expect(spent(page)).toBeVisible();
});
