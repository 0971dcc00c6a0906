import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
type Row = { id: string; firstName: string; lastName: string; e164: string };
let held: { number: Row; member: Row; memberName: string };
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  company = await makeListedCompany(request, 2, '83');
  const { headers } = company;
  const of = async (path: string) => ((await (await request.get(path, { headers })).json()) as { data: Row[] }).data;
  const [members, numbers] = [await of('/api/v1/members?q=Member'), await of('/api/v1/numbers')];
  const taken = await request.post('/api/v1/numbers', { headers, data: { e164: company.spare } });
  const spare = (await taken.json()) as Row;
  const [first, second] = members;
  if (first === undefined || second === undefined) throw new Error('the company has no members');
  // The two licences there are take the first two numbers; the third buys one.
  for (const number of [...numbers, spare]) {
    const member = number === spare ? second : first;
    const done = await request.post('/api/v1/assignments', {
      headers,
      data: { memberId: member.id, numberId: number.id },
    });
    expect(done.status()).toBe(201);
  }
  held = { number: spare, member: second, memberName: `${second.firstName} ${second.lastName}` };
  await request.dispose();
});

test('from a line of an invoice to the number and the member it was bought for, and back from its licence (R20, R26)', async ({
  page,
}) => {
  await company.signIn(page, '/billing');
  await page.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: 'Draft' }).click();
  await page
    .getByRole('table', { name: 'Lines' })
    .getByRole('link', { name: /bought during an assignment/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 monthly licence bought during an assignment');
  await expectAccessible(page);
  const annex = page.url();
  const steps = page.getByRole('table', { name: 'Steps of this charge' });
  const event = steps.getByRole('row').filter({ hasText: 'Bought automatically during the assignment of' });
  await expect(event).toContainText('API');
  const licences = page.getByRole('table', { name: 'Licences of this line' });
  await expect(licences.getByRole('row')).toHaveCount(2);
  await expect(licences).toContainText(held.memberName);
  await licences.getByRole('link', { name: /^L-/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('L-0003');
  const costs = page.getByRole('table', { name: 'Lines for licence L-0003' });
  await expect(costs.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('heading', { name: 'Why this licence was bought' })).toBeVisible();
  await expectAccessible(page);
  await costs.getByRole('link', { name: /bought during an assignment/ }).click();
  await page.waitForURL(annex);

  await event.getByRole('link').first().click();
  await page.waitForURL(/\/manage-product\/numbers\//);
  const paid = page.getByRole('table', { name: /^Costs of / });
  await expect(paid).toContainText('1 of ');
  await expectAccessible(page);
  await paid.getByRole('link', { name: held.memberName }).click();
  await page.waitForURL(/\/manage-team\/members\//);
  await expect(page.getByRole('table', { name: /^Costs of the numbers of / }).getByRole('row')).toHaveCount(2);
  await expectAccessible(page);
});

test.describe('in French, on a phone, in the dark', () => {
  test.use({ locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('the annex and the costs fit and are accessible', async ({ page }) => {
    await company.signIn(page, '/billing');
    await page.getByRole('link', { name: 'Brouillon' }).first().click();
    await page.getByRole('link', { name: /pendant une attribution/ }).click();
    await expect(page.getByRole('heading', { name: 'Pourquoi ce montant a été facturé' })).toBeVisible();
    for (const path of [
      new URL(page.url()).pathname,
      `/manage-product/numbers/${held.number.id}`,
      `/manage-team/members/${held.member.id}`,
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 360, height: 844 });
      await expectNoSidewaysScroll(page);
    }
    await page.goto('/manage-product/licences');
    await page.goto((await page.getByRole('link', { name: 'L-0003' }).getAttribute('href')) ?? '');
    await expect(page.getByRole('heading', { name: 'Ce qu’a coûté cette licence' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
