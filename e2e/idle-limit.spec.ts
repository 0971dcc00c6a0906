import { expect, expectAccessible, test } from './fixtures';
import { makeListedCompany } from './listed-company';
import { connectBehind } from './scaled-company';

test('an owner has idle members signed out; who comes back signs in again and is where they were', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  test.setTimeout(240_000);
  const company = await makeListedCompany(request, 1, '95');
  await company.signIn(page, '/settings/security');
  const choice = page.getByLabel('Sign out who does nothing for');
  await expect(choice).toHaveValue('off');
  await expectAccessible(page);
  await choice.selectOption({ label: '15 minutes' });
  await page.getByRole('button', { name: 'Save the limit' }).click();
  await expect(page.getByText('The idle limit is saved.')).toBeVisible();
  await page.reload();
  await expect(choice).toHaveValue('15');

  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'en-GB' });
  const elsewhere = await context.newPage();
  await company.signIn(elsewhere, '/manage-team/members');
  const sql = connectBehind();
  const idle = (minutes: number) => sql`
    update sessions set last_used_at = now() - make_interval(mins => ${minutes})
    where ended_at is null and company_id = ${company.id.slice('com_'.length)}`;
  await idle(14);
  await elsewhere.goto('/manage-team/members?status=invited');
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Members');
  await idle(16);
  await sql.end();
  for (const one of [elsewhere, page]) {
    await one.goto('/manage-team/members?status=invited');
    await expect(one).toHaveURL(`/sign-in?next=${encodeURIComponent('/manage-team/members?status=invited')}`);
  }
  await company.signIn(elsewhere, '/manage-team/members?status=invited');
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Members');
  await context.close();
});
