import { expect, expectAccessible, signInAs, test } from './fixtures';
import { licenceFigures } from './licence-figures';

const LICENCES = '/manage-product/licences';

test.describe('adding and removing licences by hand', () => {
  test.use({ expectedErrors: [] });

  test('shows the cost, buys once, and keeps a receipt at an address of its own (R7, R11, R16)', async ({ page }) => {
    await signInAs(page, 'owner@globex.example', LICENCES);
    const before = await licenceFigures(page);
    await page.getByRole('button', { name: 'Add licences' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add licences' });
    await dialog.getByLabel('How many').fill('2');
    await expect(dialog.getByText('2 licences will be bought')).toBeVisible();
    await expectAccessible(page);
    const confirm = dialog.getByRole('button', { name: /^Buy 2 licences – / });
    const price = (await confirm.innerText()).split('– ')[1] ?? '';
    await confirm.dblclick();
    await expect(dialog.getByRole('status')).toContainText('2 licences added');
    await dialog.getByRole('link', { name: 'See the purchase' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Purchase of 2 licences');
    await page.reload();
    await expect(page.getByText(price).first()).toBeVisible();
    await page.goto(LICENCES);
    expect(await licenceFigures(page)).toEqual({ ...before, total: before.total + 2, available: before.available + 2 });
    await page.getByRole('button', { name: 'Add licences' }).click();
    await expect(dialog.getByText(/already have/)).toBeVisible();
  });

  test('a licence that is removed ends with its paid period, and can be kept until then (R11)', async ({ page }) => {
    await signInAs(page, 'owner@globex.example', LICENCES);
    const before = await licenceFigures(page);
    await page.getByRole('button', { name: 'Remove licences' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove licences' });
    await expect(dialog.getByText(/1 licence ends on/)).toBeVisible();
    await dialog.getByRole('button', { name: /^Remove 1 licence on / }).click();
    await expect(dialog.getByRole('status')).toContainText('1 licence will end');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => licenceFigures(page)).toEqual({ ...before, ending: before.ending + 1 });
    await page.getByRole('button', { name: /^Keep licence L-/ }).click();
    await expect.poll(() => licenceFigures(page)).toEqual(before);
  });

  test('a licence in use is not removed: the refusal leads to the number to free first (R12)', async ({ page }) => {
    await signInAs(page, 'owner@globex.example', `${LICENCES}?status=assigned`);
    await page
      .getByRole('button', { name: /^Remove licence L-/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^Remove licence L-/ });
    await expect(dialog.getByRole('alert')).toContainText('in use');
    await expect(dialog.getByRole('link', { name: /^Go to \+/ })).toHaveAttribute(
      'href',
      /^\/manage-product\/numbers\/num_/,
    );
  });

  test('a quantity that is none is said beside its field, and nothing can be confirmed', async ({ page }) => {
    await signInAs(page, 'owner@globex.example', LICENCES);
    await page.getByRole('button', { name: 'Add licences' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add licences' });
    for (const text of ['0', '-1', '1e3', '1,5', '10001', '']) {
      await dialog.getByLabel('How many').fill(text);
      await expect(dialog.getByLabel('How many')).toHaveAttribute('aria-invalid', 'true');
      await expect(dialog.getByText('Enter a whole number from 1 to 10,000.')).toBeVisible();
      await expect(dialog.getByRole('button', { name: /Add licences|Buy/ })).toHaveAttribute('aria-disabled', 'true');
    }
  });
});

test('dialogs open and close by keyboard and give the focus back', async ({ page }) => {
  await signInAs(page, 'owner@globex.example', LICENCES);
  const opener = page.getByRole('button', { name: 'Assign number' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Assign a number' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
