import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { csv, title, upload } from './importing';
import { type ListedCompany, makeListedCompany } from './listed-company';

let company: ListedCompany;
test.beforeAll('a company of its own', async ({ request }) => {
  test.setTimeout(120_000);
  company = await makeListedCompany(request, 1, '75');
});

test.describe('what cannot be used', () => {
  test.use({ expectedErrors: [/status of 4\d\d|net::ERR_FAILED/] });

  test('a file that is no table is refused with the reason and the way out, and another one can be chosen', async ({
    page,
  }) => {
    await company.signIn(page, '/imports');
    await page.getByRole('button', { name: 'Upload file' }).click();
    await expect(page.getByText('Choose a file.')).toBeVisible();
    await expect(page.getByLabel('CSV file')).toBeFocused();
    const broken: [string, Buffer, RegExp][] = [
      ['table.xlsx', Buffer.from('PK\u0003\u0004 and what follows in a spreadsheet'), /not a CSV file/],
      [
        'latin.csv',
        Buffer.from('first_name;last_name\nZo\u00e9;Martin\n', 'latin1'),
        /Line \d is not written in UTF-8/,
      ],
      ['open.csv', Buffer.from('first_name,last_name\n"Zoe,Martin\n'), /line 2 a quotation mark is opened/],
      ['empty.csv', Buffer.from(''), /empty/],
    ];
    for (const [name, buffer, message] of broken) {
      await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer });
      await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
      await page.getByRole('button', { name: 'Upload file' }).click();
      await expect(page.locator('main').getByRole('alert')).toContainText(message);
      await expect(page.locator('main').getByRole('alert')).toContainText('give this reference');
    }
    await expectAccessible(page);
    await page.route('**/api/console/imports?*', (route) => route.abort('failed'));
    await page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await page.getByRole('button', { name: 'Upload file' }).click();
    await expect(page.locator('main').getByRole('alert')).toContainText('The upload broke off');
  });

  test('another company’s import is not found, and a role without the right is told who has it (R24, R25)', async ({
    page,
  }) => {
    await company.signIn(page, '/imports');
    await upload(page, csv('ours.csv', ['first_name,last_name,email,role', 'A,B,c@d.example,member']));
    const ours = new URL(page.url()).pathname;
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent('/')}`);
    await page.getByLabel('Email').fill('owner@acme.example');
    await page.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    expect((await page.goto(ours))?.status()).toBe(404);
    expect((await page.goto('/imports/imp_nothing'))?.status()).toBe(404);
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent('/')}`);
    await page.getByLabel('Email').fill('member@acme.example');
    await page.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    expect((await page.goto('/imports'))?.status()).toBe(403);
    await expect(page.getByText('Import files')).toBeVisible();
  });
});

test.describe('in French, in the dark, on a telephone', () => {
  test.use({ locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('each step is accessible, translated and fits', async ({ page }) => {
    await company.signIn(page, '/imports?kind=members');
    const fits = async () => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(await page.locator('body').innerText()).not.toMatch(/import-pages|undefined|\[object|\bColumn\b|\bRow\b/);
    };
    await fits();
    await page
      .getByLabel('Fichier CSV')
      .setInputFiles(
        csv('équipe.csv', ['prénom;nom;e-mail;rôle', `Noé;Blanc;noe@${company.domain};member`, 'X;Y;z;w']),
      );
    await page.getByRole('button', { name: 'Envoyer le fichier' }).click();
    await page.waitForURL(/\/imports\/imp_/);
    await fits();
    await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
    await expect(title(page)).toHaveText('Ce que ferait ce fichier', { timeout: 30_000 });
    await fits();
    await page.getByRole('button', { name: 'Ajouter 1 membre' }).click();
    await expect(title(page)).toHaveText('1 membre a été ajouté', { timeout: 30_000 });
    await fits();
  });
});
