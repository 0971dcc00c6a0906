import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

const LOG = '/audit-log';
const NUMBER = '+33 6 39 98 74 99';

let company: ListedCompany;
test.beforeAll('a company whose last assignment bought a licence', async ({ request }) => {
  test.setTimeout(240_000);
  company = await makeListedCompany(request, 2, '74');
  const assign = async (n: string, e164: string, maxPurchases: number) => {
    const members = await request.get(`/api/v1/members?q=list${n}@`, { headers: company.headers });
    const [member] = (await members.json()).data as { id: string }[];
    const data = { memberId: member?.id, e164, maxPurchases, maxCharge: { amount: 1_000_000, currency: 'EUR' } };
    return (await request.post('/api/v1/assignments', { headers: company.headers, data })).status();
  };
  const numbers = await request.get('/api/v1/numbers', { headers: company.headers });
  for (const [index, { id }] of ((await numbers.json()).data as { id: string }[]).entries()) {
    const members = await request.get(`/api/v1/members?q=list0${index}@`, { headers: company.headers });
    const [member] = (await members.json()).data as { id: string }[];
    const data = { memberId: member?.id, numberId: id };
    expect((await request.post('/api/v1/assignments', { headers: company.headers, data })).status()).toBe(201);
  }
  expect(await assign('00', company.spare, 1)).toBe(201);
});

test('an owner finds out why a licence was bought by itself, and follows it to the number, the purchase and the act (R26)', async ({
  page,
}) => {
  await company.signIn(page, LOG);
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Audit log' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.locator('summary').filter({ hasText: 'What' }).click();
  await expectAccessible(page);
  await page.locator('details[open]').getByRole('link', { name: 'Licences bought' }).click();
  await expect(page).toHaveURL(/action=licence\.purchased/);
  const table = page.getByRole('table', { name: 'Audit log' });
  await expect(table.locator('tbody tr')).toHaveCount(2);
  const bought = table.locator('tbody tr').first();
  await expect(bought).toContainText(`Bought automatically during assignment of ${NUMBER}`);
  await expect(table.locator('tbody tr').nth(1)).not.toContainText('automatically');
  await page.reload();
  await expect(table.locator('tbody tr')).toHaveCount(2);

  await test.step('the entry says who, from where, and what was recorded', async () => {
    await bought.getByRole('link', { name: 'Licences bought' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Licences bought');
    await expect(page.getByText(`Bought automatically during assignment of ${NUMBER}`)).toBeVisible();
    const facts = page.locator('dl');
    await expect(facts).toContainText('API');
    await expect(page.getByRole('table', { name: 'Changed fields' })).toContainText('List00 Member');
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await test.step('the assignment is in the same act, and leads to the number', async () => {
    const same = page.getByRole('table', { name: 'Other entries of the same act' });
    await same.getByRole('link', { name: 'Number assigned' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Number assigned');
    await page.locator('dl').getByRole('link', { name: NUMBER }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(NUMBER);
    await page.goBack();
    await page.locator('dl').getByRole('link', { name: 'Everything about it' }).click();
    await expect(page).toHaveURL(/target=num_/);
    await expect(page.locator('summary').filter({ hasText: 'About' })).toContainText(NUMBER);
  });

  await test.step('the purchase shows its operation, which leads back', async () => {
    await page.goto(`${LOG}?action=licence.purchased`);
    await page.locator('tbody tr').first().getByRole('link', { name: 'Purchase' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Purchase of 1 licence');
    await page.locator('dl a[href^="/audit-log?operation="]').click();
    await expect(page.getByText('Only what happened in one act')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Number assigned' })).toBeVisible();
  });
});

test('the log is narrowed by who and when, and what is taken out of it is an entry', async ({ page }) => {
  await company.signIn(page, LOG);
  await page.locator('summary').filter({ hasText: 'Who' }).click();
  await page.getByRole('link', { name: 'The operator', exact: true }).click();
  await expect(page).toHaveURL(/actor=cli/);
  await expect(page.getByRole('link', { name: 'Company created' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Number assigned' })).toHaveCount(0);

  await page.locator('summary').filter({ hasText: 'When' }).click();
  await page.getByLabel('From').fill('2001-01-01');
  await page.getByLabel('To (included)').fill('2001-12-31');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/from=2001-01-01/);
  await expect(page).toHaveURL(/actor=cli/);
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByRole('link', { name: 'Number assigned' }).first()).toBeVisible();

  await page.goto(`${LOG}?action=company.created`);
  await page.locator('summary').filter({ hasText: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'JSON lines for programs' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-log-.*\.jsonl$/);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(Buffer.from(piece));
  const lines = Buffer.concat(pieces).toString('utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual(['company.created']);
  await page.goto(LOG);
  await page.locator('tbody tr').first().getByRole('link', { name: 'Audit log exported' }).click();
  await expect(page.getByRole('table', { name: 'Changed fields' })).toContainText('company.created');
});

test.describe('who may not read the log', () => {
  test.use({ expectedErrors: [/status of 40[34]/] });

  test('gets a page that names the right, and finds no link to it (R24)', async ({ page }) => {
    await signInAs(page, 'billing@acme.example');
    await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
    expect((await page.goto(LOG))?.status()).toBe(403);
    await expect(page.getByText('Read the audit log')).toBeVisible();
    expect((await page.goto(`${LOG}/evt_00000000000000000000000000000000`))?.status()).toBe(403);
  });
});
