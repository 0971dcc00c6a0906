import type { Page } from 'playwright/test';
import { expect, expectAccessible, signInAs, test } from './fixtures';

const OWNER = 'owner@globex.example';
const NUMBERS = '/manage-product/numbers';

const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });
const follow = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();

test('settings that were changed ask before they are left, by a link and by going back; unchanged ones do not', async ({
  page,
}) => {
  await signInAs(page, OWNER, NUMBERS);
  await follow(page, 'Settings');
  const cap = page.getByLabel('Licences bought automatically');
  const before = await cap.inputValue();
  await page.goBack();
  await page.waitForURL(NUMBERS);
  await follow(page, 'Settings');
  await cap.fill('7');
  await follow(page, 'Numbers');
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on editing' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on editing' }).click();
  await expect(question(page)).toBeHidden();
  await expect(cap).toHaveValue('7');
  await page.evaluate(() => history.back());
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeHidden();
  await expect(page).toHaveURL('/settings/auto-purchase');
  await cap.fill(before);
  await follow(page, 'Numbers');
  await page.waitForURL(NUMBERS);
});

test('a departure under way is left only when that is wanted; nothing was decided then', async ({ page }) => {
  await signInAs(page, OWNER, `${NUMBERS}?status=assigned`);
  // Not the last owner, who cannot leave.
  const rows = page.locator('tbody tr').filter({ hasNotText: 'Margaret Hale' });
  await rows.last().locator('a[href^="/manage-team/members/"]').click();
  await page.getByRole('link', { name: 'Offboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Offboard /);
  const address = page.url();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(/mem_\w+$/);
  await page.goto(address);
  await page.getByRole('radio', { name: /^Delete/ }).check();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await question(page).getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL(/mem_\w+$/);
  await expect(page.getByRole('link', { name: 'Offboard' })).toBeVisible();
});

test('a number’s label that is being typed asks too, and a saved one does not', async ({ page }) => {
  await signInAs(page, OWNER, NUMBERS);
  await page.locator('tbody tr a[href^="/manage-product/numbers/num_"]').first().click();
  await page.waitForURL(/num_/);
  await page.getByRole('button', { name: /label/i }).first().click();
  const field = page.locator('#label');
  await field.fill(`Door ${Date.now()}`);
  await follow(page, 'Members');
  await question(page).getByRole('button', { name: 'Go on editing' }).click();
  await expect(question(page)).toBeHidden();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(field).toHaveCount(0);
  await follow(page, 'Members');
  await page.waitForURL('/manage-team/members');
});
