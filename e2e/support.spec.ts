import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { makeListedCompany } from './listed-company';

test.use({ expectedErrors: [/403 \(Forbidden\)/] });

test('R24, S3, S6: support goes in to read, then to act; what it did is in the log, and the owner ends it', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  test.setTimeout(120_000);
  const company = await makeListedCompany(request, 3, '88');
  await signInAs(page, 'support@operator.example', '/support');
  const path = `/support/companies/${company.id}`;
  await page.goto(path);
  await expectAccessible(page);

  // To read: what the customer sees, without what changes anything, and nobody by name.
  await page.getByLabel('Reason').fill('A number does not ring');
  await page.getByLabel('Ticket').fill('T-88');
  await page.getByRole('button', { name: 'Open and go in' }).click();
  const banner = page.getByRole('region', { name: 'Support access' });
  await expect(banner).toContainText('reads only');
  await expect(banner).toContainText('support@operator.example, ticket T-88');
  await expect(banner).toContainText(/29|30/);
  await expect(page.getByRole('button', { name: 'Assign number' })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/manage-team/members');
  await page.mouse.wheel(0, 4_000);
  await expect(banner.getByRole('button', { name: 'Leave' })).toBeInViewport();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await expect(page.getByText(company.domain)).toHaveCount(0);
  await expect(page.getByText('l•••@l•••').first()).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  expect((await page.goto('/settings/company'))?.status()).toBe(403);
  await banner.getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL('**/support');

  // To act.
  await page.goto(path);
  await page.getByLabel('Reason').fill('Give the number back');
  await page.getByLabel('Ticket').fill('T-89');
  await page.getByText('Read and act', { exact: true }).click();
  await page.getByRole('button', { name: 'Open and go in' }).click();
  await expect(banner).toContainText('reads and acts');
  await page.goto('/manage-team/departments');
  await page.getByRole('button', { name: 'Add department' }).click();
  const adding = page.getByRole('dialog');
  await adding.getByLabel('Name').fill('Opened by support');
  await adding.getByRole('button', { name: 'Add department' }).click();
  await adding.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Opened by support').first()).toBeVisible();

  // The owner sees who is there, finds what was done under both names, and ends it.
  const owners = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'en-GB' });
  const owner = await owners.newPage();
  await company.signIn(owner, '/');
  await expect(owner.getByText('Support has access to your company')).toBeVisible();
  await owner.goto('/audit-log?action=department');
  await expect(owner.getByText(/Support: support@operator\.example, on behalf of .+, T-89/).first()).toBeVisible();
  await owner.goto('/settings/support-access');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: /^End the access of support@operator/ }).click();
  await expect(owner.getByText('The access of support@operator.example has ended.')).toBeVisible();
  const secretIn = async () => (await page.context().cookies()).find(({ name }) => name.includes('session'))?.value;
  const inside = await secretIn();
  await page.goto('/manage-team/members');
  await page.waitForURL('**/support?over=company');
  expect(await secretIn()).not.toBe(inside);
  await expect(page.getByText('The company ended your access.')).toBeVisible();
  await owners.close();
});
