import { expect, test } from './fixtures';
import { invitationLink } from './invitation-link';
import { makeListedCompany } from './listed-company';

const DEPARTMENTS = '/manage-team/departments';
const PASSWORD = 'a quiet harbour at dawn';

test('E134: an admin who is made a plain member while a dialog is open changes nothing any more, and the page says so', async ({
  browser,
  baseURL,
  request,
}) => {
  test.setTimeout(240_000);
  const company = await makeListedCompany(request, 1, '94');
  const { headers } = company;
  const email = `list00@${company.domain}`;
  const { data } = await (await request.get('/api/v1/members', { headers })).json();
  const { id } = data.find((member: { email: string }) => member.email === email);
  const give = async (role: string) => {
    const changed = await request.patch(`/api/v1/members/${id}`, { headers, data: { role } });
    expect(changed.status()).toBe(200);
  };
  await give('admin');
  const invited = await request.post(`/api/v1/members/${id}/invitation`, { headers });
  expect(invited.ok()).toBe(true);
  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(await invitationLink(browser, email));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join Lists' }).click();
  await page.waitForURL((url) => url.pathname === '/');

  expect((await page.goto(DEPARTMENTS))?.status()).toBe(200);
  await page.getByRole('button', { name: 'Add department' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('By who may not');
  await give('member');

  // A new role ends the sessions of the old one: what was entered stays, and they sign in beside it.
  const add = dialog.getByRole('button', { name: 'Add department' });
  await add.click();
  await expect(dialog.getByText(/^Your session has ended\./)).toBeVisible();
  await expect(dialog.getByLabel('Name')).toHaveValue('By who may not');
  const beside = await context.newPage();
  await beside.goto('/sign-in');
  await beside.getByLabel('Email').fill(email);
  await beside.getByLabel('Password').fill(PASSWORD);
  await beside.getByRole('button', { name: 'Sign in', exact: true }).click();
  await beside.waitForURL((url) => url.pathname === '/');

  // Signed in as a plain member they have not got the right: it is refused, and the page behind is read anew.
  await add.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You do not have access to this page');
  await expect(page.getByText('By who may not')).toHaveCount(0);
  expect((await page.reload())?.status()).toBe(403);
  const { data: departments } = await (await request.get('/api/v1/departments', { headers })).json();
  expect(departments).toEqual([]);
  await context.close();
});
