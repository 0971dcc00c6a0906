import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

const ROWS = 8;
let company: ListedCompany;
test.beforeAll('a company with eight numbers and as many licences, five of each in use', async ({ request }) => {
  test.setTimeout(240_000);
  company = await makeListedCompany(request, ROWS, '78');
  const items = ['00', '01', '02', '03', '04'].map((n) => ({
    email: `list00@${company.domain}`,
    e164: `+336399878${n}`,
  }));
  const data = { items, maxPurchases: 0, maxCharge: { amount: 0, currency: 'EUR' } };
  expect((await request.post('/api/v1/assignments/bulk', { headers: company.headers, data })).status()).toBe(201);
  const removed = await request.post('/api/v1/licences/removals', { headers: company.headers, data: { quantity: 2 } });
  expect(removed.status()).toBe(200);
});

/** The dialog that assigns every number of the list. */
async function assignAll(page: Page): Promise<Locator> {
  await page.getByRole('checkbox', { name: 'Select page' }).check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('the 8 rows you selected');
  return dialog;
}

async function choose(page: Page, dialog: Locator, member: string): Promise<void> {
  await dialog.getByRole('combobox', { name: 'Member' }).fill(member);
  await page.getByRole('option', { name: new RegExp(member) }).click();
}

const confirms = (dialog: Locator) => dialog.getByRole('button', { name: /^Assign \d+ numbers?/ });

test('what cannot be assigned is named with its reason, and only without it is there something to confirm (R2, R8)', async ({
  page,
}) => {
  await company.signIn(page, '/manage-product/numbers');
  const dialog = await assignAll(page);
  await choose(page, dialog, 'List00');
  const refusal = dialog.getByRole('alert');
  await expect(refusal).toContainText('3 of the 8 numbers cannot be assigned to List00 Member');
  await expect(refusal).toContainText('3 more than List00 Member may hold (5 of 5 now)');
  await expect(refusal).toContainText('+33 6 39 98 78 05, +33 6 39 98 78 06, +33 6 39 98 78 07');
  await expect(confirms(dialog)).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);

  await choose(page, dialog, 'List01');
  await expect(refusal).toContainText('5 of the 8 numbers cannot be assigned to List01 Member');
  await expect(refusal).toContainText('Held by members already; reassign them instead:');
  await refusal.getByRole('button', { name: 'Leave out 5 numbers' }).click();
  await expect(refusal).toHaveCount(0);
  await expect(dialog).toContainText('5 numbers are left out');
  await expect(dialog).toContainText('Uses 3 licences, 2 of which were to end and are kept');
  await expect(confirms(dialog)).toHaveAccessibleName('Assign 3 numbers');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('tbody').getByText('Unassigned')).toHaveCount(3);
});

test('a price that changed under the confirmation is shown for a second one; then all are assigned and bought at once (R6, R7)', async ({
  page,
  request,
}) => {
  await company.signIn(page, '/manage-product/numbers?status=unassigned');
  await page.getByRole('checkbox', { name: 'Select page' }).check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog, 'List01');
  await expect(confirms(dialog)).toHaveAccessibleName('Assign 3 numbers');
  // Somebody else uses a licence meanwhile, for a number of the operator's stock.
  const members = await request.get(`/api/v1/members?q=list02@${company.domain}`, { headers: company.headers });
  const [member] = ((await members.json()) as { data: { id: string }[] }).data;
  const data = { memberId: member?.id, e164: company.spare };
  expect((await request.post('/api/v1/assignments', { headers: company.headers, data })).status()).toBe(201);

  await confirms(dialog).click();
  await expect(dialog).toContainText('The cost has changed since you saw it');
  await expect(dialog).toContainText('Uses 3 licences: 2 are available, 1 will be bought');
  await expect(dialog).toContainText('2 licences that were to end are kept.');
  await expect(dialog).toContainText(/€\d+\.\d\d × \d+ of \d+ days/);
  await expect(dialog).toContainText('until you remove the licences');
  const label = await confirms(dialog).innerText();
  expect(label).toMatch(/^Assign 3 numbers and buy 1 licence – €\d+\.\d\d$/);
  await expectAccessible(page);
  await confirms(dialog).dblclick();
  const status = dialog.getByRole('status');
  await expect(status).toBeFocused();
  await expect(status).toContainText('3 numbers are assigned to List01 Member');
  await expect(status).toContainText('none that was available, 2 kept that were to end, 1 bought');
  await expect(status.getByRole('link', { name: 'See the purchase' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0);
  await page.goto('/manage-product/numbers?q=List01');
  await expect(page.locator('tbody').getByRole('link', { name: 'List01 Member' })).toHaveCount(3);
});
