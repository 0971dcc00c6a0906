import type { APIRequestContext, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { operator } from './operator';

type Listed = { data: { id: string; name: string }[] };

/** A key of Acme's owner, as headers. */
async function ownerKey(): Promise<Record<string, string>> {
  const { data } = await operator<Listed>('company:list');
  const company = data.find(({ name }) => name === 'Acme');
  const { key } = await operator<{ key: string }>('api-key:create', '--company', company?.id ?? '', '--role', 'owner');
  return { authorization: `Bearer ${key}` };
}

/** Takes every licence that is free off the board, until none is left; gives the numbers it was done with. */
async function useUpLicences(request: APIRequestContext, headers: Record<string, string>): Promise<string[]> {
  const read = async (path: string) => (await request.get(`/api/v1${path}`, { headers })).json();
  const { available } = (await read('/licences/summary')) as { available: number };
  const { data: members } = (await read('/members?limit=200')) as { data: { id: string; status: string }[] };
  const { data: stock } = (await read('/inventory?country=FR&type=mobile&limit=200')) as { data: { e164: string }[] };
  const taken: string[] = [];
  for (const member of members.filter(({ status }) => status !== 'deactivated')) {
    if (taken.length === available) break;
    const answer = await request.post('/api/v1/assignments', {
      headers,
      data: { memberId: member.id, e164: stock[taken.length]?.e164 ?? '', maxPurchases: 0 },
    });
    if (answer.status() === 201)
      taken.push(((await answer.json()) as { assignment: { numberId: string } }).assignment.numberId);
  }
  return taken;
}

async function chooseFirst(page: Page, label: string): Promise<string> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option').first().click();
  return page.getByRole('combobox', { name: label }).inputValue();
}

test('an admin asks for an assignment that needs a purchase, and the owner approves it from the mail’s link (R23)', async ({
  browser,
  page: admin,
  request,
}) => {
  test.setTimeout(120_000);
  const headers = await ownerKey();
  const policy = (mode: string) =>
    request.patch('/api/v1/company', { headers, data: { autoPurchase: { policy: mode } } });
  const used = await useUpLicences(request, headers);
  expect((await policy('ask')).status()).toBe(200);
  try {
    await signInAs(admin, 'admin@acme.example', '/manage-product/licences');
    await admin.getByRole('button', { name: 'Assign number' }).first().click();
    await chooseFirst(admin, 'Member');
    const number = await chooseFirst(admin, 'Number');
    const asking = admin.getByRole('dialog', { name: 'Assign a number' });
    await expect(asking).toContainText('A request goes to the owners and billing managers.');
    await expect(asking).toContainText('72 hours');
    await expectAccessible(admin);
    await asking.getByRole('button', { name: /^Ask for approval – €/ }).dblclick();
    await expect(asking.getByRole('status')).toContainText('is requested');
    await asking.getByRole('link', { name: 'See the request' }).click();
    await admin.waitForURL(/\/manage-team\/requests\/arq_/);
    await expect(admin.getByText(number)).toBeVisible();
    await expect(admin.getByRole('button', { name: 'Take back' })).toBeVisible();
    await expect(admin.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    await expectAccessible(admin);

    // Without a session: signing in leads to the request that the mail names.
    const owner = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await owner.goto(admin.url());
    await owner.getByLabel('Email').fill('owner@acme.example');
    await owner.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '');
    await owner.getByRole('button', { name: 'Sign in' }).click();
    await owner.waitForURL(/\/manage-team\/requests\/arq_/);
    await owner.goto('/billing');
    await expect(owner.getByRole('heading', { name: 'Waiting for approval' })).toBeVisible();
    await expectAccessible(owner);
    await owner.getByRole('row').filter({ hasText: number }).getByRole('link').click();
    await owner.getByRole('button', { name: 'Approve' }).click();
    const approving = owner.getByRole('dialog', { name: 'Approve the purchase' });
    await expectAccessible(owner);
    await approving.getByRole('button', { name: /^Approve and buy 1 licence – €/ }).click();
    await expect(approving.getByRole('status')).toContainText(`${number} is assigned to`);
    await approving.getByRole('button', { name: 'Done' }).click();
    await expect(owner.getByText('Approved')).toBeVisible();
    await owner.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(owner);
    const link = owner.getByRole('link', { name: new RegExp(`^${number.replaceAll('+', '\\+')}`) });
    const numberId = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
    expect((await request.delete(`/api/v1/numbers/${numberId}`, { headers })).status()).toBe(200);
  } finally {
    await policy('allow');
    for (const numberId of used) await request.delete(`/api/v1/numbers/${numberId}`, { headers });
  }
});
