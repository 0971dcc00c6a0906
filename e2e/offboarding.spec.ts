import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { licenceFigures } from './licence-figures';

const LICENCES = '/manage-product/licences';
const NUMBERS = '/manage-product/numbers';
const OWNER = 'owner@globex.example';
/** Who signs in as the owner: the last one, who cannot leave. */
const OWNER_NAME = 'Margaret Hale';

/** Opens the page of somebody who holds a number; gives their name and one number of theirs. */
async function openHolder(page: Page): Promise<{ name: string; display: string }> {
  await page.goto(`${NUMBERS}?status=assigned`);
  const row = page.locator('tbody tr').filter({ hasNotText: OWNER_NAME }).last();
  const display = await row.locator('a').first().innerText();
  const holder = row.locator('a[href^="/manage-team/members/"]');
  const name = (await holder.innerText()).trim();
  await holder.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  return { name, display };
}

test('somebody who leaves is deleted with a decision about each number, and it can be undone (R14)', async ({
  page,
}) => {
  await signInAs(page, OWNER, LICENCES);
  const before = await licenceFigures(page);
  const { name, display } = await openHolder(page);
  const address = page.url();
  await page.getByRole('link', { name: 'Offboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Offboard ${name}`);
  await expect(page.getByRole('radio', { name: /^Deactivate/ })).toBeChecked();
  await page.getByRole('radio', { name: /^Delete/ }).check();
  await page.getByLabel('For all numbers').selectOption('unassign');
  await page.getByLabel(`What becomes of ${display}`).selectOption('reassign');
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByRole('combobox', { name: `New member for ${display}` })).toBeFocused();
  await expect(page.getByText('Choose the member who gets the number')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(`What becomes of ${display}`).selectOption('delete');
  const effects = page.getByRole('region', { name: 'What will happen' });
  await expect(effects).toContainText('become');
  await expect(effects).toContainText('unchanged');
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name} was deleted`);
  await expect(page.getByRole('status')).toBeFocused();
  await expect(page.getByRole('status')).toContainText('billed until you remove');
  await expectAccessible(page);
  const account = page.url();
  // Where links in the history lead.
  expect((await page.goto(address))?.status()).toBe(200);
  await expect(page.getByText(`${name} was deleted on`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See the departure' }).click();
  await expect(page).toHaveURL(account);
  await page.goto(LICENCES);
  const after = await licenceFigures(page);
  expect(after.total).toBe(before.total);
  expect(after.assigned).toBeLessThan(before.assigned);

  await page.goto(account);
  await page.getByRole('button', { name: 'Undo' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('No extra cost');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Undo' }).dblclick();
  await expect(dialog.getByRole('status')).toContainText(`${name} is back`);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  await page.getByRole('link', { name: `See ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const held = page.getByRole('table', { name: `Numbers of ${name}`, exact: true });
  await expect(held.getByRole('row').filter({ hasText: display })).toContainText('Assigned');
  await page.goto(LICENCES);
  expect(await licenceFigures(page)).toEqual(before);
});

test('a deactivated member keeps the numbers, and is reactivated as before (R15)', async ({ page }) => {
  await signInAs(page, OWNER, LICENCES);
  const before = await licenceFigures(page);
  const { name } = await openHolder(page);
  const member = page.url();
  await page.getByRole('link', { name: 'Offboard' }).click();
  await expect(page.getByRole('region', { name: 'What will happen' })).toContainText('No licence changes');
  await page.getByRole('button', { name: `Deactivate ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name} was deactivated`);
  await page.goto(member);
  await page.getByText('What is not possible now, and why').click();
  await expect(page.getByText('This member is deactivated and cannot get a number')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reactivate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reactivate' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(`${name} is active again`);
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await page.goto(LICENCES);
  expect(await licenceFigures(page)).toEqual(before);
});

test('two members exchange a number, each number on its licence (R4)', async ({ page }) => {
  await signInAs(page, OWNER, LICENCES);
  const before = await licenceFigures(page);
  const { name, display } = await openHolder(page);
  const exchange = async () => {
    await page.goto(`${NUMBERS}?q=${encodeURIComponent(display)}`);
    await page.getByRole('link', { name: display }).click();
    await page.getByRole('button', { name: 'Exchange' }).click();
  };
  await exchange();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Each number keeps its licence');
  await dialog.getByRole('button', { name: 'Exchange numbers' }).click();
  const picker = dialog.getByRole('combobox', { name: 'Exchange with' });
  await expect(picker).toBeFocused();
  await picker.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const other = await picker.inputValue();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Exchange numbers' }).click();
  await expect(dialog.getByRole('status')).toBeFocused();
  await expect(dialog.getByRole('status')).toContainText(`${name} has ${other}`);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.goto(LICENCES);
  expect(await licenceFigures(page)).toEqual(before);
});

test('the last owner cannot leave, and the page says why (R15)', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-team/members?role=owner');
  await page.locator('tbody tr a').first().click();
  await page.getByText('What is not possible now, and why').click();
  await expect(page.getByText('This is the last owner of the company').first()).toBeVisible();
  await page.getByRole('link', { name: 'Offboard' }).click();
  await expect(page.getByText('This is the last owner who can sign in.')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
});
