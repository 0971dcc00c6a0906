import type { APIRequestContext } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { connectBehind } from './scaled-company';

const SESSIONS = '/account/sessions';

let made: Promise<ListedCompany> | undefined;
/** One company for both journeys. */
const companyOf = (request: APIRequestContext) => {
  made ??= makeListedCompany(request, 1, '85');
  return made;
};

test('one sees where one is signed in and ends the other session, which signs in again and is back where it was', async ({
  page,
  browser,
  request,
}) => {
  const company = await companyOf(request);
  await company.signIn(page, '/');
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await company.signIn(elsewhere, '/manage-team/members');

  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.getByRole('link', { name: 'Sessions' }).click();
  await expect(page).toHaveURL(SESSIONS);
  const table = page.getByRole('table', { name: 'Your sessions' });
  // The head, this one, the other device’s, and the one that setting the password opened.
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('row').nth(1)).toContainText('This session');
  await expect(table).toContainText(/(Chrome|Chromium) on Linux/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await table
    .getByRole('row')
    .nth(2)
    .getByRole('button', { name: /^End the session: / })
    .click();
  const dialog = page.getByRole('dialog', { name: 'End this session?' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'End session' }).click();
  await expect(dialog.getByRole('status')).toContainText('The session has ended.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(table.getByRole('row')).toHaveCount(3);

  await elsewhere.goto('/manage-team/members?status=invited');
  await expect(elsewhere).toHaveURL(`/sign-in?next=${encodeURIComponent('/manage-team/members?status=invited')}`);
  await company.signIn(elsewhere, '/manage-team/members?status=invited');
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Members');
  await context.close();
});

test('making somebody an owner long after signing in asks for the password, and then is done at once', async ({
  page,
  request,
}) => {
  const company = await companyOf(request);
  await company.signIn(page, '/manage-team/members');
  const sql = connectBehind();
  await sql`update sessions set proven_at = now() - interval '1 hour' where ended_at is null`;
  await sql.end();
  await page.getByRole('link', { name: 'List00 Member' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const edit = page.getByRole('dialog', { name: /^Edit / });
  await edit.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Owner' });
  await edit.getByRole('button', { name: 'Save' }).click();

  const prove = page.getByRole('dialog', { name: 'Is it still you?' });
  await expect(prove.getByLabel('Password')).toBeFocused();
  await expectAccessible(page);
  await prove.getByLabel('Password').fill('not the password');
  await prove.getByRole('button', { name: 'Continue' }).click();
  await expect(prove.getByRole('alert')).toContainText('password');
  await prove.getByLabel('Password').fill('a password of the lists only');
  await prove.getByLabel('Password').press('Enter');
  await expect(prove).toBeHidden();
  await expect(edit.getByRole('status')).toContainText('List00 Member');
  await edit.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('term').filter({ hasText: 'Role' }).locator('+ dd')).toContainText('Owner');
});
