import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { licenceFigures } from './licence-figures';

const OWNER = 'owner@globex.example';
const STOCK = '/manage-product/numbers/inventory';
const firstLine = (page: Page) => page.locator('tbody tr').first().locator('td').first();

test('a number of the stock is taken without a licence, another assigned straight from it', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-product/licences');
  const before = await licenceFigures(page);
  await page.goto('/manage-product/numbers');
  await page.getByRole('link', { name: 'Browse available numbers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Available numbers' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${STOCK}?type=mobile&q=${encodeURIComponent('06 39 98')}`);
  const taken = (await firstLine(page).innerText()).trim();
  expect(taken).toMatch(/^\+33 6 39 98/);
  await page.getByRole('button', { name: `Take ${taken}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('None is used');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Take number' }).click();
  await expect(dialog.getByRole('status')).toContainText('is taken');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: `Take ${taken}` })).toHaveCount(0);

  await page.goto('/manage-product/licences');
  expect(await licenceFigures(page)).toEqual(before);
  await page.goto(`/manage-product/numbers?q=${encodeURIComponent(taken)}`);
  await expect(page.locator('tbody tr')).toContainText(['Unassigned']);

  await page.goto(`${STOCK}?country=FR&type=mobile`);
  const given = (await firstLine(page).innerText()).trim();
  await page.getByRole('button', { name: `Assign ${given}` }).click();
  await expect(dialog.getByRole('combobox', { name: 'Number' })).toHaveValue(given);
  await dialog.getByRole('combobox', { name: 'Member' }).press('ArrowDown');
  await page.getByRole('option').first().click();
  await dialog.getByRole('button', { name: /^Assign/ }).click();
  await expect(dialog.getByRole('status')).toContainText('assigned');
  await dialog.getByRole('link', { name: 'See the number' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(given);
});

test('what cannot be assigned is listed apart with its reason and offers no act', async ({ page }) => {
  await signInAs(page, OWNER, `${STOCK}?assignable=false`);
  await expect(page.locator('tbody tr').first()).toContainText(/documents|emergency address|Toll-free/);
  await expect(page.getByRole('button', { name: /^(Take|Assign) / })).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('who held a number is answered in the company’s own time, also where the clocks change (R27)', async ({
  page,
}) => {
  await signInAs(page, OWNER, '/manage-product/numbers?status=assigned');
  const row = page.locator('tbody tr').first();
  const holder = await row.locator('a[href^="/manage-team/"]').innerText();
  await row.locator('a[href^="/manage-product/numbers/"]').click();
  const field = page.getByLabel('Date and time');
  await expect(field).toBeVisible();
  const answer = page.getByRole('region', { name: 'Who held it at…' }).getByRole('status');
  const ask = async (local: string) => {
    await field.fill(local);
    await page.getByRole('button', { name: 'Ask' }).click();
  };
  const now = new Date().toLocaleString('sv-SE', { timeZone: 'America/New_York' }).replace(' ', 'T');
  await ask(now);
  await expect(answer).toContainText(`${holder} held it on licence L-`);
  await expectAccessible(page);
  await ask('2019-01-01T10:00:00');
  await expect(answer).toContainText('had not come to your company yet');
  await ask('2090-01-01T10:00:00');
  await expect(answer).toContainText('has not come yet');
  await ask('2026-03-08T02:30:00');
  await expect(answer).toContainText('skipped this time');
  await ask('2026-11-01T01:30:00');
  await expect(answer).toContainText('came twice');
  await expect(answer.locator('strong')).toHaveCount(2);
});

test('a label is given on the number’s page and found in the list', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-product/numbers?status=unassigned');
  await page.locator('tbody tr a').first().click();
  await page.getByRole('button', { name: 'Add a label' }).click();
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('textbox', { name: 'Label' }).fill('Front desk, second floor');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const change = page.getByRole('button', { name: 'Change label' });
  await expect(change).toBeFocused();
  await expect(page.getByText('Front desk, second floor')).toBeVisible();
  await page.goto('/manage-product/numbers?q=second+desk');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await expect(page.locator('tbody tr')).toContainText(number);
});

test('a licence’s page tells what happened to it', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-product/licences?status=assigned');
  const label = page.locator('tbody tr a[href^="/manage-product/licences/lic_"]').first();
  const name = await label.innerText();
  await label.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const timeline = page.getByRole('table', { name: `Timeline of licence ${name}` });
  await expect(timeline).toContainText('holds');
  await expect(timeline.getByRole('link', { name: 'See the purchase' })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the API documentation, ${colorScheme}, without JavaScript`, () => {
    test.use({ colorScheme, locale: 'fr-FR', javaScriptEnabled: false });

    test('is read without signing in, and asks nobody else for anything', async ({ page, baseURL }) => {
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      const answer = await page.goto('/api/docs#assignNumber');
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1, name: 'Documentation de l’API' })).toBeVisible();
      const call = page.getByRole('article', { name: /^POST\s*\/assignments$/ });
      await expect(call).toContainText('member_limit_reached');
      await expect(call).toContainText('curl -X POST');
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        expect((await page.locator('html').evaluate((root) => root.scrollWidth)) <= width + 1).toBe(true);
      }
      expect([...hosts]).toEqual([new URL(baseURL ?? '').host]);
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the API documentation is accessible', async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto('/api/docs');
      await expectAccessible(page);
    });
  });
}
