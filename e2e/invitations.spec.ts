import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { invitationLink } from './invitation-link';

const MEMBERS = '/manage-team/members';
const OWNER = 'owner@globex.example';

test('an invitation shows until when it works, is revoked at once and sent again; its state is in the list', async ({
  page,
}) => {
  const email = `invited.${Date.now()}@globex.example`;
  await signInAs(page, OWNER, MEMBERS);
  await page.getByRole('button', { name: 'Add member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'First name' }).fill('Ines');
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('Invitée');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await expect(dialog.getByRole('checkbox', { name: 'Send an invitation by e-mail' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Add member' }).click();
  await expect(dialog.getByRole('status')).toContainText(`The invitation goes to ${email}`);
  await dialog.getByRole('link', { name: /^See / }).click();
  await page.waitForURL(/mem_/);
  await expect(page.getByText('has not accepted the invitation yet')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Revoke' }).dblclick();
  await expect(page.getByRole('status').filter({ hasText: 'The link no longer works' })).toBeVisible();
  await expect(page.getByText('has not been invited yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'on its way' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send again' })).toBeVisible();

  await page.goto(`${MEMBERS}?q=${encodeURIComponent(email)}`);
  await expect(page.locator('tbody tr')).toContainText(/Invited\s*until /);
});

test('an invited person follows the link of their mail, sets a password and is in; the link works once', async ({
  page,
  browser,
}) => {
  const email = `joining.${Date.now()}@globex.example`;
  await signInAs(page, OWNER, MEMBERS);
  await page.getByRole('button', { name: 'Add member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'First name' }).fill('Noa');
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('Arrivée');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog.getByRole('button', { name: 'Add member' }).click();
  await expect(dialog.getByRole('status')).toBeVisible();

  const link = await invitationLink(browser, email);
  const person = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await person.goto(link);
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Join Globex');
  await expect(person.getByText(email)).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('New password').fill('short');
  await person.getByRole('button', { name: 'Join Globex' }).click();
  await expect(person.getByRole('alert').first()).toContainText('at least 10 characters');
  await person.getByLabel('New password').fill('a quiet harbour at dawn');
  await person.getByRole('button', { name: 'Join Globex' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Your numbers');
  await person.goto(link);
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('This invitation no longer works');

  await page.goto(`${MEMBERS}?q=${encodeURIComponent(email)}`);
  await expect(page.locator('tbody tr')).toContainText('Active');
});

test.describe('a link that is none', () => {
  for (const locale of ['en-GB', 'fr-FR'])
    test.describe(locale, () => {
      test.use({ locale, viewport: { width: 390, height: 844 } });

      test('says so and what to do', async ({ page }) => {
        for (const token of ['made-up', '%00', 'x'.repeat(3_000)]) {
          expect((await page.goto(`/invitation?token=${token}`))?.status()).toBe(200);
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no longer works|ne fonctionne plus/);
        }
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      });
    });
});
