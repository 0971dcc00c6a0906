import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';

const MEMBERS = '/manage-team/members';
const OWNER = 'owner@globex.example';

test('a member is added once: wrong fields are named and led to, what was entered stays, leaving asks first', async ({
  page,
}) => {
  await signInAs(page, OWNER, MEMBERS);
  const opener = page.getByRole('button', { name: 'Add member' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Add a member' });
  const field = (name: string) => dialog.getByRole('textbox', { name });
  await field('First name').fill('Zoé');
  await field('E-mail').fill(OWNER.split('.')[0] ?? '');
  await dialog.getByRole('button', { name: 'Add member' }).click();
  const summary = dialog.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('2 things need correcting');
  await expectAccessible(page);
  await summary.getByRole('link', { name: 'Enter a last name' }).click();
  await expect(field('Last name')).toBeFocused();
  await expect(field('Last name')).toHaveAttribute('aria-invalid', 'true');
  await expect(field('First name')).toHaveValue('Zoé');

  await field('Last name').fill('Aurore');
  await field('E-mail').fill(OWNER.toUpperCase());
  await page.keyboard.press('Enter');
  await expect(summary).toContainText('Somebody in your company has this e-mail address already');
  await expect(summary).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Go on editing' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Go on editing' }).click();

  const email = `zoe.aurore.${Date.now()}@globex.example`;
  await field('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Add member' }).dblclick();
  const status = dialog.getByRole('status');
  await expect(status).toBeFocused();
  await expect(status).toContainText('Zoé Aurore is added');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(opener).toBeFocused();

  await page.goto(`${MEMBERS}?q=${encodeURIComponent(email)}`);
  const row = page.locator('tbody tr');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('0 of 20');
  await expect(row).toContainText('Invited');
});

test('a row leads to the member’s page, which shows their numbers and assigns another', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-product/numbers?status=assigned');
  const display = await page.locator('tbody tr a').first().innerText();
  await page.locator('tbody tr').first().locator('a[href^="/manage-team/"]').click();
  await page.waitForURL(/mem_/);
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await expect(page).toHaveTitle(`${name} - Globex - Latchkey`);
  await expect(page.getByText(/^\d+ of 20 \(Max plan\)$/)).toBeVisible();
  await expect(page.getByRole('table', { name: `Numbers of ${name}`, exact: true })).toContainText(display);
  await expect(page.getByRole('button', { name: `Actions for ${display}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Assign number' }).click();
  const dialog = page.getByRole('dialog', { name: 'Assign a number' });
  await expect(dialog.getByRole('combobox', { name: 'Member' })).toHaveValue(name);
});

test('search and filters are in the URL, and what it cannot mean is left out', async ({ page }) => {
  await signInAs(page, 'owner@acme.example', MEMBERS);
  const all = await page.locator('tbody tr').count();
  await page.locator('summary').filter({ hasText: 'Role' }).click();
  await page.getByRole('list', { name: 'Role' }).getByRole('link', { name: 'Billing manager' }).click();
  await page.waitForURL(/role=billing_manager/);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.goBack();
  await expect(page.locator('tbody tr')).toHaveCount(all);

  await page.locator('summary').filter({ hasText: 'Department' }).click();
  const department = page.getByRole('list', { name: 'Department' }).getByRole('link').nth(1);
  const chosen = await department.innerText();
  await department.click();
  await page.waitForURL(/departmentId=dep_/);
  await page.reload();
  await expect(page.locator('summary').filter({ hasText: 'Department' })).toContainText(chosen);
  for (const cell of await page.locator('tbody tr td:nth-child(5)').allInnerTexts()) expect(cell).toBe(chosen);

  for (const query of ['role=king&status=deleted', 'departmentId=dep_nope', 'cursor=forged', 'q=%00']) {
    expect((await page.goto(`${MEMBERS}?${query}`))?.status(), query).toBe(200);
    await expect(page.locator('tbody tr'), query).toHaveCount(all);
  }
});

test('a team lead sees the members of their departments and adds none (R24)', async ({ page }) => {
  await signInAs(page, 'lead@acme.example', MEMBERS);
  await expect(page.getByRole('button', { name: 'Add member' })).toHaveCount(0);
  const departments = new Set(await page.locator('tbody tr td:nth-child(4)').allInnerTexts());
  expect(departments.size).toBe(1);
});

test.describe('what cannot be reached', () => {
  test.use({ expectedErrors: [/status of 40[34]/] });

  test('a billing manager has no members page; another company’s member is not found (R24, R25)', async ({ page }) => {
    await signInAs(page, OWNER, MEMBERS);
    const foreign = await page.locator('tbody tr a').first().getAttribute('href');
    await page.context().clearCookies();
    await signInAs(page, 'billing@acme.example');
    expect((await page.goto(MEMBERS))?.status()).toBe(403);
    await expect(page.getByText('See members')).toBeVisible();
    await page.context().clearCookies();
    await signInAs(page, 'owner@acme.example');
    for (const path of [foreign ?? '', `${MEMBERS}/mem_${'0'.repeat(32)}`, `${MEMBERS}/x`]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
    }
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' });

  test('list, dialog and page fit and are accessible', async ({ page }) => {
    await signInAs(page, OWNER, MEMBERS);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add member' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.locator('tbody tr a').first().click();
    await page.waitForURL(/mem_/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
