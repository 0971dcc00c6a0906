import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';

const DEPARTMENTS = '/manage-team/departments';
const OWNER = 'owner@globex.example';

test('a department is added, renamed, led and deleted; its members end up in no department', async ({ page }) => {
  const name = `Night shift ${Date.now()}`;
  await signInAs(page, OWNER, DEPARTMENTS);
  await page.getByRole('button', { name: 'Add department' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a department' });
  await adding.getByRole('button', { name: 'Add department' }).click();
  await expect(adding.getByRole('alert')).toBeFocused();
  await expect(adding.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await adding.getByRole('textbox', { name: 'Name' }).fill(name);
  await adding.getByRole('button', { name: 'Add department' }).dblclick();
  await expect(adding.getByRole('status')).toContainText(`${name} is added`);
  await adding.getByRole('button', { name: 'Done' }).click();

  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toHaveCount(1);
  const act = async (item: string) => {
    await row.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await act('Choose leads');
  const leads = page.getByRole('dialog', { name: `Leads of ${name}` });
  await leads.getByRole('combobox', { name: 'Add a lead' }).click();
  await page.getByRole('option').first().click();
  await expect(leads.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);
  await leads.getByRole('button', { name: 'Save leads' }).click();
  await expect(leads.getByRole('status')).toContainText('are saved');
  await leads.getByRole('button', { name: 'Done' }).click();
  await expect(row.locator('a[href^="/manage-team/members/mem_"]')).toHaveCount(1);

  await act('Delete department');
  const deleting = page.getByRole('dialog', { name: `Delete ${name}` });
  await expect(deleting).toContainText('Nobody is in this department.');
  await deleting.getByRole('button', { name: 'Delete department' }).click();
  await expect(deleting.getByRole('status')).toContainText(`${name} is deleted`);
  await deleting.getByRole('button', { name: 'Done' }).click();
  await expect(row).toHaveCount(0);
});

test('deleting one with members asks where they go, and says no department first', async ({ page }) => {
  await signInAs(page, OWNER, DEPARTMENTS);
  const button = page.getByRole('button', { name: /^Actions for / }).first();
  await button.click();
  await page.getByRole('menuitem', { name: 'Delete department' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Where do its members go?' })).toHaveValue('');
  await expect(dialog).toContainText('will be in no department');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('a name changed in another tab is not overwritten unseen: what changed is shown, then it can be', async ({
  page,
  context,
}) => {
  const name = `Stale ${Date.now()}`;
  await signInAs(page, OWNER, DEPARTMENTS);
  await page.getByRole('button', { name: 'Add department' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Add department' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  const open = async (tab: typeof page) => {
    await tab.goto(`${DEPARTMENTS}?q=${encodeURIComponent(name)}`);
    await tab.getByRole('button', { name: `Actions for ${name}` }).click();
    await tab.getByRole('menuitem', { name: 'Rename' }).click();
    return tab.getByRole('dialog', { name: `Rename ${name}` });
  };
  const other = await context.newPage();
  const [mine, theirs] = [await open(page), await open(other)];
  await theirs.getByRole('textbox', { name: 'Name' }).fill(`${name} (theirs)`);
  await theirs.getByRole('button', { name: 'Rename' }).click();
  await expect(theirs.getByRole('status')).toBeVisible();
  await mine.getByRole('textbox', { name: 'Name' }).fill(`${name} (mine)`);
  await mine.getByRole('button', { name: 'Rename' }).click();
  await expect(mine.getByRole('alert')).toContainText('Somebody else changed this');
  await expect(mine.locator('ins')).toHaveText(`${name} (theirs)`);
  await expectAccessible(page);
  await mine.getByRole('button', { name: 'Rename' }).click();
  await expect(mine.getByRole('status')).toContainText(`${name} (mine)`);
});

test('a department that changed after its dialog opened is not deleted unasked: what is there now is shown first', async ({
  page,
  context,
}) => {
  const name = `Closing ${Date.now()}`;
  await signInAs(page, OWNER, DEPARTMENTS);
  await page.getByRole('button', { name: 'Add department' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Add department' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.goto(`${DEPARTMENTS}?q=${encodeURIComponent(name)}`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete department' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${name}` });
  await expect(dialog).toContainText('Nobody is in this department.');

  const other = await context.newPage();
  await other.goto('/manage-team/members');
  await other.getByRole('button', { name: 'Add member' }).click();
  const adding = other.getByRole('dialog');
  await adding.getByRole('textbox', { name: 'First name' }).fill('Lou');
  await adding.getByRole('textbox', { name: 'Last name' }).fill('Entre-temps');
  await adding.getByRole('textbox', { name: 'E-mail' }).fill(`lou.${Date.now()}@globex.example`);
  await adding.getByRole('combobox', { name: 'Department' }).selectOption({ label: name });
  await adding.getByRole('button', { name: 'Add member' }).click();
  await expect(adding.getByRole('status')).toBeVisible();

  await dialog.getByRole('button', { name: 'Delete department' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody else changed this');
  await expect(dialog).toContainText('1 member will be in no department.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Delete department' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 member is in no department now.');
});

test('a team lead sees the departments they lead and changes none (R24)', async ({ page }) => {
  await signInAs(page, 'lead@acme.example', DEPARTMENTS);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Add department' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Actions for / })).toHaveCount(0);
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' });

  test('list and dialogs fit and are accessible', async ({ page }) => {
    await signInAs(page, OWNER, DEPARTMENTS);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^Actions for / })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Choose leads' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
