import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

const BILLING = '/settings/billing';
const COMPANY = '/settings/company';
let company: ListedCompany;
test.beforeAll(async ({ request }) => {
  company = await makeListedCompany(request, 2, '73');
});

const nav = (page: Page) => page.getByRole('navigation', { name: 'Settings' });
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();
const status = (page: Page, words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

test('an owner fills in billing details with the keyboard alone, is told what is wrong, and finds them on the month’s draft', async ({
  page,
}) => {
  await company.signIn(page, '/billing');
  await page.getByRole('main').getByRole('link', { name: 'Billing details' }).click();
  await page.waitForURL(BILLING);
  await expect(page.getByLabel('Legal name')).toHaveValue('Lists');
  await expect(page.getByText('Choose a country to see it.')).toBeVisible();
  const type = async (text: string) => {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  };
  await page.getByLabel('Legal name').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Lists SAS');
  await type('552 100 555');
  await type('DE136695976');
  await type('1 rue de la Paix');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bâtiment B');
  await type('75002');
  await type('Paris');
  await type('Fran');
  await expect(page.getByLabel('Country')).toHaveValue('FR');
  await expect(page.getByText('VAT 20%')).toBeVisible();
  await expect(page.getByText('This VAT id is of Germany')).toBeVisible();
  // The kind of invoicing stays; order number and account follow it.
  await page.keyboard.press('Tab');
  await type('PO 2026-7');
  await type('626000');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('E-mail address 1')).toBeFocused();
  await page.keyboard.type('bills@lists');
  await page.keyboard.press('Enter');

  const summary = page.getByRole('alert').filter({ hasText: 'correct' });
  await expect(summary).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('E-mail address 1')).toBeFocused();
  await expect(page.getByLabel('E-mail address 1')).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.type('.example');
  await page.keyboard.press('Enter');
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await summary.getByRole('link', { name: /nine digits/ }).press('Enter');
  await expect(page.getByLabel('SIREN')).toBeFocused();
  await expect(page.getByLabel('Street and number')).toHaveValue('1 rue de la Paix\nBâtiment B');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('552 100 554');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('FR40 552100554');
  await expect(page.getByText('This VAT id is of Germany')).toBeHidden();
  await page.keyboard.press('Enter');
  await status(page, 'The billing details are saved.');
  await expect(page.getByLabel('VAT id')).toHaveValue('FR40552100554');

  await page.goto('/billing');
  await expect(page.getByRole('main').getByRole('link', { name: 'Billing details' })).toBeHidden();
  await page.locator('a[href^="/billing/invoices/"]').first().click();
  await expect(page.getByText('Lists SAS')).toBeVisible();
  await expect(page.getByText('Bâtiment B')).toBeVisible();
  await expect(page.getByText('FR40552100554')).toBeVisible();
  await expect(page.getByText('PO 2026-7')).toBeVisible();
});

test('what was changed in another tab is shown before it is overwritten, and leaving unsaved asks', async ({
  page,
}) => {
  await company.signIn(page, BILLING);
  const other = await page.context().newPage();
  await other.goto(BILLING);
  await other.getByLabel('City').fill('Lyon');
  await save(other);
  await status(other, 'saved');
  await other.close();
  await page.getByLabel('Postal code').fill('69001');
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else changed this' })).toBeVisible();
  const difference = page.locator('dl', { hasText: 'Lyon' });
  await expect(difference.locator('del')).toHaveText('Paris');
  await expect(difference.locator('ins')).toHaveText('Lyon');
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Members' }).click();
  await page
    .getByRole('dialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Go on editing' })
    .click();
  await page.getByLabel('City').fill('Lyon');
  await save(page);
  await status(page, 'The billing details are saved.');
  await page.reload();
  await expect(page.getByLabel('Postal code')).toHaveValue('69001');
  await expect(page.getByLabel('City')).toHaveValue('Lyon');
  await nav(page).getByRole('link', { name: 'Company' }).click();
  await page.waitForURL(COMPANY);
});

test('a double press saves once, and contacts come and go', async ({ page }) => {
  await company.signIn(page, BILLING);
  for (const address of ['second@lists.example', 'SECOND@lists.example']) {
    await page.getByRole('button', { name: 'Add an address' }).click();
    await page.keyboard.type(address);
  }
  await save(page);
  await expect(page.locator('#contact-3-error')).toHaveText('This address is in the list already.');
  await page.getByRole('button', { name: 'Remove SECOND@lists.example', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Add an address' })).toBeFocused();
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await status(page, 'saved');
  await page.reload();
  await expect(page.getByLabel(/^E-mail address/)).toHaveCount(2);
});

test('an owner moves the company to another time zone and is told when licences follow it', async ({ page }) => {
  await company.signIn(page, COMPANY);
  await page.getByLabel('Name', { exact: true }).fill('Lists & Daughters');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('auckland');
  await page.getByRole('option', { name: /Pacific\/Auckland/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(zone).toHaveValue('Pacific/Auckland');
  await expect(
    page.getByText(/the current period stays as it is and ends when .+ begins in Europe\/Paris/),
  ).toBeVisible();
  await expectAccessible(page);
  await save(page);
  await status(page, 'The company is saved.');
  await page.reload();
  await expect(zone).toHaveValue('Pacific/Auckland');
  await expect(page.getByText(/From then on days are counted in Pacific\/Auckland/)).toBeVisible();
  await expect(page).toHaveTitle('Company - Lists & Daughters - Latchkey');
  await expect(page.getByText('Your operator set it')).toBeVisible();
  await expect(page.getByText(company.id)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('the company’s language is for everybody who has not chosen one: one’s own goes first, the browser’s last', async ({
  page,
  browser,
  baseURL,
}) => {
  await company.signIn(page, COMPANY);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByLabel('Language').selectOption('fr');
  await save(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('status').filter({ hasText: 'L’entreprise est enregistrée.' })).toBeVisible();
  const fresh = await browser.newPage({ ...(baseURL && { baseURL }), locale: 'en-GB' });
  await fresh.goto('/sign-in');
  await expect(fresh.locator('html')).toHaveAttribute('lang', 'en');
  await company.signIn(fresh, '/billing');
  await expect(fresh.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: 'Compte' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto('/billing');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  // It is the account's: on another device too.
  await fresh.goto('/billing');
  await expect(fresh.locator('html')).toHaveAttribute('lang', 'en');
  await fresh.close();
});

test('settings lead a billing manager to what is theirs, and show nothing else', async ({ page }) => {
  await signInAs(page, 'billing@acme.example', '/');
  await page.goto('/settings');
  await page.waitForURL('/settings/auto-purchase');
  await expect(nav(page).getByRole('link')).toHaveText([
    'Automatic purchases',
    'Alerts',
    'Billing details',
    'Permissions',
  ]);
  await nav(page).getByRole('link', { name: 'Billing details' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing details');
  await expect(nav(page).getByRole('link', { name: 'Billing details' })).toHaveAttribute('aria-current', 'page');
});

test.describe('who may not', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('gets the page that names the right of what was asked for (R24)', async ({ page }) => {
    await signInAs(page, 'billing@acme.example', '/');
    expect((await page.goto(COMPANY))?.status()).toBe(403);
    await expect(page.getByText(/Change the company/)).toBeVisible();
    await page.context().clearCookies();
    await signInAs(page, 'admin@acme.example', '/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
    await page.waitForURL('/settings/alerts');
    for (const [path, right] of [
      [BILLING, 'Change plan and billing'],
      [COMPANY, 'Change the company'],
    ] as const) {
      expect((await page.goto(path))?.status(), path).toBe(403);
      await expect(page.getByText(right)).toBeVisible();
    }
    await page.context().clearCookies();
    await signInAs(page, 'lead@acme.example', '/');
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' })).toHaveCount(0);
    expect((await page.goto('/settings'))?.status()).toBe(403);
    await expect(page.getByText('Change the auto-purchase policy')).toBeVisible();
  });
});
