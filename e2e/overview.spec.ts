import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { makeListedCompany } from './listed-company';

test('the first steps tick themselves from what is there, and stay put away', async ({ page, request }) => {
  const company = await makeListedCompany(request, 1, '15');
  await company.signIn(page, '/');
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByText('2 of 3 done')).toBeVisible();
  await expect(steps.getByRole('listitem').filter({ hasText: 'Buy licences' })).toContainText('done');
  const last = steps.getByRole('listitem').filter({ hasText: 'Assign the first number' });
  await expect(last).toContainText('to do');
  await expect(last.getByRole('link')).toHaveAttribute('href', '/manage-product/numbers');
  await expectAccessible(page);

  const ids = async (path: string) => {
    const answer = await request.get(`/api/v1/${path}`, { headers: company.headers });
    return ((await answer.json()) as { data: { id: string }[] }).data.map(({ id }) => id);
  };
  const [[memberId], [numberId]] = await Promise.all([ids('members?q=list00'), ids('numbers')]);
  const assigned = await request.post('/api/v1/assignments', {
    headers: company.headers,
    data: { memberId, numberId, maxPurchases: 0 },
  });
  expect(assigned.status()).toBe(201);
  await page.reload();
  await expect(steps.getByText('3 of 3 done')).toBeVisible();
  await expect(last).not.toContainText('to do');

  await steps.getByRole('button', { name: 'Put away' }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(steps).toHaveCount(0);
  await page.context().clearCookies();
  await company.signIn(page, '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(steps).toHaveCount(0);
  const recent = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Recent activity' }) });
  await expect(recent.getByRole('listitem').first()).toContainText('First steps put away');
});

test('what needs attention is said with the way to decide it, and goes when it is decided', async ({
  page,
  request,
}) => {
  const company = await makeListedCompany(request, 1, '16');
  await company.signIn(page, '/');
  const attention = page.getByRole('region', { name: 'What needs attention' });
  await expect(attention).toContainText('Nothing needs a decision right now.');
  const [licence] = (
    (await (await request.get('/api/v1/licences', { headers: company.headers })).json()) as { data: { id: string }[] }
  ).data;
  await request.post('/api/v1/licences/removals', { headers: company.headers, data: { licenceIds: [licence?.id] } });
  await page.reload();
  const ending = attention.getByRole('listitem').filter({ hasText: '1 licence ends.' });
  await expect(ending).toBeVisible();
  await ending.getByRole('link', { name: 'Review' }).click();
  await expect(page).toHaveURL(/\/manage-product\/licences\?status=ending$/);
  await expect(page.getByRole('table', { name: 'Licences' }).getByRole('row')).toHaveCount(2);
  await request.delete(`/api/v1/licences/${licence?.id}/removal`, { headers: company.headers });
  await page.goto('/');
  await expect(attention).toContainText('Nothing needs a decision right now.');
});

test('each role sees what is theirs: no log for who may not read it, no buying for a team lead (R24)', async ({
  browser,
}) => {
  const seen = async (email: string) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInAs(page, email);
    const main = page.locator('main');
    await expect(main.getByRole('heading', { name: 'What needs attention' })).toBeVisible();
    const said = {
      log: await main.getByRole('heading', { name: 'Recent activity' }).count(),
      steps: await main.getByRole('region', { name: 'First steps' }).count(),
      licences: await main.locator('a[href^="/manage-product/licences"]').count(),
      prices: /€/.test(await main.innerText()),
    };
    await context.close();
    return said;
  };
  expect(await seen('lead@acme.example')).toEqual({ log: 0, steps: 0, licences: 0, prices: false });
  expect(await seen('billing@acme.example')).toMatchObject({ log: 0, steps: 0, prices: true });
  expect(await seen('admin@acme.example')).toMatchObject({ log: 1, prices: true });
});

test('the overview is read and narrow enough without a script', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await signInAs(page, 'admin@acme.example');
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
    storageState: await context.storageState(),
  });
  const still = await plain.newPage();
  await still.goto('/');
  await expect(still.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(still.getByRole('heading', { name: 'Recent activity' })).toBeVisible();
  await page.goto('/');
  await expectNoSidewaysScroll(page);
  await Promise.all([context.close(), plain.close()]);
});
