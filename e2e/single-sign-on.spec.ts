import type { Browser, BrowserContext, Page } from 'playwright/test';
import { CLIENT } from '@/lib/testing/identity-provider';
import { expect, expectAccessible, test } from './fixtures';
import { invitationLink } from './invitation-link';
import { connectBehind } from './scaled-company';
import { addDomain, BASE, makeSignOnCompany, proveDomain, SIGN_ON_PAGE, saveProvider } from './sign-on-company';

const PAGE = SIGN_ON_PAGE;
const PASSWORD = 'a password of a member only';

/** A browser of somebody's own; the pages of the identity provider load nothing from elsewhere. */
async function browserOf(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: BASE, locale: 'en-GB', timezoneId: 'Europe/Paris' });
  await context.route(
    ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
    (route) => route.abort(),
  );
  return { context, page: await context.newPage() };
}

/** What the identity provider asks somebody: who they are, and whether they let it say so. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  const consent = page.getByRole('button', { name: 'Continue' });
  await consent
    .or(page.getByRole('button', { name: 'Account' }))
    .first()
    .waitFor();
  if (page.url().includes('/interaction/')) await consent.click();
}

async function signOn(page: Page, email: string, path = '/'): Promise<void> {
  await page.goto(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Use single sign-on' }).click();
  await page.getByRole('link', { name: 'Continue with single sign-on' }).click();
}

async function withPassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('an owner sets up single sign-on, its people come in by it and prove by it who they are, and a password leads in no more', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(480_000);
  const { company, idp, records, route, stop } = await makeSignOnCompany(request, '97');
  const sql = connectBehind();
  const person = {
    sub: 'ana',
    email: `ana@${company.domain}`,
    email_verified: true,
    given_name: 'Ana',
    family_name: 'Roy',
  };
  idp.know(person);
  idp.know({ sub: 'stranger', email: 'somebody@elsewhere.example', email_verified: true });

  // Somebody who has a password, before that is worth nothing.
  const listed = `list00@${company.domain}`;
  const { data } = await (await request.get('/api/v1/members', { headers: company.headers })).json();
  const { id: listedId } = data.find((member: { email: string }) => member.email === listed);
  const invited = await request.post(`/api/v1/members/${listedId}/invitation`, { headers: company.headers });
  expect(invited.status()).toBeLessThan(300);
  const other = await browserOf(browser);
  await other.page.goto(await invitationLink(browser, listed));
  await other.page.getByLabel(/password/i).fill(PASSWORD);
  await other.page.getByRole('button', { name: /^Join/ }).click();
  await other.page.waitForURL('**/');

  // The domain counts once its DNS says so.
  await company.signIn(page, PAGE);
  const domains = await addDomain(page, company.domain);
  await expect(domains).toContainText('Not verified yet');
  await domains.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText(/does not have this record yet/)).toBeVisible();
  await proveDomain(page, records, company.domain);

  // The provider is looked at when it is saved.
  await expect(page.getByText(`${route}/callback`)).toBeVisible();
  await saveProvider(page, 'http://127.0.0.1:9');
  await expect(page.getByText(/did not answer at this address/)).toBeVisible();
  await saveProvider(page, idp.issuer);
  await expect(page.getByText('Single sign-on is saved.')).toBeVisible();
  await page.reload();
  await expectAccessible(page);

  // Somebody new of that domain is a member as soon as they come; somebody of another domain is nobody.
  const ana = await browserOf(browser);
  await signOn(ana.page, person.email, '/account/sessions');
  await signInThere(ana.page, person.sub);
  await expect(ana.page).toHaveURL('/account/sessions');
  await expect(ana.page.getByRole('table', { name: 'Your sessions' })).toContainText('This session');
  const stranger = await browserOf(browser);
  await signOn(stranger.page, person.email);
  await signInThere(stranger.page, 'stranger').catch(() => undefined);
  await expect(stranger.page).toHaveURL('/sign-in?problem=address');
  await expect(stranger.page.getByText(/did not confirm an address/).first()).toBeVisible();
  await stranger.context.close();
  await page.goto('/manage-team/members');
  await expect(page.getByRole('link', { name: 'Ana Roy' })).toBeVisible();

  // As an owner she changes how people sign in, and shows at her provider that it is her, since she has no password.
  const found = await (await request.get('/api/v1/members', { headers: company.headers })).json();
  const { id: memberId } = found.data.find((member: { email: string }) => member.email === person.email);
  const promoted = await request.patch(`/api/v1/members/${memberId}`, {
    headers: company.headers,
    data: { role: 'owner' },
  });
  expect(promoted.status()).toBe(200);
  await signOn(ana.page, person.email, PAGE);
  await expect(ana.page).toHaveURL(PAGE);
  await sql`update sessions set proven_at = now() - interval '1 hour' where identity_subject = ${person.sub}`;
  const addAnother = async () => {
    await ana.page.getByLabel('Domain', { exact: true }).fill(`another.${company.domain}`);
    await ana.page.getByRole('button', { name: 'Add domain' }).click();
  };
  const prove = ana.page.getByRole('dialog', { name: 'Is it still you?' });
  // A page that was just loaded whole may not listen yet: the form is sent until somebody answers.
  await expect(async () => {
    await addAnother();
    await expect(prove).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expectAccessible(ana.page);
  const before = (await ana.context.cookies()).find(({ name }) => name.endsWith('latchkey-session'))?.value;
  await prove.getByRole('link', { name: 'Go to the identity provider' }).click();
  await ana.page.getByRole('link', { name: /Cancel/ }).click();
  await expect(ana.page.getByRole('heading', { name: 'You have not shown that it is you' })).toBeVisible();
  await expectAccessible(ana.page);
  await ana.page.getByRole('link', { name: 'Try again' }).click();
  await signInThere(ana.page, person.sub);
  await expect(ana.page).toHaveURL(PAGE);
  const after = (await ana.context.cookies()).find(({ name }) => name.endsWith('latchkey-session'))?.value;
  expect(after).not.toBe(before);
  const hers = ana.page.getByRole('list', { name: 'Domains' });
  await expect(async () => {
    await addAnother();
    await expect(hers).toContainText(`another.${company.domain}`, { timeout: 5_000 });
  }).toPass();

  // Required, it refuses passwords at once, but that of the owner who keeps one.
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Require single sign-on' }).click();
  const requiring = page.getByRole('dialog', { name: 'Require single sign-on?' });
  await requiring.getByRole('button', { name: 'Require it' }).click();
  await expect(requiring.getByRole('status')).toContainText('Single sign-on is required.');
  await requiring.getByRole('button', { name: 'Done' }).click();
  await other.page.goto('/');
  await expect(other.page).toHaveURL('/sign-in');
  await withPassword(other.page, listed, PASSWORD);
  await expect(other.page.getByText(/lets people in by single sign-on only/).first()).toBeVisible();
  await page.context().clearCookies();
  await company.signIn(page, PAGE);
  await expect(page.getByText(/^Nobody signs in by password but/)).toBeVisible();

  // Who signs out here is out here; who signs out at the provider is out here too.
  await ana.page.getByRole('button', { name: 'Account' }).click();
  await ana.page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await ana.page.waitForURL('**/sign-in');
  await ana.page.goto(PAGE);
  await expect(ana.page).toHaveURL(`/sign-in?next=${encodeURIComponent(PAGE)}`);
  await signOn(ana.page, person.email, PAGE);
  await expect(ana.page).toHaveURL(PAGE);
  const there = await ana.context.newPage();
  await there.goto(`${idp.issuer}/session/end?client_id=${CLIENT.id}`);
  await there.getByRole('button', { name: /^Yes/ }).click();
  await expect(async () => {
    await ana.page.goto(PAGE);
    expect(new URL(ana.page.url()).pathname).toBe('/sign-in');
  }).toPass();

  for (const { context } of [ana, other]) await context.close();
  await sql.end();
  await stop();
});
