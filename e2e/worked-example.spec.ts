import type { Page } from 'playwright/test';
import { expect, signInAs, test } from './fixtures';
import { licenceFigures } from './licence-figures';

const LICENCES = '/manage-product/licences';

async function choose(page: Page, label: 'Member' | 'Number', text: string) {
  const dialog = page.getByRole('dialog', { name: 'Assign a number' });
  await dialog.getByRole('combobox', { name: label }).fill(text);
  await page.getByRole('listbox', { name: label }).getByRole('option').first().click();
}

test('the worked example: three licences, two numbers, and two more employees (R1, R3, R4, R5)', async ({ page }) => {
  await signInAs(page, 'owner@acme.example');
  await page.goto(LICENCES);
  expect(await licenceFigures(page)).toEqual({ total: 3, assigned: 2, available: 1, ending: 0 });

  await test.step('the first employee uses the licence that is available', async () => {
    await page.getByRole('button', { name: 'Assign number' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign a number' });
    await choose(page, 'Member', 'e');
    await choose(page, 'Number', '+33 6 39 98');
    await expect(dialog.getByText('Uses 1 of your 1 available licences. No extra cost.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Assign number' }).click();
    const status = dialog.getByRole('status');
    await expect(status).toContainText('assigned');
    await expect(status).toBeFocused();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => licenceFigures(page)).toEqual({ total: 3, assigned: 3, available: 0, ending: 0 });
  });

  await test.step('for the second one licence is bought, at the price that was shown', async () => {
    await page.getByRole('button', { name: 'Assign number' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign a number' });
    await choose(page, 'Member', 'e');
    await choose(page, 'Number', '+33 6 39 98');
    await expect(dialog.getByText('No licence is available: 1 will be bought')).toBeVisible();
    const confirm = dialog.getByRole('button', { name: /^Assign and buy 1 licence – €\d+\.\d\d$/ });
    const price = (await confirm.innerText()).split('– ')[1] ?? '';
    await confirm.click();
    await expect(dialog.getByRole('status')).toContainText(price);
    await dialog.getByRole('link', { name: 'See the purchase' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Purchase of 1 licence');
    await expect(page.getByText(price).first()).toBeVisible();
    await page.goto(LICENCES);
    expect(await licenceFigures(page)).toEqual({ total: 4, assigned: 4, available: 0, ending: 0 });
  });
});
