import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';

const PAGES = [
  '/',
  '/manage-product/licences',
  '/manage-product/numbers',
  '/manage-product/numbers/inventory',
  '/manage-product/numbers/why?number=%2B33639980412',
  '/manage-product/planned-changes',
  '/manage-team/members',
  '/manage-team/departments',
  '/manage-team/requests',
  '/usage',
  '/billing',
  '/audit-log',
  '/settings/auto-purchase',
  '/settings/alerts',
  '/settings/billing',
  '/settings/company',
  '/account/sessions',
  '/account/notifications',
  '/settings/api-keys',
  '/settings/webhooks',
  '/settings/permissions',
  '/settings/security',
  '/account/security',
  '/account/preferences',
  '/settings/single-sign-on',
  '/settings/support-access',
  '/imports',
];

/** How each page is looked at by axe: in the second language only what the first one has not shown of its layout. */
const LOOKS = {
  'en-GB': [
    ['light', 1440],
    ['dark', 1440],
    ['dark', 390],
    ['light', 390],
  ],
  'fr-FR': [
    ['light', 1440],
    ['dark', 390],
  ],
} as const;

for (const locale of ['en-GB', 'fr-FR'] as const) {
  test.describe(locale, () => {
    test.use({ locale });

    test('every page is accessible, named, translated and fits a narrow screen, light and dark', async ({ page }) => {
      test.setTimeout(600_000);
      await page.goto('/sign-in');
      await expectAccessible(page);
      await page.locator('input[type=email]').fill('owner@acme.example');
      await page.locator('input[type=password]').fill(process.env.DEMO_PASSWORD ?? '');
      await page.locator('input[type=password]').press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      const titles = new Set<string>();
      for (const path of PAGES) {
        await test.step(path, async () => {
          const answer = await page.goto(path);
          expect(answer?.status()).toBe(200);
          await expect(page.locator('h1')).toHaveCount(1);
          expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
          titles.add(await page.title());
          expect(await page.title()).toMatch(/^.+ - Acme - Latchkey$/);
          const text = await page.locator('body').innerText();
          expect(text).not.toMatch(/undefined|\bNaN\b|\[object|\b[a-z]+(?:[A-Z][a-z]+)*\.[a-z]+[A-Z][A-Za-z]+\b/);
          for (const [colorScheme, width] of LOOKS[locale]) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 900 });
            await expectAccessible(page);
          }
          for (const width of [390, 360]) {
            await page.setViewportSize({ width, height: 844 });
            await expectNoSidewaysScroll(page);
          }
        });
      }
      expect(titles.size).toBe(PAGES.length);
    });
  });
}

test('the first Tab leads to the content, past the navigation', async ({ page }) => {
  await signInAs(page, 'owner@acme.example', '/manage-product/licences');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('a parameter that means nothing falls back to the list, and a cursor of another list to its first page', async ({
  page,
}) => {
  await signInAs(page, 'owner@acme.example');
  for (const query of [
    'status=nonsense&frequency=daily',
    'cursor=forged',
    'cursor=%00&q=%00',
    `q=${'9'.repeat(5_000)}`,
  ]) {
    const answer = await page.goto(`/manage-product/licences?${query}`);
    expect(answer?.status(), query.slice(0, 40)).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Licences');
  }
});

test.describe('a role without the right', () => {
  test.use({ expectedErrors: [/status of 40[34]/] });

  test('gets a page that names the right and who grants it, with status 403; unknown ids 404 (R24, R25)', async ({
    page,
  }) => {
    await signInAs(page, 'member@acme.example');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your numbers');
    for (const path of [
      '/manage-product/licences',
      '/manage-product/numbers',
      '/manage-team/members',
      '/manage-team/departments',
      '/billing',
      '/settings',
      '/audit-log',
      '/settings/auto-purchase',
      '/settings/billing',
      '/settings/company',
      '/settings/api-keys',
      '/settings/security',
      '/imports',
    ]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(403);
      await expect(page.getByText(/owner/i).first()).toBeVisible();
    }
  });

  test('another company’s number and member are not found (R25)', async ({ page, browser, baseURL }) => {
    const stranger = await browser.newPage({ ...(baseURL && { baseURL }), locale: 'en-GB' });
    await signInAs(stranger, 'owner@globex.example', '/manage-product/numbers');
    const foreign = await Promise.all(
      ['/manage-product/numbers/num_', '/manage-team/members/mem_'].map((start) =>
        stranger.locator(`a[href^="${start}"]`).first().getAttribute('href'),
      ),
    );
    await stranger.close();
    await signInAs(page, 'owner@acme.example');
    for (const path of foreign) {
      expect(path).toMatch(/_[0-9a-f]{32}$/);
      const answer = await page.goto(path ?? '');
      expect(answer?.status(), path ?? '').toBe(404);
    }
  });
});
