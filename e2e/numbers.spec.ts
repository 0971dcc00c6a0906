import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { licenceFigures } from './licence-figures';

const NUMBERS = '/manage-product/numbers';
const OWNER = 'owner@globex.example';

const rowOf = (page: Page, display: string) => page.locator('tbody tr').filter({ hasText: display });

/** A number of the list in a given state, as it is shown. */
async function someNumber(page: Page, status: 'assigned' | 'unassigned'): Promise<string> {
  await page.goto(`${NUMBERS}?status=${status}`);
  return page.locator('tbody tr a').first().innerText();
}

/** Opens the dialog of an act from the row's menu. */
async function openAct(page: Page, display: string, act: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${display}` }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Closes a dialog that has done its act. */
async function done(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
}

/** Gives an unassigned number to somebody, from the list. */
async function assign(page: Page, display: string, member: string): Promise<void> {
  const dialog = await openAct(page, display, 'Assign');
  await dialog.getByRole('combobox', { name: 'Member' }).fill(member);
  await page.getByRole('option', { name: member }).first().click();
  await dialog.getByRole('button', { name: /^Assign/ }).click();
  await expect(dialog.getByRole('status')).toContainText('assigned');
  await done(dialog);
}

test('reassigning keeps the licence, buys nothing, and shows the new holder in the history (R4)', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-product/licences');
  const before = await licenceFigures(page);
  const display = await someNumber(page, 'assigned');
  const row = rowOf(page, display);
  const licence = await row.getByRole('link', { name: /^L-/ }).innerText();
  const holder = await row.locator('a[href^="/manage-team/"]').innerText();

  const dialog = await openAct(page, display, 'Reassign');
  await expect(dialog).toContainText('Keeps the same licence, no new licence needed');
  await expect(dialog.getByRole('radio', { name: /Keep it with the company/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Reassign number' }).click();
  await expect(dialog.getByRole('combobox', { name: 'New member' })).toBeFocused();
  await expect(dialog.getByText('Choose the member who gets the number')).toBeVisible();

  await dialog.getByRole('combobox', { name: 'New member' }).press('ArrowDown');
  const option = page.getByRole('option').first();
  await expect(option).toBeVisible();
  await expect(page.getByRole('option', { name: holder })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chosen = await dialog.getByRole('combobox', { name: 'New member' }).inputValue();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Reassign number' }).click();
  const status = dialog.getByRole('status');
  await expect(status).toBeFocused();
  await expect(status).toContainText(`${display} is reassigned to ${chosen}`);
  await expect(status.getByRole('link', { name: licence })).toBeVisible();
  await status.getByRole('link', { name: 'See the number' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(display);
  const history = page.getByRole('table', { name: `History of ${display}` }).locator('tbody tr');
  await expect(history.nth(0)).toContainText(chosen);
  await expect(history.nth(0)).toContainText('Holds it now');
  await expect(history.nth(1)).toContainText(holder);
  await expect(history.nth(1)).toContainText('Reassigned, call history kept with the company');
  await expect(history.nth(0)).toContainText(licence);
  await page.goto('/manage-product/licences');
  expect(await licenceFigures(page)).toEqual(before);
});

test('a double press unassigns once; the licence is free, still billed, and said so (R3)', async ({ page }) => {
  await signInAs(page, OWNER, '/manage-product/licences');
  const before = await licenceFigures(page);
  const display = await someNumber(page, 'assigned');
  const holder = await rowOf(page, display).locator('a[href^="/manage-team/"]').innerText();
  await page.goto(NUMBERS);
  let requests = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') requests += 1;
  });

  const dialog = await openAct(page, display, 'Unassign');
  await expect(dialog).toContainText(`${holder} loses it at once`);
  await expect(dialog).toContainText('stays active and billed until you remove it');
  await dialog.getByRole('button', { name: 'Unassign number' }).dblclick();
  await expect(dialog.getByRole('status')).toContainText('stays billed until you remove it');
  expect(requests).toBe(1);
  await done(dialog);
  await expect(page.getByRole('button', { name: `Actions for ${display}` })).toBeFocused();
  await expect(rowOf(page, display)).toContainText('Unassigned');

  await assign(page, display, holder);
  await expect(rowOf(page, display)).toContainText(holder);
  await page.goto('/manage-product/licences');
  expect(await licenceFigures(page)).toEqual(before);
});

test('deleting names what it means, and the number can be restored until its deadline (R3, R13)', async ({ page }) => {
  await signInAs(page, OWNER);
  const display = await someNumber(page, 'assigned');
  const holder = await rowOf(page, display).locator('a[href^="/manage-team/"]').innerText();
  const dialog = await openAct(page, display, 'Delete number');
  await expect(dialog).toContainText(/goes into quarantine for \d+ days\. You can restore it until \d+ \w+ \d{4}/);
  await expect(dialog).toContainText(`${holder} loses it at once`);
  await expect(dialog).toContainText('billed until you remove it');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Delete number' }).click();
  await expect(dialog.getByRole('status')).toContainText(`${display} is deleted`);
  await done(dialog);
  // Its row has left the list of assigned numbers: the focus is still somewhere in the page.
  await expect(rowOf(page, display)).toHaveCount(0);
  await expect(page.locator('#content').locator(':focus').or(page.locator('#content:focus'))).toHaveCount(1);

  await page.goto(`${NUMBERS}?status=quarantined`);
  await expect(rowOf(page, display)).toContainText(/In quarantine.*until \d+ \w+ \d{4}/s);
  const restore = await openAct(page, display, 'Restore');
  await restore.getByRole('button', { name: 'Restore number' }).click();
  await expect(restore.getByRole('status')).toContainText(`${display} is restored`);
  await done(restore);
  await page.goto(`${NUMBERS}?status=unassigned`);
  await assign(page, display, holder);
});

test('a member at the plan’s limit is refused with plan, limit and ways out, and nothing is sent (R8)', async ({
  page,
}) => {
  await signInAs(page, OWNER);
  const display = await someNumber(page, 'assigned');
  await page.route('**/api/console/members?*', async (route) => {
    const answer = await route.fetch();
    const { data, ...rest } = (await answer.json()) as { data: { limit: number }[] };
    await route.fulfill({ json: { ...rest, data: data.map((member) => ({ ...member, numbers: member.limit })) } });
  });
  const dialog = await openAct(page, display, 'Reassign');
  await dialog.getByRole('combobox', { name: 'New member' }).press('ArrowDown');
  await page.getByRole('option').first().click();
  const refusal = dialog.getByRole('alert');
  await expect(refusal).toContainText('20 of 20 numbers, the most that the Max plan allows');
  await expect(refusal).toContainText('Choose another member');
  await expect(dialog.getByRole('button', { name: 'Reassign number' })).toHaveAttribute('aria-disabled', 'true');
});

test('the list is narrowed by its URL: search in any spelling, filters, pages and Clear filters', async ({ page }) => {
  await signInAs(page, OWNER, NUMBERS);
  const all = await page.locator('tbody tr').count();
  const display = await page.locator('tbody tr a').first().innerText();
  const steps = await page.evaluate(() => history.length);
  await page.getByRole('searchbox', { name: 'Search numbers' }).pressSequentially(display.slice(-4));
  await page.waitForURL(/q=/);
  await expect(rowOf(page, display)).toHaveCount(1);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue(display.slice(-4));

  for (const spelling of [display, display.replaceAll(' ', ''), display.replace('+', '00')]) {
    await page.goto(`${NUMBERS}?q=${encodeURIComponent(spelling)}`);
    await expect(rowOf(page, display), spelling).toHaveCount(1);
  }
  await page.goto(`${NUMBERS}?status=left&type=toll_free`);
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(all);

  await page.locator('summary').filter({ hasText: 'Country' }).click();
  await page.getByRole('list', { name: 'Country' }).getByRole('link').nth(1).click();
  await page.waitForURL(/country=[A-Z]{2}/);
  await page.goto(`${NUMBERS}?cursor=forged`);
  await expect(page.getByText('That place in the list no longer exists')).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(all);
});

test('a press on a row’s button before the page’s script is ready still opens its menu', async ({ page }) => {
  await signInAs(page, OWNER);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${NUMBERS}?status=assigned`, { waitUntil: 'commit' });
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  release();
  await expect(page.getByRole('menuitem', { name: 'Reassign' })).toBeFocused();
});

test('a landline says that it has no SMS (R10)', async ({ page }) => {
  await signInAs(page, OWNER, `${NUMBERS}?type=landline`);
  const row = page.locator('tbody tr').first();
  await expect(row).toContainText('No SMS');
  await row.locator('a').first().click();
  await expect(page.getByText('A landline has no SMS or MMS')).toBeVisible();
});

test('a team lead reads the numbers of their departments and is offered no act (R24)', async ({ page }) => {
  await signInAs(page, 'lead@acme.example', NUMBERS);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Numbers');
  await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Assign number' })).toHaveCount(0);
  await page.locator('tbody tr a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\+/);
  await expect(page.getByRole('button', { name: 'Delete number' })).toHaveCount(0);
});

test.describe('what cannot be reached', () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test('another company’s number, and one that never was, are not found (R25)', async ({ page }) => {
    await signInAs(page, OWNER, NUMBERS);
    const href = await page.locator('tbody tr a').first().getAttribute('href');
    await page.context().clearCookies();
    await signInAs(page, 'owner@acme.example');
    for (const path of [href ?? '', `${NUMBERS}/num_${'0'.repeat(32)}`, `${NUMBERS}/%00`, `${NUMBERS}/x`]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
    }
  });

  test('a lost answer is said, and pressing again is the same act', async ({ page }) => {
    await signInAs(page, OWNER);
    const display = await someNumber(page, 'assigned');
    const holder = await rowOf(page, display).locator('a[href^="/manage-team/"]').innerText();
    await page.goto(NUMBERS);
    const dialog = await openAct(page, display, 'Unassign');
    await page.route(`**${NUMBERS}`, async (route) => {
      // The server does it; its answer never arrives.
      await route.fetch();
      await route.abort();
    });
    await dialog.getByRole('button', { name: 'Unassign number' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await page.unroute(`**${NUMBERS}`);
    await dialog.getByRole('button', { name: 'Unassign number' }).click();
    await expect(dialog.getByRole('status')).toContainText(`${display} is unassigned`);
    await done(dialog);
    await assign(page, display, holder);
  });
});

test.describe('on a phone, in French and in the dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'fr-FR', colorScheme: 'dark' });

  test('list, page and dialogs fit, are accessible, and a row’s button is large enough for a finger', async ({
    page,
  }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(NUMBERS)}`);
    await page.locator('input[type=email]').fill(OWNER);
    await page.locator('input[type=password]').fill(process.env.DEMO_PASSWORD ?? '');
    await page.locator('input[type=password]').press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Numéros');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    const button = page.getByRole('button', { name: /^Actions pour/ }).first();
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await button.click();
    await page.getByRole('menuitem').last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(button).toBeFocused();
    await page.locator('tbody tr a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\+/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
