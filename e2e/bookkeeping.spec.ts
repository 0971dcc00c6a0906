import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { operator } from './operator';

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
let number = '';
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  company = await makeListedCompany(request, 3, '72');
  await request.dispose();
});

type List = { data: { id: string }[] };

test('a department is given a cost centre; one that was changed in another tab is not overwritten unseen', async ({
  page,
  request,
  context,
}) => {
  await request.post('/api/v1/departments', { headers: company.headers, data: { name: 'Sales' } });
  await company.signIn(page, '/manage-team/departments');
  const open = async (tab: typeof page) => {
    await tab.goto('/manage-team/departments');
    await tab.getByRole('button', { name: 'Actions for Sales' }).click();
    await tab.getByRole('menuitem', { name: 'Set cost centre' }).click();
    return tab.getByRole('dialog', { name: 'Cost centre of Sales' });
  };
  const other = await context.newPage();
  const [mine, theirs] = [await open(page), await open(other)];
  await expectAccessible(page);
  await theirs.getByRole('textbox', { name: 'Cost centre' }).fill('CC-1');
  await theirs.getByRole('button', { name: 'Save cost centre' }).click();
  await expect(theirs.getByRole('status')).toContainText('Sales is booked on CC-1');
  await mine.getByRole('textbox', { name: 'Cost centre' }).fill('CC-2');
  await mine.getByRole('button', { name: 'Save cost centre' }).click();
  await expect(mine.getByRole('alert')).toContainText('Somebody else changed this');
  await expect(mine.locator('ins')).toHaveText('CC-1');
  await mine.getByRole('button', { name: 'Save cost centre' }).click();
  await expect(mine.getByRole('status')).toContainText('Sales is booked on CC-2');
  await mine.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Sales' })).toContainText('CC-2');
});

test('a corrected invoice keeps its number, says by what it is corrected, and how far it was delivered (R20)', async ({
  page,
  request,
}) => {
  const { headers } = company;
  const first = async (path: string) => {
    const { data } = (await (await request.get(`/api/v1${path}`, { headers })).json()) as List;
    return data[0]?.id ?? '';
  };
  const [memberId, numberId, departmentId] = [
    await first('/members?q=list00'),
    await first('/numbers?status=unassigned'),
    await first('/departments'),
  ];
  await request.patch(`/api/v1/members/${memberId}`, { headers, data: { departmentId } });
  expect((await request.post('/api/v1/assignments', { headers, data: { memberId, numberId } })).status()).toBe(201);
  const ahead = new Date(Date.now() + 45 * 86_400_000).toISOString().slice(0, 10);
  await operator('renewals:run', '--as-of', ahead, '--company', company.id);
  const { data } = (await (await request.get('/api/v1/invoices?type=invoice&status=open', { headers })).json()) as {
    data: { number: string; lines: { id: string }[] }[];
  };
  number = data[0]?.number ?? '';
  const of = ['--company', company.id, '--invoice', number];
  const line = ['--line', data[0]?.lines[0]?.id ?? '', '--amount', '1000'];
  const note = await operator<{ number: string }>(
    'invoice:credit',
    ...of,
    ...line,
    '--reason',
    'Out of order for a week',
  );
  await operator('invoice:delivery', ...of, '--status', 'sent', '--note', 'flow 42');
  await operator('invoice:delivery', ...of, '--status', 'delivered');

  await company.signIn(page, '/billing');
  await page.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
  const facts = page.getByRole('term').filter({ hasText: 'Electronic delivery' }).locator('..');
  await expect(facts).toContainText('Delivered');
  await expect(page.getByRole('listitem').filter({ hasText: 'flow 42' })).toContainText('Sent');
  await expect(page.getByRole('link', { name: `From credit note ${note.number}` })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: note.number, exact: true }).click();
  await expect(page.getByText('Out of order for a week')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Correction of a charge/ })).toBeVisible();
  await expect(page.getByRole('link', { name: `For invoice ${number}` })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the accounting export holds a row for each line and cost centre, adds up, and follows the filters (R19, R20)', async ({
  page,
  request,
}) => {
  await company.signIn(page, '/billing');
  const take = async (link: string) => {
    await page.locator('summary').filter({ hasText: 'Accounting export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ]);
    return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
  };
  await page.locator('summary').filter({ hasText: 'Accounting export' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  const csv = await take('CSV');
  expect(csv.name).toMatch(/^accounting-\d{4}-\d\d-\d\d\.csv$/);
  const [head = '', ...rows] = csv.file.toString('utf8').replace('\ufeff', '').trimEnd().split('\r\n');
  const columns = head.split(',');
  expect(columns.slice(0, 7)).toEqual(['document', 'type', 'issued_on', 'due_on', 'buyer', 'account', 'cost_centre']);
  // What stands in quotes holds commas of its own, and is looked at by nobody here.
  const cells = rows.map((row) => row.replaceAll(/"[^"]*"/g, '…').split(','));
  const value = (row: string[], name: string) => row[columns.indexOf(name)] ?? '';
  const mine = cells.filter((row) => value(row, 'document') === number);
  expect(new Set(mine.map((row) => value(row, 'cost_centre')))).toEqual(new Set(['', 'CC-2']));
  expect(mine.every((row) => value(row, 'account') === (value(row, 'tax') === '' ? '626' : ''))).toBe(true);
  const total = (name: string) => mine.reduce((sum, row) => sum + Math.round(Number(value(row, name)) * 100), 0);
  const { data } = (await (await request.get(`/api/v1/invoices?q=${number}`, { headers: company.headers })).json()) as {
    data: { subtotal: { amount: number }; total: { amount: number } }[];
  };
  expect(total('net')).toBe(data[0]?.subtotal.amount);
  expect(total('net') + total('tax')).toBe(data[0]?.total.amount);

  await page.goto('/billing?type=credit_note');
  const credits = (await take('CSV')).file.toString('utf8').trimEnd().split('\r\n').slice(1);
  expect(credits.every((row) => row.startsWith('CN-'))).toBe(true);
  // Shared out as the line that it corrects: 10.00 over two cost centres.
  const credited = credits
    .map((row) => value(row.replaceAll(/"[^"]*"/g, '…').split(','), 'net'))
    .filter((net) => net !== '');
  expect(credited).toHaveLength(2);
  expect(credited.reduce((sum, net) => sum + Math.round(Number(net) * 100), 0)).toBe(-1000);
  expect((await take('Excel')).name).toMatch(/\.xlsx$/);
});
