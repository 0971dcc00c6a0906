import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

const ROWS = 60;
/** What the one table does is the same on every list; what differs stands here. */
const lists = [
  {
    name: 'members',
    path: '/manage-team/members',
    column: { head: 'E-mail', sort: 'email' },
    filter: { query: 'role=member', label: 'Role', value: 'Member' },
    search: 'list05@',
    hideable: 'Department',
    exported: 'department',
    selectable: false,
    count: ROWS + 1,
  },
  {
    name: 'numbers',
    path: '/manage-product/numbers',
    column: { head: 'Status', sort: 'status' },
    filter: { query: 'type=mobile', label: 'Type', value: 'Mobile' },
    search: '06 39 98 77 05',
    hideable: 'Country and type',
    exported: 'country',
    selectable: true,
    count: ROWS,
  },
  {
    name: 'licences',
    path: '/manage-product/licences',
    column: { head: 'Renews', sort: 'renews' },
    filter: { query: 'frequency=monthly', label: 'Billing', value: 'Monthly' },
    search: 'L-0007',
    hideable: 'Member',
    exported: 'member',
    selectable: true,
    count: ROWS,
  },
] as const;

let company: ListedCompany;
test.beforeAll('a company of its own, with more than a page of everything', async ({ request }) => {
  test.setTimeout(240_000);
  company = await makeListedCompany(request, ROWS);
});

for (const list of lists) {
  test.describe(`the list of ${list.name}`, () => {
    test.beforeEach(async ({ page }) => company.signIn(page, list.path));

    const table = (page: Page) => page.getByRole('table');
    const rows = (page: Page) => page.locator('tbody tr');
    const title = (page: Page) => rows(page).first().locator('td.at-title, td.at-sub').first();
    const open = (page: Page, menu: string) => page.locator('summary').filter({ hasText: menu }).click();

    test('says how many there are, and goes on, back, and by Back', async ({ page }) => {
      await expect(rows(page)).toHaveCount(50);
      await expect(page.getByText(`1–50 of ${list.count}`)).toBeVisible();
      const first = (await title(page).textContent()) ?? '';
      await page.getByRole('link', { name: 'Next' }).click();
      await expect(rows(page)).toHaveCount(list.count - 50);
      await expect(page).toHaveURL(/cursor=/);
      const second = page.url();
      await page.getByRole('link', { name: 'Previous' }).click();
      await expect(rows(page)).toHaveCount(50);
      await expect(title(page)).toHaveText(first);
      await page.goBack();
      await expect(page).toHaveURL(second);
      await expect(rows(page)).toHaveCount(list.count - 50);
      await page.reload();
      await expect(rows(page)).toHaveCount(list.count - 50);
    });

    test('is in the order that a press on a head asks for, from the first page on', async ({ page }) => {
      await page.goto(`${list.path}?${list.filter.query}`);
      await table(page).getByRole('link', { name: list.column.head }).click();
      const head = table(page).getByRole('columnheader', { name: list.column.head });
      await expect(head).toHaveAttribute('aria-sort', 'ascending');
      await expect(page).toHaveURL(new RegExp(`${list.filter.query}&sort=${list.column.sort}$`));
      await table(page).getByRole('link', { name: list.column.head }).click();
      await expect(head).toHaveAttribute('aria-sort', 'descending');
      await expect(page).toHaveURL(new RegExp(`sort=-${list.column.sort}$`));
      await page.reload();
      await expect(head).toHaveAttribute('aria-sort', 'descending');
    });

    test('shows a page whatever its address says', async ({ page }) => {
      for (const query of [
        'sort=nonsense',
        'sort=--',
        'nobody=knows',
        'status=%00',
        'count=many',
        `q=${'x'.repeat(500)}`,
      ]) {
        const answer = await page.goto(`${list.path}?${query}`);
        expect(answer?.status(), query).toBe(200);
      }
      await page.goto(list.path);
      const next = await page.getByRole('link', { name: 'Next' }).getAttribute('href');
      const foreign = await page.goto(`${next ?? ''}&sort=-${list.column.sort}`);
      expect(foreign?.status()).toBe(200);
      await expect(page.getByText('That place in the list no longer exists')).toBeVisible();
      await expect(rows(page)).toHaveCount(50);
    });

    test('is searched without a step in the history, and says when nothing matches', async ({ page }) => {
      const box = page.getByRole('searchbox');
      await box.fill(list.search);
      await expect(rows(page)).toHaveCount(1);
      await expect(page).toHaveURL(/q=/);
      await box.fill('nothing is called so');
      await expect(page.getByText('Nothing matches these filters')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Clear filters' }).click();
      await expect(rows(page)).toHaveCount(50);
    });

    if (list.selectable) {
      test('tells the rows of a page from all that match', async ({ page }) => {
        await page.getByRole('checkbox', { name: 'Select page' }).check();
        const bar = page.getByRole('region', { name: 'Selection' });
        await expect(bar).toContainText('50 rows selected');
        await bar.getByRole('button', { name: `Select all ${list.count} matching` }).click();
        await expect(bar).toContainText(`All ${list.count} matching rows selected`);
        await expect(page.locator('tbody .tick:checked')).toHaveCount(50);
        await expectAccessible(page);
        await rows(page).first().getByRole('checkbox').uncheck();
        await expect(bar).toContainText('49 rows selected');
        await page.getByRole('link', { name: 'Next' }).click();
        await expect(rows(page)).toHaveCount(list.count - 50);
        await expect(bar).toContainText('49 rows selected');
        await rows(page).first().getByRole('checkbox').check();
        await expect(bar).toContainText('50 rows selected');
        await page.goto(`${list.path}?${list.filter.query}`);
        await expect(bar).toBeHidden();
      });
    }

    test('leaves as a file with exactly its rows, in its order, with the columns shown', async ({ page }) => {
      const take = async (link: string) => {
        await open(page, 'Export');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: link }).click(),
        ]);
        return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
      };
      await page.goto(`${list.path}?${list.filter.query}&sort=-${list.column.sort}`);
      const csv = await take('CSV');
      expect(csv.name).toMatch(new RegExp(`^${list.name}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
      const text = csv.file.toString('utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      const lines = text.trimEnd().split('\r\n');
      const shown = await page.getByText(/^1–50 of (\d+)/).innerText();
      expect(lines).toHaveLength(Number(/of (\d+)/.exec(shown)?.[1]) + 1);
      expect(lines[0]?.split(',')).toContain(list.exported);
      const workbook = await take('Excel');
      expect(workbook.name).toMatch(/\.xlsx$/);
      expect(workbook.file.subarray(0, 2).toString()).toBe('PK');
    });

    test('remembers columns and density for the reader, also on another device, until the default is restored', async ({
      page,
      browser,
    }) => {
      const head = (on: Page) => table(on).getByRole('columnheader', { name: list.hideable, exact: true });
      await expect(head(page)).toBeVisible();
      await open(page, 'Columns');
      await page.getByRole('checkbox', { name: list.hideable, exact: true }).uncheck();
      await expect(head(page)).toHaveCount(0);
      await page.getByRole('radio', { name: 'Compact' }).check();
      await expect(table(page)).toHaveClass(/compact/);
      const other = await browser.newPage();
      await company.signIn(other, list.path);
      await expect(head(other)).toHaveCount(0);
      await expect(table(other)).toHaveClass(/compact/);
      await other.locator('summary').filter({ hasText: 'Export' }).click();
      await expect(other.getByRole('link', { name: 'CSV' })).not.toHaveAttribute(
        'href',
        new RegExp(`[=C,]${list.exported}(%2C|&|$)`),
      );
      await other.close();
      await page.getByRole('button', { name: 'Restore the default' }).click();
      await expect(head(page)).toBeVisible();
      await expect(table(page)).not.toHaveClass(/compact/);
      await page.reload();
      await expect(head(page)).toBeVisible();
    });

    test('keeps a view under a name, shows it again, and lets it go', async ({ page }) => {
      await page.goto(`${list.path}?${list.filter.query}&sort=-${list.column.sort}`);
      await open(page, 'Views');
      await page.getByLabel('Name of this view').fill('My view');
      await page.getByRole('checkbox', { name: 'Share with the company' }).check();
      await page.getByRole('button', { name: 'Save view' }).click();
      await expect(page.locator('summary').filter({ hasText: 'My view' })).toBeVisible();
      await page.goto(list.path);
      await open(page, 'Views');
      await page.getByRole('link', { name: /^My view/ }).click();
      await expect(page).toHaveURL(new RegExp(list.filter.query));
      await expect(table(page).getByRole('columnheader', { name: list.column.head })).toHaveAttribute(
        'aria-sort',
        'descending',
      );
      await open(page, 'Views');
      await page.getByRole('button', { name: 'Delete view My view' }).click();
      await expect(page.getByRole('link', { name: /^My view/ })).toHaveCount(0);
      await page.getByRole('link', { name: 'Default view' }).click();
      await expect(page).toHaveURL(new RegExp(`${list.path}$`));
    });

    test('is accessible with its menus open, and on a narrow page', async ({ page }) => {
      await expectAccessible(page);
      for (const menu of ['Views', 'Columns', 'Export']) {
        await open(page, menu);
        await expectAccessible(page);
        await page.keyboard.press('Escape');
      }
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    });
  });
}

test('many numbers get a label at once, and the dialog says how many and which', async ({ page }) => {
  await company.signIn(page, '/manage-product/numbers?type=mobile');
  await page.getByRole('checkbox', { name: 'Select page' }).check();
  await page.getByRole('button', { name: `Select all ${ROWS} matching` }).click();
  await page.getByRole('button', { name: 'Label' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`all ${ROWS} rows that match: Type: Mobile`);
  await dialog.getByLabel('Label').fill('Reception');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: `Label ${ROWS} numbers` }).click();
  await expect(dialog.getByRole('status')).toContainText(`${ROWS} labels changed`);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('tbody').getByText('Reception').first()).toBeVisible();
});

test('many numbers go to another member at once, each on its licence (R4)', async ({ page, request }) => {
  const items = ['10', '11'].map((n) => ({ email: `list00@${company.domain}`, e164: `+336399877${n}` }));
  const data = { items, maxPurchases: 0, maxCharge: { amount: 0, currency: 'EUR' } };
  expect((await request.post('/api/v1/assignments/bulk', { headers: company.headers, data })).status()).toBe(201);
  await company.signIn(page, '/manage-product/numbers?status=assigned');
  await page.getByRole('checkbox', { name: 'Select page' }).check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Reassign' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'New member' }).fill('List01');
  await page.getByRole('option', { name: /List01/ }).click();
  await expect(dialog).toContainText('2 numbers go to List01 Member.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Reassign 2 numbers' }).click();
  await expect(dialog.getByRole('status')).toContainText('2 numbers reassigned to List01 Member');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('tbody').getByRole('link', { name: 'List01 Member' })).toHaveCount(2);
});

test('many numbers are deleted at once after it was said what that does', async ({ page }) => {
  await company.signIn(page, '/manage-product/numbers');
  await page.locator('tbody tr').nth(0).getByRole('checkbox').check();
  await page.locator('tbody tr').nth(1).getByRole('checkbox').check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('the 2 rows you selected');
  await expect(dialog).toContainText('2 numbers go into quarantine');
  await dialog.getByRole('button', { name: 'Delete 2 numbers' }).click();
  await expect(dialog.getByRole('status')).toContainText('2 numbers deleted');
});
