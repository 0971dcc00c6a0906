import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

const PATH = '/settings/api-keys';
let company: ListedCompany;
test.beforeAll(async ({ request }) => {
  company = await makeListedCompany(request, 2, '91');
});

test('an owner makes a key, sees it once, sees it used, and revokes it: its next request is refused (R24)', async ({
  page,
  request,
}) => {
  await company.signIn(page, PATH);
  await page.getByRole('button', { name: 'Make key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make an API key' });
  await dialog.getByRole('button', { name: 'Make key' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Enter a name');
  await dialog.getByLabel('Name').fill('Directory sync');
  await dialog.getByLabel('Role').selectOption('Billing manager');
  await dialog.getByLabel('Expires').selectOption('On a day you choose');
  await dialog.getByLabel('Last day').fill('2999-12-31');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status').filter({ hasText: 'The key Directory sync is made' })).toBeVisible();
  const key = await dialog.locator('code').innerText();
  expect(key).toMatch(/^lk_[\w-]{43}$/);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const headers = { Authorization: `Bearer ${key}` };
  expect((await request.get('/api/v1/invoices', { headers })).status()).toBe(200);
  expect((await request.get('/api/v1/members', { headers })).status()).toBe(403);
  await page.reload();
  expect(await page.content()).not.toContain(key);
  const row = page.getByRole('row').filter({ hasText: 'Directory sync' });
  await expect(row).toContainText('Billing manager');
  await expect(row).toContainText('31 Dec 2999');
  await expect(row.locator('time')).toHaveCount(3);
  // The operator's, that made this company's members.
  await expect(page.getByRole('row').filter({ hasText: 'by the operator' })).toHaveCount(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Revoke Directory sync' }).click();
  const question = page.getByRole('dialog', { name: 'Revoke Directory sync?' });
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Revoke key' }).click();
  await expect(question.getByRole('status')).toContainText('Directory sync is revoked');
  await question.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Directory sync')).toHaveCount(0);
  expect((await request.get('/api/v1/invoices', { headers })).status()).toBe(401);
});
