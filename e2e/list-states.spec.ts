import type { Page } from 'playwright/test';
import type { Sql } from 'postgres';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { connectBehind, makeEmptyCompany, makeLargeCompany, type SignIn } from './scaled-company';

/** More than a hundred thousand of everything. */
const ROWS = 100_100;
/** What each list reads that its page's frame does not: taken away, the list fails and nothing else does. */
const lists = [
  {
    name: 'members',
    path: '/manage-team/members',
    needs: 'invitations',
    search: 'q=martin',
    nothing: 'role=owner&q=nobody+is+called+so',
  },
  {
    name: 'numbers',
    path: '/manage-product/numbers',
    needs: 'number_kinds',
    search: 'q=0033+7',
    nothing: 'type=landline&q=nobody+is+called+so',
  },
  {
    name: 'licences',
    path: '/manage-product/licences',
    needs: 'subscriptions',
    search: 'q=L-77',
    nothing: 'status=ended&q=nobody+is+called+so',
  },
  {
    name: 'the audit log',
    path: '/audit-log',
    needs: 'audit_personal_values',
    search: 'action=member',
    nothing: 'action=number&to=2001-01-01',
  },
] as const;

let sql: Sql;
let signIn: { large: SignIn; empty: SignIn };
test.beforeAll(
  'one company with nothing yet, and one with more than 100,000 rows in each list',
  async ({ browser }) => {
    test.setTimeout(600_000);
    sql = connectBehind();
    const page = () => browser.newPage();
    signIn = { empty: await makeEmptyCompany(await page()), large: await makeLargeCompany(await page(), sql, ROWS) };
  },
);
test.afterAll(() => sql.end());

const rows = (page: Page) => page.locator('tbody tr');

for (const { name, path, needs, search, nothing } of lists) {
  test.describe(`the list of ${name}`, () => {
    test('with nothing in it yet says what to do first', async ({ page }) => {
      await signIn.empty(page, path);
      if (name === 'members') await expect(rows(page)).toHaveCount(1);
      // That the company was made is in it.
      else if (name === 'the audit log') await expect(rows(page).last()).toContainText('Company created');
      else {
        await expect(rows(page)).toHaveCount(0);
        await expect(page.getByText(name === 'numbers' ? 'No numbers yet' : 'No licences yet')).toBeVisible();
      }
      await expectAccessible(page);
    });

    test('with more than 100,000 rows counts them on demand, is searched, and says when nothing matches', async ({
      page,
    }) => {
      await signIn.large(page, path);
      await expect(rows(page)).toHaveCount(50);
      // The licences' figure is kept; others are counted as far as it is cheap.
      if (name !== 'licences' && name !== 'the audit log') {
        await expect(page.getByText('1–50 of 10,000+')).toBeVisible();
        await page.getByRole('link', { name: 'Count exactly' }).click();
      }
      await expect(page.getByText('1–50 of 100,100')).toBeVisible();
      await page.goto(`${path}?${search}`);
      await expect(rows(page).first()).toBeVisible();
      await page.goto(`${path}?${nothing}`);
      await expect(page.getByText('Nothing matches these filters')).toBeVisible();
      await page.getByRole('link', { name: 'Clear filters' }).click();
      await expect(rows(page)).toHaveCount(50);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSidewaysScroll(page);
    });

    test('shows that the next page is on its way, and the rows so far until it is there', async ({ page }) => {
      await signIn.large(page, path);
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(/cursor=/, async (route) => {
        await released;
        await route.continue();
      });
      const first = await rows(page).first().innerText();
      await page.getByRole('link', { name: 'Next' }).click();
      await expect(page.locator('.page-progress')).toBeVisible();
      await expect(rows(page)).toHaveCount(50);
      expect(await rows(page).first().innerText()).toBe(first);
      release();
      await expect(page.locator('.page-progress')).toHaveCount(0);
      await expect(page).toHaveURL(/cursor=/);
      await expect(rows(page).first()).not.toHaveText(first);
    });

    test.describe('when it fails', () => {
      test.use({ expectedErrors: [/./] });

      test('says so with a reference, and shows the list when tried again after it is mended', async ({ page }) => {
        await signIn.large(page, '/');
        await sql.unsafe(`revoke select on ${needs} from latchkey_app`);
        try {
          expect((await page.goto(path))?.status()).toBe(500);
          await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be shown');
          await expect(page.locator('main code')).toHaveText(/^[\da-f-]{36}$/);
          await expectAccessible(page);
        } finally {
          await sql.unsafe(`grant select on ${needs} to latchkey_app`);
        }
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(rows(page)).toHaveCount(50);
      });
    });
  });
}
