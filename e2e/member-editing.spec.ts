import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';

const MEMBERS = '/manage-team/members';
const OWNER = 'owner@globex.example';

/** Adds a member of this journey's own and opens their page. */
async function newMember(page: Page, firstName: string): Promise<{ name: string; email: string }> {
  const lastName = `Edited ${Date.now()}`;
  const email = `edited.${Date.now()}@globex.example`;
  await signInAs(page, OWNER, MEMBERS);
  await page.getByRole('button', { name: 'Add member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'First name' }).fill(firstName);
  await dialog.getByRole('textbox', { name: 'Last name' }).fill(lastName);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByRole('button', { name: 'Add member' }).click();
  await dialog.getByRole('link', { name: /^See / }).click();
  await page.waitForURL(/mem_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${firstName} ${lastName}`);
  return { name: `${firstName} ${lastName}`, email };
}

async function openEditing(page: Page) {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  return page.getByRole('dialog', { name: /^Edit / });
}

test('a new name and department are on the page at once, before the server has answered, and stay', async ({
  page,
}) => {
  await newMember(page, 'Zoé');
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/mem_/, async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  const dialog = await openEditing(page);
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('Renamed');
  await dialog.getByRole('combobox', { name: 'Department' }).selectOption({ index: 1 });
  const department = await dialog.locator('option:checked').last().innerText();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zoé Renamed');
  await expect(page.locator('dd').filter({ hasText: department })).toBeVisible();
  answer();
  await expect(page).toHaveTitle(/^Zoé Renamed - Globex/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zoé Renamed');
  await expect(page.locator('dd').filter({ hasText: department })).toBeVisible();
});

test('a name that is refused goes back to what is there now, with the reason and what somebody else changed', async ({
  page,
  context,
}) => {
  await newMember(page, 'Ana');
  const dialog = await openEditing(page);
  const other = await context.newPage();
  await other.goto(page.url());
  const theirs = await openEditing(other);
  await theirs.getByRole('textbox', { name: 'First name' }).fill('Theirs');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(other).toHaveTitle(/^Theirs /);
  await dialog.getByRole('textbox', { name: 'First name' }).fill('Mine');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Not saved' });
  await expect(alert).toContainText('Somebody else changed this');
  await expect(alert.locator('ins')).toHaveText('Theirs');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Theirs /);
  await expectAccessible(page);
  // What was entered is in the form still, with the refusal, and can be saved over what is there now.
  await alert.getByRole('button', { name: 'Edit again' }).click();
  const again = page.getByRole('dialog');
  await expect(again.getByRole('textbox', { name: 'First name' })).toHaveValue('Mine');
  await expect(again.getByRole('alert').filter({ hasText: 'Somebody else changed this' })).toBeVisible();
  await expectAccessible(page);
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(again.getByRole('status')).toContainText('is saved');
  await again.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Mine /);
  await expect(alert).toHaveCount(0);
});

test('an address that somebody has in another case is refused at its field; a new role waits for its answer', async ({
  page,
}) => {
  const { name } = await newMember(page, 'Bea');
  const dialog = await openEditing(page);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.toUpperCase());
  await dialog.getByRole('button', { name: 'Save' }).click();
  const summary = dialog.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('has this e-mail address already');
  await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Leave without saving?')).toBeVisible();
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(`bea.${Date.now()}@globex.example`);
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('admin');
  await dialog.getByRole('button', { name: 'Save' }).dblclick();
  await expect(dialog.getByRole('status')).toContainText(`${name} is saved`);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('dd').filter({ hasText: 'Admin' })).toBeVisible();
});

test('the last owner cannot give the role away, and is told why (R15)', async ({ page }) => {
  await signInAs(page, OWNER, `${MEMBERS}?q=${encodeURIComponent(OWNER)}`);
  await page.locator('tbody tr a').first().click();
  await page.waitForURL(/mem_/);
  const dialog = await openEditing(page);
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('member');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('Make somebody else an owner first');
  await expect(dialog.getByRole('combobox', { name: 'Role' })).toHaveAttribute('aria-invalid', 'true');
});

test('an admin changes of an owner only the department; a team lead edits nobody (R24)', async ({ page }) => {
  await signInAs(page, 'admin@acme.example', `${MEMBERS}?role=owner`);
  await page.locator('tbody tr a').first().click();
  await page.waitForURL(/mem_/);
  const dialog = await openEditing(page);
  await expect(dialog).toContainText('Only an owner can change');
  await expect(dialog.getByRole('textbox')).toHaveCount(0);
  await expect(dialog.getByRole('combobox')).toHaveCount(1);
  await page.context().clearCookies();
  await signInAs(page, 'lead@acme.example', MEMBERS);
  await page.locator('tbody tr a').first().click();
  await page.waitForURL(/mem_/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' });

  test('the dialog fits and is accessible', async ({ page }) => {
    await signInAs(page, OWNER, MEMBERS);
    await page.locator('tbody tr a').first().click();
    await page.waitForURL(/mem_/);
    await openEditing(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

test('several members are moved to a department at once, and the list says so', async ({ page }) => {
  await signInAs(page, OWNER, MEMBERS);
  await page.locator('tbody input[type=checkbox]').nth(1).check();
  await page.locator('tbody input[type=checkbox]').nth(2).check();
  await page.getByRole('button', { name: 'Move to a department' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move the selected members' });
  await expect(dialog).toContainText('2 rows you selected');
  await dialog.getByRole('combobox', { name: 'Department' }).selectOption({ index: 1 });
  const department = await dialog.locator('option:checked').innerText();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Move 2 members' }).click();
  await expect(dialog.getByRole('status')).toContainText(/moved|already/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  for (const n of [1, 2]) await expect(page.locator('tbody tr').nth(n)).toContainText(department);
});
