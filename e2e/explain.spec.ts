import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

test.describe.configure({ mode: 'serial' });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

let company: ListedCompany;
let bought: { purchaseId: string; e164: string; spare: string };
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  company = await makeListedCompany(request, 2, '89');
  const { headers, spare } = company;
  const of = async (path: string) =>
    ((await (await request.get(path, { headers })).json()) as { data: { id: string; e164: string }[] }).data;
  const [[member], [first, second]] = [await of('/api/v1/members?q=Member'), await of('/api/v1/numbers')];
  const assign = (data: object) =>
    request.post('/api/v1/assignments', { headers, data: { memberId: member?.id, ...data } });
  for (const number of [first, second]) expect((await assign({ numberId: number?.id })).status()).toBe(201);
  const shown = { maxPurchases: 1, maxCharge: { amount: 10_000, currency: 'EUR' } };
  const { purchase } = (await (await assign({ e164: spare, ...shown })).json()) as { purchase: { id: string } };
  bought = { purchaseId: purchase.id, e164: first?.e164 ?? '', spare };
  await request.dispose();
});

test('support finds a company by what is at hand, copies its id and sees nothing from inside it (R24)', async ({
  page,
}) => {
  await signInAs(page, 'support@operator.example', '/support');
  const box = page.getByRole('searchbox', { name: 'Find a company' });
  const row = page.getByRole('table', { name: 'Companies found' }).locator('tbody tr');
  const wanted: [string, RegExp][] = [
    [company.id, /its id/],
    [`LIST00@${company.domain}`, /a member’s e-mail address/],
    [company.domain, /the e-mail domain of a member/],
    [bought.purchaseId, /the id of a purchase/],
    [`0${bought.e164.slice(3)}`, /its number/],
  ];
  for (const [text, why] of wanted) {
    await box.fill(text);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === text);
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(why);
    await expect(row.getByRole('link', { name: 'Lists' })).toHaveAttribute('href', `/support/companies/${company.id}`);
  }
  await expect(page.locator('main')).toContainText('is assigned to one of its members');
  await expect(page.locator('main')).not.toContainText('List00');
  const copy = row.getByRole('button', { name: 'Copy the id of Lists' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(company.id);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await box.fill('nobody@nowhere.example');
  await box.press('Enter');
  await expect(page.getByText('No company found', { exact: true })).toBeVisible();
});

test('the company sees why it was charged, and why a number cannot be assigned (E136, R10)', async ({ page }) => {
  await company.signIn(page, `/manage-product/licences/purchases/${bought.purchaseId}`);
  const steps = page.getByRole('table', { name: 'Steps of this charge' });
  await expect(steps).toContainText('Confirmed beforehand: at most 1 licence, at most €100.00 now');
  await expect(steps).toContainText('List00 Member');
  await steps.getByRole('button', { name: /^Copy evt_/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^evt_[0-9a-f]{32}$/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.goto('/manage-product/numbers/inventory');
  await page.getByRole('link', { name: 'Why can a number not be assigned?' }).click();
  await expect(page).toHaveURL(/\/numbers\/why/);
  await page.getByRole('textbox', { name: 'Number', exact: true }).fill(bought.spare);
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByRole('status').first()).toContainText('cannot be assigned now');
  await expect(page.getByRole('link', { name: 'L-0003' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/manage-product/numbers/why?number=0639980000');
  await expect(page.locator('main')).toContainText('It has no country code.');
});
