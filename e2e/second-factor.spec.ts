import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { invitationLink } from './invitation-link';
import { operator } from './operator';

const PASSWORD = 'a lantern over the quay';
const ANOTHER = 'a ferry crossing at noon';

async function signIn(page: Page, email: string, password: string, next = '/settings/security'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
}

/** A code of the step after this one: the one of this step is used. */
const codeOf = (letters: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(letters.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + steps * 30_000,
  });

/** The link of the newest mail to the address that sets a password, as the operator's mailbox shows it. */
async function resetLink(browser: Browser, email: string): Promise<string> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const mailbox = await context.newPage();
  await signInAs(mailbox, 'operator@operator.example', '/support/mailbox');
  const mail = mailbox
    .getByRole('row')
    .filter({ hasText: email })
    .getByRole('link', { name: 'Set a new Latchkey password' });
  await expect(async () => {
    await mailbox.reload();
    await expect(mail).toHaveCount(1);
  }).toPass();
  await mail.click();
  const href = (await mailbox.locator('a[href*="/set-password?token="]').first().getAttribute('href')) ?? '';
  await context.close();
  return href;
}

test('an owner asks everybody for a second factor: it is set up at sign-in, proven by codes, and no forgotten password goes round it', async ({
  page,
  browser,
}) => {
  test.slow();
  const email = `owner@factor-${Date.now()}.example`;
  const { link } = await operator<{ link: string }>(
    'company:create',
    '--name=Factor',
    '--plan=connect',
    '--frequency=monthly',
    '--currency=EUR',
    '--time-zone=Europe/Paris',
    `--owner-email=${email}`,
  );
  await page.goto(link.slice(new URL(link).origin.length));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.waitForURL((url) => url.pathname === '/');

  await page.goto('/settings/security');
  await expect(page.getByRole('main')).toContainText(email);
  await page.getByLabel('Ask everybody for a second factor').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'saved' })).toBeVisible();
  await signOut(page);

  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL('/enrol?next=%2Fsettings%2Fsecurity');
  await expectAccessible(page);
  await page.goto('/manage-team/members');
  await expect(page).toHaveURL('/enrol?next=%2Fmanage-team%2Fmembers');
  await page.goto('/enrol?next=%2Fsettings%2Fsecurity');
  const letters = (await page.locator('code').textContent()) ?? '';
  const code = page.getByLabel('Code that the app shows');
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await code.fill('000000');
  await page.getByRole('button', { name: 'Turn on second factor' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not right');
  await code.fill(codeOf(letters));
  await page.getByRole('button', { name: 'Turn on second factor' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep your recovery codes');
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
  expect(new Set(codes).size).toBe(10);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'I have kept them, continue' }).click();
  await expect(page).toHaveURL('/settings/security');
  await signOut(page);

  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL('/second-factor?next=%2Fsettings%2Fsecurity');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel('Code').fill(codeOf(letters, 1));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/settings/security');
  await page.goto('/account/security');
  await expect(page.getByRole('main')).toContainText('Factor asks it of everybody');
  await expect(page.getByRole('main')).toContainText('10 left');
  await signOut(page);

  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  // The page before has a field of the same name.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgot your password?');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox');
  await page.goto(await resetLink(browser, email));
  await page.getByLabel('New password').fill(ANOTHER);
  await page.getByRole('button', { name: 'Save password' }).click();
  await expect(page).toHaveURL('/second-factor');
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/account/security');
  await expect(page.getByRole('main')).toContainText('9 left');
});

test('who lost phone and recovery codes is let in again: by an owner on the member’s page, by the operator on the company’s, and by the command line', async ({
  page,
  browser,
}) => {
  // Three people at three consoles, and their mail.
  test.setTimeout(240_000);
  const domain = `lost-${Date.now()}.example`;
  const [owner, email] = [`owner@${domain}`, `lost@${domain}`];
  const { id, link } = await operator<{ id: string; link: string }>(
    'company:create',
    '--name=Lost & Found',
    '--plan=connect',
    '--frequency=monthly',
    '--currency=EUR',
    '--time-zone=Europe/Paris',
    `--owner-email=${owner}`,
  );
  await page.goto(link.slice(new URL(link).origin.length));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const { key } = await operator<{ key: string }>('api-key:create', '--company', id, '--role', 'owner');
  const headers = { Authorization: `Bearer ${key}` };
  const iris = { firstName: 'Iris', lastName: 'Lost', email, role: 'admin', invite: true };
  expect((await page.request.post('/api/v1/members', { headers, data: iris })).status()).toBe(201);
  const person = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await person.goto(await invitationLink(browser, email));
  await person.getByLabel('New password').fill(PASSWORD);
  await person.getByRole('button', { name: 'Join Lost & Found' }).click();
  await person.waitForURL((url) => url.pathname === '/');
  await setUpInSettings(person);

  await page.goto(`/manage-team/members?q=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: 'Iris Lost' }).click();
  await page.getByRole('button', { name: 'Take second factor away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take the second factor of Iris Lost away?' });
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Take second factor away' }).click();
  await expect(dialog.getByRole('status')).toContainText('Iris Lost has no second factor any more.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Take second factor away' })).toHaveCount(0);
  await person.goto('/account/security');
  await expect(person).toHaveURL('/sign-in?next=%2Faccount%2Fsecurity');
  await signIn(person, email, PASSWORD, '/account/security');
  await expect(person).toHaveURL('/account/security');
  await setUpInSettings(person);

  const ruled = await page.request.patch('/api/v1/company/second-factor', { headers, data: { required: true } });
  expect([ruled.status(), await ruled.json()]).toEqual([200, { required: true }]);

  const desk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAs(desk, 'operator@operator.example', `/support/companies/${id}/manage`);
  await desk.getByRole('button', { name: 'Take somebody’s second factor away' }).click();
  const form = desk.getByRole('dialog', { name: 'Take somebody’s second factor away' });
  await expectAccessible(desk);
  await form.getByLabel('E-mail that they sign in with').fill('nobody@nowhere.example');
  await form.getByRole('button', { name: 'Take second factor away' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByLabel('E-mail that they sign in with').fill(email.toUpperCase());
  await form.getByRole('button', { name: 'Take second factor away' }).click();
  await expect(form.getByRole('status')).toContainText(`${email} has no second factor any more.`);
  await desk.goto('/support/mailbox');
  await expect(async () => {
    await desk.reload();
    const mails = desk.getByRole('row').filter({ hasText: owner });
    await expect(mails.filter({ hasText: 'The second factor of Iris Lost was taken away' })).toHaveCount(1);
    await expect(
      desk.getByRole('row').filter({ hasText: email }).filter({ hasText: 'Your second factor was taken away' }),
    ).toHaveCount(2);
  }).toPass();

  await signIn(person, email, PASSWORD, '/account/security');
  await expect(person).toHaveURL('/enrol?next=%2Faccount%2Fsecurity');
  expect(await operator('second-factor:reset', '--email', email)).toMatchObject({ email, done: false });
  await page.goto('/audit-log?action=member.second_factor_reset');
  await expect(page.getByRole('main')).toContainText('Iris Lost');
});

/** Sets a second factor up on the page of one's own security. */
async function setUpInSettings(page: Page): Promise<void> {
  await page.goto('/account/security');
  const form = page.getByRole('form', { name: 'Turn on second factor' });
  const letters = (await page.locator('code').textContent()) ?? '';
  await form.getByLabel('Current password').fill(PASSWORD);
  await form.getByRole('textbox', { name: 'Code' }).fill(codeOf(letters));
  await form.getByRole('button', { name: 'Turn on second factor' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
}
