import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { check, count, csv, rowsOf, step, title, upload } from './importing';
import { type ListedCompany, makeListedCompany } from './listed-company';

const ROWS = 6;
let company: ListedCompany;
test.beforeAll('a company with six members, numbers and licences', async ({ request }) => {
  test.setTimeout(240_000);
  company = await makeListedCompany(request, ROWS, '76');
});

async function linesOf(download: Download): Promise<string[]> {
  return (await readFile(await download.path(), 'utf8')).split('\r\n').filter((line) => line !== '');
}

async function licences(page: Page): Promise<string> {
  await page.goto('/manage-product/licences');
  return page.locator('dl').first().innerText();
}

test('members: from the template to the report; the error file is corrected and uploaded again (R24)', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const domain = company.domain;
  await company.signIn(page, '/manage-team/members');
  await page.getByRole('link', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Imports');
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the template' }).click(),
  ]);
  expect((await linesOf(template))[0]).toBe('first_name,last_name,email,role,department');
  await expectAccessible(page);

  await upload(
    page,
    csv('people.csv', [
      'Prénom;Nom;Adresse;Rôle;Remarque',
      `Zoé;Martin;zoe@${domain};member;`,
      'Bad;Mail;not-an-address;member;',
      `Luc;Petit;luc@${domain};boss;"two\nlines"`,
      `Zoé;Encore;ZOE@${domain};member;`,
    ]),
  );
  await expect(title(page)).toBeFocused();
  await expect(step(page)).toHaveText(/Columns/);
  await expect(page.getByRole('table', { name: 'First rows of the file' })).toContainText('not-an-address');
  await expectAccessible(page);

  // The header "Adresse" could be anything: it is not guessed, and nothing is checked without it.
  await page.getByRole('button', { name: 'Check the file' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'One thing needs correcting' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: 'Choose the column for E-mail.' }).click();
  await expect(page.getByLabel('E-mail', { exact: true })).toBeFocused();
  await page.getByLabel('E-mail', { exact: true }).selectOption({ label: 'Column 3: Adresse' });
  await expect(page.getByText('This column is not read: Remarque.')).toBeVisible();
  await check(page);

  await expect(title(page)).toBeFocused();
  await expect(count(page, 'Ready')).toHaveText('1');
  await expect(count(page, 'With errors')).toHaveText('3');
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(rowsOf(page).nth(0)).toContainText(/3.*Adresse.*not-an-address.*Is not an e-mail address/s);
  await expect(rowsOf(page).nth(1)).toContainText(/4.*Rôle.*boss.*Is not a role.*Use owner, admin/s);
  // The quoted line end of the row before counts: lines are those of the file.
  await expect(rowsOf(page).nth(2)).toContainText(/6.*Is the same as on line 2/s);
  await expectAccessible(page);
  await page.getByRole('link', { name: /Show : Ready/ }).click();
  await page.waitForURL(/result=ready/);
  await page.reload();
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page)).toContainText('Zoé · Martin');

  await page.getByRole('button', { name: 'Add 1 member' }).dblclick();
  await expect(title(page)).toHaveText('1 member was added', { timeout: 30_000 });
  await expect(title(page)).toBeFocused();
  await expect(step(page)).toHaveText(/Report/);
  await expectAccessible(page);

  await page.goto(page.url().replace(/\?.*/, ''));
  const [errors] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the error file' }).click(),
  ]);
  const [header = '', ...refused] = await linesOf(errors);
  expect(header).toContain('Adresse');
  expect(header).toMatch(/error$/);
  expect(refused).toHaveLength(3);
  const corrected = [header, ...refused].map((line) => line.replace('not-an-address', `bad@${domain}`));
  await page.getByRole('link', { name: 'Import another file' }).click();
  await upload(page, csv('corrected.csv', corrected));
  await page.getByLabel('E-mail', { exact: true }).selectOption({ label: 'Column 3: Adresse' });
  await check(page);
  await expect(count(page, 'Ready')).toHaveText('1');
  await page.getByRole('button', { name: 'Add 1 member' }).click();
  await expect(title(page)).toHaveText('1 member was added', { timeout: 30_000 });
  await page.getByRole('link', { name: 'See the members' }).click();
  await expect(page.locator('tbody')).toContainText(`bad@${domain}`);
});

test('assignments: one price for all, only what was shown is bought; the same file again changes and costs nothing (R6, R7)', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const email = (n: string) => `list${n}@${company.domain}`;
  await company.signIn(page, '/manage-product/licences');
  await page.goto('/manage-product/numbers');
  await page.getByRole('link', { name: 'Import' }).click();
  const file = csv('numbers.csv', [
    'email,number,country',
    `${email('00')},+33 6 39 98 76 00,`,
    `${email('00').toUpperCase()},06 39 98 76 01,FR`,
    `${email('01')},0033639987602,`,
    `${email('01')},3.36123E+10,`,
    `${email('02')},+33639987602,`,
  ]);
  await upload(page, file);
  await check(page);
  await expect(count(page, 'Ready')).toHaveText('3');
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page).nth(0)).toContainText(/5.*3\.36123E\+10.*turned into a quantity by a spreadsheet/s);
  await expect(page.locator('main')).toContainText('Uses 3 of your 6 available licences. No extra cost.');
  const before = await licences(page);

  await page.goBack();
  await expect(title(page)).toHaveText('What this file would do');
  await page.getByRole('button', { name: 'Assign 3 numbers' }).click();
  await expect(title(page)).toHaveText('3 numbers were assigned', { timeout: 30_000 });
  await expect(page.locator('main')).toContainText('Nothing was bought.');
  const after = await licences(page);
  expect(after).not.toBe(before);

  await page.goto('/imports?kind=assignments');
  await upload(page, file);
  await check(page);
  await expect(count(page, 'Already so')).toHaveText('3');
  await expect(count(page, 'Ready')).toHaveText('0');
  await expect(page.getByRole('button', { name: /^Assign/ })).toHaveCount(0);
  expect(await licences(page)).toBe(after);
});

test('what is missing is bought once, and the button says so; what changed after the check is shown first (R7)', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const { headers } = company;
  // Three licences are free: one of them will be gone when it is confirmed.
  await company.signIn(page, '/imports?kind=assignments');
  const lines = ['03', '04', '05'].map((n) => `list03@${company.domain},+336399876${n}`);
  await upload(page, csv('more.csv', ['email,number', ...lines]));
  await check(page);
  await expect(page.locator('main')).toContainText('Uses 3 of your 3 available licences');
  const removed = await request.post('/api/v1/licences/removals', { headers, data: { quantity: 3 } });
  expect(removed.status()).toBe(200);
  const members = await request.get(`/api/v1/members?q=list05@${company.domain}`, { headers });
  const [member] = ((await members.json()) as { data: { id: string }[] }).data;
  const data = { memberId: member?.id, e164: company.spare };
  expect((await request.post('/api/v1/assignments', { headers, data })).status()).toBe(201);

  await page.getByRole('button', { name: 'Assign 3 numbers' }).click();
  await expect(page.getByText('The cost has changed since you saw it')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('main')).toContainText('Uses 3 licences: 2 are available, 1 will be bought');
  await expect(page.locator('main')).toContainText(/€\d+\.\d\d × \d+ of \d+ days/);
  await expectAccessible(page);
  const confirm = page.getByRole('button', { name: /^Assign 3 numbers and buy 1 licence – €\d+\.\d\d$/ });
  await confirm.dblclick();
  await expect(title(page)).toHaveText('3 numbers were assigned', { timeout: 30_000 });
  await page.getByRole('link', { name: 'See the purchase' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Purchase of 1 licence');
  await page.goBack();
  await expect(title(page)).toHaveText('3 numbers were assigned');
});

test('an import can be left, reloaded, taken back to its columns and cancelled; what it was stays in the list', async ({
  page,
}) => {
  await company.signIn(page, '/imports');
  await upload(page, csv('cancelled.csv', ['first_name,last_name,email,role', `Ann,Lee,ann@${company.domain},member`]));
  await page.reload();
  await expect(title(page)).toHaveText('Which column is what?');
  await check(page);
  await page.getByRole('link', { name: 'Choose other columns' }).click();
  await page.waitForURL(/step=columns/);
  await expect(title(page)).toBeFocused();
  await page.getByLabel('Send each new member an invitation by e-mail').check();
  await page.getByRole('link', { name: 'Imports', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go on editing' }).click();
  await check(page);
  await expect(page.getByRole('button', { name: 'Add and invite 1 member' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel import' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing has been changed');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel import' }).click();
  await expect(title(page)).toHaveText('This import was cancelled');
  await expect(dialog).toHaveCount(0);
  await expect(title(page)).toBeFocused();
  await expect(page.locator('main')).toContainText('Nothing was done before. 1 row was not reached.');
  await page.getByRole('link', { name: 'Imports', exact: true }).click();
  await expect(page.locator('tbody tr').first()).toContainText(/cancelled\.csv.*Cancelled.*1 row/s);
});

test('an import under way says how far it is, goes on without the page, and stops where it is cancelled', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const people = Array.from({ length: 20_000 }, (_, n) => `First${n},Last${n},many${n}@${company.domain},member`);
  await company.signIn(page, '/imports');
  await upload(page, csv('many.csv', ['first_name,last_name,email,role', ...people]));
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expectAccessible(page);
  await expect(title(page)).toHaveText('What this file would do', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Add 20,000 members' }).click();
  await expect(title(page)).toHaveText('Members are being added');
  await expect(title(page)).toBeFocused();
  await expect(page.getByText(/^[1-9][\d,]* of 20,000 rows$/).first()).toBeVisible({ timeout: 30_000 });
  const address = page.url();
  await page.goto('/manage-team/members');
  await page.goto(address);
  await expect(title(page)).toHaveText('Members are being added');
  await page.getByRole('button', { name: 'Cancel import' }).click();
  await expect(page.getByRole('dialog')).toContainText('Rows that are done stay done');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel import' }).click();
  await expect(title(page)).toHaveText('This import was cancelled', { timeout: 30_000 });
  await expect(page.locator('main')).toContainText(/[1-9][\d,]* rows were done before, and stay done\. [1-9]/);
  await page.getByRole('link', { name: /Show : Done/ }).click();
  await page.waitForURL(/result=done/);
  const first = await rowsOf(page).first().innerText();
  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL(/cursor=/);
  await page.reload();
  await expect(rowsOf(page).first()).not.toHaveText(first);
});
