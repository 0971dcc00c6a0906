import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';

const REQUESTS = '/manage-team/requests';

test('a team lead asks for a number, an admin answers with one, and the lead and the operator’s mailbox show it (R24)', async ({
  browser,
  page: lead,
}) => {
  test.setTimeout(120_000);
  await signInAs(lead, 'lead@acme.example', '/manage-team/members');
  await lead.locator('tbody tr').filter({ hasText: 'Active' }).first().getByRole('link').click();
  await lead.waitForURL(/\/mem_/);
  const name = await lead.getByRole('heading', { level: 1 }).innerText();
  await expect(lead.getByRole('button', { name: 'Assign number' })).toHaveCount(0);
  await lead.getByRole('button', { name: 'Ask for a number' }).click();
  const asking = lead.getByRole('dialog', { name: `Ask for a number for ${name}` });
  await asking.getByRole('combobox', { name: 'Country' }).selectOption('FR');
  await asking.getByRole('combobox', { name: 'Type' }).selectOption('mobile');
  const note = `For the new shop ${Date.now()}`;
  await asking.getByRole('textbox', { name: 'Note for the admins' }).fill(note);
  await expectAccessible(lead);
  await asking.getByRole('button', { name: 'Send the request' }).dblclick();
  await expect(asking.getByRole('status')).toContainText('is requested');
  await asking.getByRole('link', { name: 'See your requests' }).click();
  const asked = lead.getByRole('row').filter({ hasText: note });
  await expect(asked).toHaveCount(1);
  await expect(asked).toContainText('France, mobile');
  await expect(asked).toContainText('Open');
  await expectAccessible(lead);

  const admin = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAs(admin, 'admin@acme.example', REQUESTS);
  await admin
    .getByRole('row')
    .filter({ hasText: note })
    .getByRole('button', { name: /^Actions for / })
    .click();
  await expectAccessible(admin);
  await admin.getByRole('menuitem', { name: 'Approve' }).click();
  const assigning = admin.getByRole('dialog', { name: 'Assign a number' });
  await expect(assigning).toContainText(note);
  await expect(assigning.getByRole('combobox', { name: 'Member' })).toHaveCount(0);
  await assigning.getByRole('combobox', { name: 'Number' }).click();
  await admin.getByRole('option').first().click();
  await expect(assigning.getByRole('button', { name: /^Assign/ })).toBeEnabled();
  await expectAccessible(admin);
  await assigning.getByRole('button', { name: /^Assign/ }).click();
  await expect(assigning.getByRole('status').filter({ hasText: 'assigned' })).toBeVisible();
  await assigning.getByRole('button', { name: 'Done' }).click();
  const answered = admin.getByRole('row').filter({ hasText: note });
  await expect(answered).toContainText('Approved');
  await expect(answered.getByRole('button')).toHaveCount(0);
  await admin.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(admin);

  await lead.reload();
  await expect(asked).toContainText('Approved');

  const operator = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAs(operator, 'operator@operator.example', '/support/mailbox');
  await expectAccessible(operator);
  // The worker writes within a second or two.
  await expect(async () => {
    await operator.reload();
    await expect(operator.getByRole('link', { name: `${name} has a number now` }).first()).toBeVisible();
  }).toPass();
  await operator
    .getByRole('link', { name: `${name} has a number now` })
    .first()
    .click();
  await expect(operator.getByText(`Your request for ${name} has been approved.`).first()).toBeVisible();
  // No axe here: it cannot look into a frame in which nothing may run.
  await expect(operator.frameLocator('iframe').getByText('Your request for')).toBeVisible();
});

test('a declined request says why to who asked', async ({ browser, page: lead }) => {
  await signInAs(lead, 'lead@acme.example', '/manage-team/members');
  await lead.locator('tbody tr').filter({ hasText: 'Active' }).first().getByRole('link').click();
  await lead.getByRole('button', { name: 'Ask for a number' }).click();
  const note = `Another one ${Date.now()}`;
  await lead.getByRole('textbox', { name: 'Note for the admins' }).fill(note);
  await lead.getByRole('button', { name: 'Send the request' }).click();
  await expect(lead.getByRole('dialog').getByRole('status')).toContainText('is requested');

  const admin = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAs(admin, 'owner@acme.example', REQUESTS);
  await admin
    .getByRole('row')
    .filter({ hasText: note })
    .getByRole('button', { name: /^Actions for / })
    .click();
  await admin.getByRole('menuitem', { name: 'Decline' }).click();
  const declining = admin.getByRole('dialog', { name: /^Decline the request for / });
  await declining.getByRole('button', { name: 'Decline the request' }).click();
  await expect(declining.getByRole('textbox', { name: 'Reason' })).toHaveAttribute('aria-invalid', 'true');
  await expect(declining.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await expectAccessible(admin);
  await declining.getByRole('textbox', { name: 'Reason' }).fill('One number each this year');
  await declining.getByRole('button', { name: 'Decline the request' }).click();
  await expect(declining.getByRole('status')).toContainText('is declined');

  await lead.goto(REQUESTS);
  await expect(lead.getByRole('row').filter({ hasText: note })).toContainText('Reason: One number each this year');
});

test('a plain member sees their own numbers and what each can do (R10, R24)', async ({ page }) => {
  await signInAs(page, 'member@acme.example');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your numbers');
  await expect(page.locator('main')).not.toContainText(/L-\d{4}/);
  await expectAccessible(page);
});

test.describe('without the right', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('requests and the mailbox answer 403 with who has it (R24)', async ({ browser, page }) => {
    await signInAs(page, 'member@acme.example');
    expect((await page.goto(REQUESTS))?.status()).toBe(403);
    await expect(page.locator('main')).toContainText('See requests for numbers');
    expect((await page.goto('/support/mailbox'))?.status()).toBe(403);
    const support = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await signInAs(support, 'support@operator.example', '/support');
    expect((await support.goto('/support/mailbox'))?.status()).toBe(403);
    await expect(support.locator('main')).toContainText('operator admins only');
  });
});
