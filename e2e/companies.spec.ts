import type { APIRequestContext, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { invitationLink } from './invitation-link';
import { operator } from './operator';

const PASSWORD = 'a quiet harbour at dawn';
const MEMBERS = '/manage-team/members';

/** A company of its own that invites the person; gives its id. */
async function invitingCompany(request: APIRequestContext, name: string, email: string, role: string): Promise<string> {
  const { id } = await operator<{ id: string }>(
    'company:create',
    `--name=${name}`,
    '--plan=connect',
    '--frequency=monthly',
    '--currency=EUR',
    '--time-zone=Europe/Paris',
    `--owner-email=owner@${name.toLowerCase()}.example`,
  );
  const { key } = await operator<{ key: string }>('api-key:create', '--company', id, '--role', 'owner');
  const added = await request.post('/api/v1/members', {
    headers: { Authorization: `Bearer ${key}` },
    data: { firstName: 'Dana', lastName: 'Both', email, role, invite: true },
  });
  expect(added.status()).toBe(201);
  return id;
}

async function signIn(page: Page, email: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('somebody invited into two companies joins both with one account, chooses after signing in, and switches (R15)', async ({
  page,
  browser,
  request,
}) => {
  test.slow();
  const stamp = Date.now();
  const email = `both.${stamp}@person.example`;
  const [first, second] = [`Northern${stamp}`, `Southern${stamp}`];
  await invitingCompany(request, first, email, 'admin');
  await page.goto(await invitationLink(browser, email, first));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: `Join ${first}` }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText(first);
  // One company: nothing to switch to.
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out', exact: true })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Switch company' })).toHaveCount(0);

  await invitingCompany(request, second, email, 'member');
  const link = await invitationLink(browser, email, second);
  const stranger = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await stranger.goto(link);
  await expect(stranger.getByText('has an account already')).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByLabel('Password').fill('not the password');
  await stranger.getByRole('button', { name: `Join ${second}` }).click();
  await expect(stranger.getByRole('alert').first()).toContainText('not the password of this account');
  // In the browser where they are signed in, their session is enough.
  await page.goto(link);
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await page.getByRole('button', { name: `Join ${second}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your numbers');
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText(second);

  const fresh = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })).newPage();
  await signIn(fresh, email, `${MEMBERS}?role=admin`);
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('Choose a company');
  await expectAccessible(fresh);
  await expectNoSidewaysScroll(fresh);
  await fresh.goto('/manage-product/licences');
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('Choose a company');
  await fresh.goBack();
  await fresh.getByRole('button', { name: `${first} admin` }).click();
  await expect(fresh).toHaveURL(`${MEMBERS}?role=admin`);
  await expect(fresh).toHaveTitle(`Members - ${first} - Latchkey`);

  await fresh.getByRole('button', { name: 'Account' }).click();
  await fresh.getByRole('menuitem', { name: 'Switch company' }).click();
  await expect(fresh.getByText('You are here')).toBeVisible();
  await fresh.getByRole('button', { name: `${second} member` }).click();
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('Your numbers');
  await expect(fresh).toHaveTitle(`Overview - ${second} - Latchkey`);
});
