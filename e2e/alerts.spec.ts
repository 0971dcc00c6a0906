import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { expectMail } from './mailbox';

const SETTINGS = '/settings/alerts';
const CHOICES = '/account/notifications';
const FEW = 'Few licences are left';

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
test.beforeAll(async ({ request }) => {
  company = await makeListedCompany(request, 3, '60');
  const made = await request.post('/api/v1/departments', { headers: company.headers, data: { name: 'Sales' } });
  expect(made.status()).toBe(201);
});

const banner = (page: Page) => page.getByRole('region', { name: 'Alerts' });
const few = (page: Page) => page.getByLabel('Alert when this many licences or fewer are available');
const amount = (page: Page) => page.getByLabel('Amount per calendar month');
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The alerts are saved.' })).toBeVisible();
};
const cell = (page: Page, channel: string) => page.getByRole('checkbox', { name: `${FEW}: ${channel}` });
const row = (page: Page) => page.getByRole('row', { name: new RegExp(`^${FEW}`) });

test('an owner says from when on the company is alerted, and what is wrong is said beside its field', async ({
  page,
}) => {
  await company.signIn(page, SETTINGS);
  await few(page).fill('some');
  await amount(page).fill('0');
  await page.getByLabel('Department').selectOption('Sales');
  await page.getByRole('button', { name: 'Add department' }).click();
  await expect(page.getByLabel('Alert Sales at or below')).toBeFocused();
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert').filter({ hasText: 'correct' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(3);
  await expectAccessible(page);
  await summary.getByRole('link', { name: /remove the department/ }).press('Enter');
  await expect(page.getByLabel('Alert Sales at or below')).toBeFocused();
  await page.keyboard.type('2');
  await few(page).fill('3');
  await amount(page).fill('40');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The alerts are saved.' })).toBeVisible();
  await page.reload();
  await expect(few(page)).toHaveValue('3');
  await expect(amount(page)).toHaveValue('40.00');
  await expect(page.getByLabel('Alert Sales at or below')).toHaveValue('2');
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Remove Sales' }).click();
  await save(page);
  await page.reload();
  await expect(page.getByText('No department has a number of its own.')).toBeVisible();
});

test('limits that were changed in another tab are not overwritten unseen: what changed is shown, then it can be (E142)', async ({
  page,
  context,
}) => {
  await company.signIn(page, SETTINGS);
  const other = await context.newPage();
  await other.goto(SETTINGS);
  await few(other).fill('2');
  await amount(other).fill('');
  await other.getByLabel('Department').selectOption('Sales');
  await other.getByRole('button', { name: 'Add department' }).click();
  await other.getByLabel('Alert Sales at or below').fill('1');
  await save(other);
  await other.close();
  await amount(page).fill('50');
  await page.getByRole('button', { name: 'Save' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Somebody else changed this' });
  await expect(refusal).toContainText('Saving again keeps what you entered.');
  await expect(page.locator('del')).toHaveText(['3', '€40.00', 'none']);
  await expect(page.locator('ins')).toHaveText(['2', 'never', 'Sales: 1']);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await save(page);
  // What somebody else set is not among what was entered, and so stays.
  await expect(page.getByLabel('Alert Sales at or below')).toHaveValue('1');
  await page.reload();
  await expect(few(page)).toHaveValue('2');
  await expect(amount(page)).toHaveValue('50.00');
  await few(page).fill('3');
  await page.getByRole('button', { name: 'Remove Sales' }).click();
  await save(page);
});

test('a crossed limit stands above the pages and in a mail, and what is put away stays away (U5, E139)', async ({
  page,
  browser,
}) => {
  await company.signIn(page, '/billing');
  await expect(async () => {
    await page.reload();
    await expect(banner(page).getByText('3 licences are available.')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(banner(page).getByRole('listitem')).toHaveCount(2);
  await expect(banner(page).getByText('€36.00 has been charged this month.')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  const subject = /^Lists: 3 licences are available$/;
  await expectMail(browser, `owner@${company.domain}`, subject, ['Your company wants to know at 3 or fewer.']);

  await banner(page).getByRole('link', { name: 'See licences' }).click();
  await page.waitForURL((url) => url.pathname === '/manage-product/licences');
  const away = banner(page).getByRole('button', { name: 'Put away: 3 licences are available' });
  await away.focus();
  await page.keyboard.press('Enter');
  await expect(away).toHaveCount(0);
  await expect(banner(page).getByRole('button', { name: 'Put away' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(banner(page)).toHaveCount(0);
  await expect(page.locator('#content')).toBeFocused();
  await expect(page.getByText(/^Put away: €36\.00 has been charged/)).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Licences');
  await expect(banner(page)).toHaveCount(0);
});

test('everybody chooses of what they are told, cell by cell, and has a test sent (T4)', async ({ page, browser }) => {
  await company.signIn(page, CHOICES);
  await expectAccessible(page);
  await expect(page.getByRole('row', { name: /^Unused licences/ })).toContainText('reminder before each renewal');
  const mail = cell(page, 'By e-mail');
  await expect(mail).toBeChecked();
  await mail.focus();
  await page.keyboard.press('Space');
  await expect(mail).not.toBeChecked();
  await expect(row(page).getByText('Saved', { exact: true })).toBeVisible();
  await expect(mail).toBeFocused();
  await page.reload();
  await expect(mail).not.toBeChecked();
  await expect(cell(page, 'Above the pages')).toBeChecked();

  await row(page).getByRole('button', { name: 'Send me a test' }).click();
  await expect(row(page).getByText(`A test is on its way to owner@${company.domain}.`)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  const test = /^Lists: Test: 3 licences are available$/;
  await expectMail(browser, `owner@${company.domain}`, test, ['You asked for this test. Its figures are made up.']);
});

test.describe('without an answer', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test('a choice is taken back with a message, and the same press saves it later (T4)', async ({ page }) => {
    await company.signIn(page, CHOICES);
    const box = cell(page, 'Above the pages');
    await expect(box).toBeChecked();
    await page.route(`**${CHOICES}`, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await box.click();
    await expect(row(page).getByText('Not saved', { exact: true })).toBeVisible();
    await expect(page.getByRole('table').getByRole('alert')).toContainText('Above the pages: not saved.');
    await expect(box).toBeChecked();
    await page.unroute(`**${CHOICES}`);
    await box.click();
    await expect(row(page).getByText('Saved', { exact: true })).toBeVisible();
    await expect(box).not.toBeChecked();
  });
});

test('whom nothing is told that they could choose is not offered the page, and a team lead only what is theirs (R24)', async ({
  page,
}) => {
  await signInAs(page, 'member@acme.example', '/account/preferences');
  await expect(page.getByRole('navigation', { name: 'Your account' }).getByRole('link')).toHaveCount(3);
  await page.context().clearCookies();
  await signInAs(page, 'lead@acme.example', CHOICES);
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(1);
  await expect(row(page)).toHaveCount(1);
  await expect(page.getByText('An owner sets them up.')).toBeVisible();
  await page.context().clearCookies();
  await signInAs(page, 'billing@acme.example', SETTINGS);
  await expect(amount(page)).toBeVisible();
  await expect(page.getByRole('group', { name: 'Departments' })).toHaveCount(0);
});
