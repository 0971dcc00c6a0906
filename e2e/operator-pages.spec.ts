import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';

/** Numbers of the range kept for fiction, others at each run. */
const STOCK = Array.from({ length: 2 }, (_, index) => `+3363998${String(9_000 + (Date.now() % 90) + index)}`);
const NAME = `Operated 90 ${Date.now()}`;

test('an operator admin opens a company, fills the stock, agrees a price, closes the company and lets it in again', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'operator@operator.example', '/support/companies');
  const dialog = page.getByRole('dialog');
  const status = dialog.getByRole('status');

  await test.step('the company, with its owner’s link shown once', async () => {
    await page.getByRole('button', { name: 'Add company' }).click();
    await dialog.getByLabel('Company name').fill(NAME);
    await dialog.getByLabel('E-mail of the first owner').fill(`owner-${Date.now()}@operated.example`);
    await dialog.getByRole('button', { name: 'Add company' }).click();
    await expect(status.filter({ hasText: 'is added' })).toContainText('/set-password?token=');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('searchbox').fill(NAME);
    await expect(page.getByRole('table', { name: 'Companies' }).getByRole('row')).toHaveCount(2);
    await expectAccessible(page);
  });

  await test.step('the stock, row by row', async () => {
    await page.goto('/support/inventory/import');
    const rows = ['number,country,type', ...STOCK.map((number) => `${number},FR,mobile`), 'nonsense,FR,mobile'];
    await page.locator('input[type=file]').setInputFiles({
      name: 'stock.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${rows.join('\n')}\n`),
    });
    await page.getByRole('button', { name: 'Upload file' }).click();
    await expect(page.getByRole('status')).toContainText('2 numbers are added, 0 were there already, 1 row is refused');
    await expect(page.getByRole('table', { name: 'Refused rows' })).toContainText('nonsense');
    const downloaded = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the errors (CSV)' }).click();
    expect((await downloaded).suggestedFilename()).toBe('inventory-errors.csv');
    await page.goto(`/support/inventory?q=${STOCK[0]?.replace('+33', '0')}`);
    await expect(page.getByRole('table', { name: 'Numbers' }).getByRole('row')).toHaveCount(2);
  });

  await test.step('an agreement', async () => {
    await page.goto(`/support/companies?q=${encodeURIComponent(NAME)}`);
    await page.getByRole('link', { name: NAME }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
    await page.getByRole('button', { name: 'Agree a price' }).click();
    await dialog.getByLabel('Price per licence').fill('9.50');
    await dialog.getByLabel('First day', { exact: true }).fill('2091-01-01');
    await dialog.getByLabel('Minimum of licences').fill('3');
    await dialog.getByRole('button', { name: 'Agree the price' }).click();
    await expect(status).toContainText('€9.50 is agreed');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('table', { name: 'Agreements' })).toContainText('3 licences');
  });

  await test.step('closed only with its name, and open again', async () => {
    await page.getByRole('button', { name: 'Close company' }).click();
    await dialog.getByLabel('Reason').fill('The contract has ended.');
    await dialog.getByLabel('to confirm').fill('Another company');
    await dialog.getByRole('button', { name: 'Close company' }).click();
    await expect(dialog.getByRole('alert')).toContainText('This is not the company’s name');
    await dialog.getByLabel('to confirm').fill(NAME);
    await dialog.getByRole('button', { name: 'Close company' }).click();
    await expect(status).toContainText('is closed');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Reopen company' }).click();
    await dialog.getByLabel('Reason').fill('It goes on.');
    await dialog.getByRole('button', { name: 'Reopen company' }).click();
    await expect(status).toContainText('is open again');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('Active', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });
});

test('the operator’s pages are accessible, named and fit a narrow screen', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'operator@operator.example', '/support');
  for (const [path, heading] of [
    ['/support/companies', 'Companies'],
    ['/support/inventory', 'Inventory'],
    ['/support/inventory/import', 'Import numbers'],
    ['/support/prices', 'Plans and prices'],
    ['/support/settings', 'Spans and limits'],
    ['/support/jobs', 'Jobs'],
    ['/support/log', 'Operator’s log'],
    ['/support/staff', 'Staff'],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test.describe('without the right', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('a support agent reads why, and is offered none of these pages (R24)', async ({ page }) => {
    await signInAs(page, 'support@operator.example', '/support');
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Companies' })).toHaveCount(0);
    for (const path of ['companies', 'inventory', 'inventory/import', 'prices', 'settings', 'jobs', 'log', 'staff']) {
      expect((await page.goto(`/support/${path}`))?.status(), path).toBe(403);
      await expect(page.locator('main')).toContainText('operator admins only');
    }
  });
});
