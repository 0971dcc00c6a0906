import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { textOfPdf } from '@/lib/testing/pdf-text';
import { expect, expectAccessible, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { operator } from './operator';

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  company = await makeListedCompany(request, 4, '71');
  await request.dispose();
});

const euros = (text: string | null): number => Number((text ?? '').replaceAll(/[^\d.]/g, ''));

test('an owner sees what comes, adds licences from here, and finds them on the draft with their formula (R16, R20)', async ({
  page,
}) => {
  await company.signIn(page, '/billing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing');
  const coming = page.getByRole('heading', { name: /^Next invoice: / });
  await expect(coming).toBeVisible();
  await page.getByRole('button', { name: 'Add licences' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Buy 1 licence – €/ }).click();
  await expect(dialog.getByRole('status')).toContainText('1 licence added');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const drafts = page.getByRole('table', { name: 'Invoices' });
  await expect(drafts.getByRole('row')).toHaveCount(2);
  await drafts.getByRole('link', { name: 'Draft' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Draft of an invoice');
  const lines = page.getByRole('table', { name: 'Lines' });
  await expect(lines.getByRole('row')).toHaveCount(3);
  await expectAccessible(page);
  await lines.getByRole('link', { name: '1 monthly licence added' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 monthly licence added');
  await page.getByRole('link', { name: 'See the purchase' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Purchase of 1 licence');
});

test('an upgrade says what it costs, charges that, and a downgrade waits and can be called off (R7, R21)', async ({
  page,
}) => {
  await company.signIn(page, '/billing');
  await page.getByRole('button', { name: 'Change plan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Plan').selectOption('max');
  const confirm = dialog.getByRole('button', { name: /^Change to Max – €/ });
  await expect(confirm).toBeVisible();
  await expectAccessible(page);
  const charge = euros((await confirm.textContent())?.split('–')[1] ?? '');
  await confirm.click();
  await expect(dialog.getByRole('status')).toContainText('Your company is on Max');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Max: up to 20 numbers per member')).toBeVisible();
  await page.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: 'Draft' }).click();
  const line = page.getByRole('row', { name: /^Change of plan for/ });
  await expect(line).toHaveCount(1);
  expect(euros(await line.getByRole('cell').last().textContent())).toBe(charge);

  await page.goto('/billing');
  await page.getByRole('button', { name: 'Change plan' }).click();
  await dialog.getByLabel('Plan').selectOption('connect');
  await dialog.getByRole('button', { name: /^Change to Connect on / }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/^Connect, from /)).toBeVisible();
  await page.getByRole('button', { name: 'Keep Max' }).click();
  await dialog.getByRole('button', { name: 'Keep Max' }).click();
  await expect(page.getByText(/^Connect, from /)).toHaveCount(0);
});

test('the operator’s run renews up to a day, once; the invoice has a number, its payment is shown (R18, R20)', async ({
  page,
}) => {
  const ahead = new Date(Date.now() + 45 * 86_400_000).toISOString().slice(0, 10);
  type Run = {
    companies: { companyId: string; periods: object[]; documents: { number: string; total: { amount: number } }[] }[];
  };
  const run = (...more: string[]) => operator<Run>('renewals:run', '--as-of', ahead, '--company', company.id, ...more);
  const foreseen = (await run('--dry-run')).companies[0];
  const done = (await run()).companies[0];
  expect(done?.documents.map(({ total }) => total)).toEqual(foreseen?.documents.map(({ total }) => total));
  expect((await run()).companies).toEqual([]);
  const [first] = done?.documents ?? [];
  await operator('payment:record', '--company', company.id, '--invoice', first?.number ?? '', '--amount', '100');

  await company.signIn(page, '/billing?status=open');
  await page.getByRole('link', { name: first?.number ?? '', exact: true }).click();
  await expect(page.getByText('€1.00', { exact: true })).toBeVisible();
  await expect(page.getByText(/left to pay\.$/)).toBeVisible();
  await expectAccessible(page);
});

test('an issued invoice is downloaded as a printable copy, alone and with all others of a period as an archive (R20)', async ({
  page,
}) => {
  await company.signIn(page, '/billing?status=open');
  const table = page.getByRole('table', { name: 'Invoices' });
  const number = (await table.getByRole('link', { name: /^INV-/ }).first().textContent()) ?? '';
  const row = table.getByRole('row').filter({ hasText: number });
  const contentOf = async (press: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const fromList = await contentOf(() => row.getByRole('link', { name: 'Printable copy (PDF)' }).click());
  expect(fromList.name).toBe(`${number}.pdf`);
  expect((await textOfPdf(fromList.content)).join('\n')).toContain(number);

  await table.getByRole('link', { name: number, exact: true }).click();
  await expect(page.getByText('Nature of the operation: supply of services.')).toBeVisible();
  const fromPage = await contentOf(() => page.getByRole('link', { name: 'Printable copy (PDF)' }).click());
  expect(fromPage.content.equals(fromList.content)).toBe(true);

  await page.goto('/billing');
  await page.getByText('Other period').click();
  await page.getByLabel('From', { exact: true }).fill('2020-01-01');
  await page.getByLabel('To', { exact: true }).fill('2199-12-31');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/from=2020-01-01&to=2199-12-31/);
  await expect(table.getByRole('link', { name: 'Draft' })).toHaveCount(0);
  const numbers = await table.getByRole('link', { name: /^(INV|CN)-/ }).allTextContents();
  await expectAccessible(page);
  await page.getByText('Download', { exact: true }).click();
  const archive = await contentOf(() => page.getByRole('link', { name: 'Printable copies (ZIP)' }).click());
  expect(archive.name).toMatch(/^invoices-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(new Uint8Array(archive.content));
  expect(Object.keys(files).sort()).toEqual(numbers.map((one) => `${one}.pdf`).sort());
  expect(Buffer.from(files[`${number}.pdf`] ?? []).equals(fromList.content)).toBe(true);

  await page.goto('/billing?from=nonsense&to=2026-02-30&status=open');
  await expect(table.getByRole('link', { name: number, exact: true })).toBeVisible();
});

test('licences change from monthly to yearly with their renewal, and back, for nothing today (R21)', async ({
  page,
}) => {
  await company.signIn(page, '/billing');
  const table = page.getByRole('table', { name: 'Subscriptions' });
  await table.getByRole('button', { name: 'Change to yearly' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Change to yearly on / }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(table.getByText(/, then yearly$/)).toBeVisible();
  await table.getByRole('button', { name: 'Stay monthly' }).click();
  await dialog.getByRole('button', { name: 'Stay monthly' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(table.getByText(/, then yearly$/)).toHaveCount(0);
});
