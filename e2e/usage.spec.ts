import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { ListedCompany, makeListedCompany } from './listed-company';
import { operator } from './operator';

const USAGE = '/usage';
const chart = (page: Page, name: string): Locator => page.getByRole('img', { name });

/** The values of a chart's line, read back from where it is drawn: its highest axis line is at the top. */
async function drawn(picture: Locator, line: string): Promise<number[]> {
  return picture.evaluate((svg, look) => {
    const ticks = [...svg.querySelectorAll('text[x="-8"]')].map((text) => Number(text.textContent?.replace(/\D/g, '')));
    const plane = svg.querySelector('svg');
    const height = Number(plane?.getAttribute('viewBox')?.split(' ')[3]);
    const path = svg.querySelector(`path.fill-none${look}`)?.getAttribute('d') ?? '';
    return path
      .split(/[ML]/)
      .filter((point) => point !== '')
      .map((point) => Math.round((1 - Number(point.split(' ')[1]) / height) * Math.max(...ticks)));
  }, line);
}

/** A column of the table below a chart, from the first day to the last. */
async function column(page: Page, table: string, header: string): Promise<number[]> {
  const headers = await page.getByRole('table', { name: table }).getByRole('columnheader').allTextContents();
  const rows = await page.getByRole('table', { name: table }).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) =>
      Number((await row.locator('th, td').nth(headers.indexOf(header)).innerText()).replace(/\D/g, '')),
    ),
  );
}

test('an owner comes by the navigation and sees what was owned, assigned and available, and the peak by name', async ({
  page,
}) => {
  await signInAs(page, 'owner@acme.example');
  await page.getByRole('navigation').getByRole('link', { name: 'Usage' }).click();
  await expect(page).toHaveURL(/\/usage$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
  const picture = chart(page, 'Licences over time');
  await expect(picture).toBeVisible();
  await expect(picture.locator('desc')).toContainText(/At most \d+ numbers? (was|were) assigned at once, first on/);
  await expect(page.getByText(/^At most \d+ numbers? (was|were) assigned at once, first on/)).toBeVisible();
  await expectAccessible(page);

  await page.getByText('Show as table').first().click();
  const table = 'Licences over time';
  await expect(page.getByRole('table', { name: table })).toBeVisible();
  const assigned = await column(page, table, 'Assigned');
  expect(assigned.length).toBeGreaterThan(0);
  const line = await drawn(picture, '.stroke-key');
  // A single day is drawn as a line from side to side.
  expect(assigned.length === 1 ? line.slice(1) : line).toEqual(assigned);
  const owned = await column(page, table, 'Owned');
  expect(await column(page, table, 'Available')).toEqual(owned.map((total, day) => total - (assigned[day] ?? 0)));
  await expectAccessible(page);
});

test('the range is in the URL, and what it cannot mean is said and shows what is nearest', async ({ page }) => {
  await signInAs(page, 'owner@acme.example', USAGE);
  const ranges = page.getByRole('navigation', { name: 'Range' });
  await ranges.getByRole('link', { name: '90 days' }).click();
  await expect(page).toHaveURL(/\?range=90d$/);
  await expect(ranges.getByRole('link', { name: '90 days' })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('navigation', { name: 'Grouped by' }).getByRole('link', { name: 'Country' }).click();
  await expect(page).toHaveURL(/\?range=90d&by=country$/);
  await expect(chart(page, 'Assigned numbers by country')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\?range=90d$/);
  for (const [query, said] of [
    ['from=yesterday', 'That is no day.'],
    ['from=2026-02-30', 'That is no day.'],
    ['from=2026-02-10&to=2026-02-01', 'That range ends before it begins.'],
    ['from=2999-01-01&to=2999-02-01', 'Those days are still to come.'],
    ['from=1990-01-01', 'That range is too long.'],
    ['from=2001-01-01&to=2001-01-31', 'No figures for these days'],
    ['range=ages&by=colour', 'Licences over time'],
  ] as const) {
    const answer = await page.goto(`${USAGE}?${query}`);
    expect(answer?.status(), query).toBe(200);
    await expect(page.getByText(said).first(), query).toBeVisible();
  }
});

test('a team lead sees the numbers of the own departments, and nothing of stock, prices and buying (R24)', async ({
  page,
}) => {
  await signInAs(page, 'lead@acme.example', USAGE);
  await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
  const main = page.locator('main');
  for (const hidden of ['Owned', 'Available', 'Cost by department', 'Advice', 'The day none is left'])
    await expect(main.getByText(hidden)).toHaveCount(0);
  for (const path of ['/manage-product/licences', '/billing'])
    await expect(main.locator(`a[href^="${path}"]`)).toHaveCount(0);
  expect(await main.innerText()).not.toMatch(/[€$£]/);
  await expect(main).not.toContainText('In no department');
  await expectAccessible(page);
  const refused = await page.request.get(`${USAGE}/costs`);
  expect(refused.status()).toBe(403);
});

test('a plain member is told which right the page needs and who has it', async ({ page }) => {
  await signInAs(page, 'member@acme.example');
  const answer = await page.request.get(USAGE);
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toMatch(
    /It needs the right “See how licences are used”\. These roles have it: owner, admin/,
  );
});

test('without a script it is the same page: ranges are links, charts are drawn, tables open', async ({ browser }) => {
  const context = await browser.newContext();
  await signInAs(await context.newPage(), 'owner@acme.example');
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
  const page = await plain.newPage();
  await page.goto(USAGE);
  await expect(chart(page, 'Licences over time')).toBeVisible();
  await expect(chart(page, 'Assigned numbers by department')).toBeVisible();
  await page.getByText('Show as table').first().click();
  await expect(page.getByRole('table', { name: 'Licences over time' })).toBeVisible();
  await page.getByRole('link', { name: '12 months' }).click();
  await expect(page).toHaveURL(/\?range=12m$/);
  await page.locator('summary', { hasText: 'Other days' }).click();
  await page.getByLabel('From', { exact: true }).fill('2026-01-05');
  await page.getByLabel('To, included').fill('2026-02-05');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/\?from=2026-01-05&to=2026-02-05$/);
  await Promise.all([plain.close(), context.close()]);
});

test('costs are a table by department and month, and go out as the file that says the same', async ({ page }) => {
  await signInAs(page, 'billing@acme.example', USAGE);
  const table = page.getByRole('table', { name: 'Cost by department and month' });
  await expect(table).toBeVisible();
  const total = await table.locator('tfoot td').last().innerText();
  const file = await page.request.get(`${USAGE}/costs?format=csv`);
  expect(file.status()).toBe(200);
  expect(file.headers()['content-type']).toContain('text/csv');
  const [head = '', ...rows] = (await file.text()).trim().split(/\r?\n/);
  const at = head.replace('\uFEFF', '').split(',').indexOf('net');
  const sum = rows.reduce((all, row) => all + Math.round(Number(row.split(',')[at]) * 100), 0);
  expect(sum).toBe(Number(total.replace(/\D/g, '')));
});

test('the trend leads to the forecast of invoices and back, for who sees both (R24)', async ({ page }) => {
  await signInAs(page, 'owner@acme.example', USAGE);
  await page.getByRole('link', { name: 'What the next invoices come to' }).click();
  await expect(page).toHaveURL(/\/billing$/);
  await page.getByRole('link', { name: 'How your need develops' }).click();
  await expect(page).toHaveURL(/\/usage$/);
});

test('a company of its first day is told how many days a forecast needs, and every width fits', async ({
  page,
  request,
}) => {
  const company = await makeListedCompany(request, 1, '18');
  await company.signIn(page, USAGE);
  await expect(page.getByText('There is 1 day with figures. A forecast needs at least 14.')).toBeVisible();
  await expect(page.getByText(/^Figures begin on/)).toBeVisible();
  for (const width of [390, 360]) {
    await page.setViewportSize({ width, height: 844 });
    await expectNoSidewaysScroll(page);
  }
});

test('a company that has nothing yet is told what will stand here, and what comes first', async ({ page }) => {
  const domain = `nothing-${Date.now()}.example`;
  const { id, link } = await operator<{ id: string; link: string }>(
    'company:create',
    '--name=Nothing yet',
    '--plan=connect',
    '--frequency=monthly',
    '--currency=EUR',
    '--time-zone=Europe/Paris',
    `--owner-email=owner@${domain}`,
  );
  const company = new ListedCompany(id, domain, {}, '', new URL(link));
  await company.signIn(page, USAGE);
  await expect(page.getByText('No licences on these days')).toBeVisible();
  await expect(page.getByText('There are no costs in these months.')).toBeVisible();
  await expect(page.getByRole('img')).toHaveCount(0);
  await expectAccessible(page);
  await page.goto('/');
  await expect(page.getByText('0 of 3 done')).toBeVisible();
  await expect(page.getByText('No licence is available.')).toBeVisible();
  await expectAccessible(page);
});
