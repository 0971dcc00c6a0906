import type { APIRequestContext, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { connectBehind } from './scaled-company';

const PLANNED = '/manage-product/planned-changes';
const DAY = 86_400_000;

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
let members: { id: string }[];
let numbers: { id: string; e164: string }[];

const inDays = (days: number) => new Date(Date.now() + days * DAY);
/** The day on the company's clocks, which is another one than UTC's late in the evening. */
const dayIn = (days: number) => inDays(days).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  company = await makeListedCompany(request, 3, '63');
  members = await rows(request, '/members?limit=10');
  numbers = await rows(request, '/numbers');
  members = members.filter((member) => 'role' in member && member.role === 'member');
  await request.dispose();
});

async function rows<T>(request: APIRequestContext, path: string): Promise<T[]> {
  const answer = await request.get(`/api/v1${path}`, { headers: company.headers });
  return ((await answer.json()) as { data: T[] }).data;
}

/** Moves the company's clock, as no page can; the worker looks by itself. */
async function itIsDay(days: number): Promise<void> {
  const sql = connectBehind();
  try {
    const uuid = company.id.slice('com_'.length);
    await sql.begin(async (tx) => {
      await tx`select set_config('app.company_id', ${uuid}, true)`;
      await tx`update company_ledgers set last_instant = ${inDays(days)} where company_id = ${uuid}`;
    });
  } finally {
    await sql.end();
  }
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name }).fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().click();
}

/** Until the worker has come by and the page says so. */
const seen = (page: Page, look: () => Promise<void>) =>
  expect(async () => {
    await page.reload();
    await look();
  }).toPass({ timeout: 60_000 });

test('a number is planned for somebody who joins, seen in the calendar, and assigned when the day comes', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await company.signIn(page, PLANNED);
  await expect(page.getByText('Nothing is planned')).toBeVisible();
  await page.getByRole('button', { name: 'Plan an assignment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan an assignment' });
  await choose(page, 'Member', 'List00 Member');
  await choose(page, 'Number', '63 00');
  await dialog.getByLabel('Day').fill(dayIn(5));
  await expect(dialog).toContainText('3 licences should be free on');
  await expect(dialog).toContainText('If none is free then, 1 is bought for at most');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Plan the assignment' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'will be assigned to' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const planned = page.getByRole('main').getByRole('listitem').filter({ hasText: 'is assigned to' });
  await expect(planned).toContainText('Planned');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);

  await itIsDay(6);
  await seen(page, () => expect(page.getByText('Nothing is planned')).toBeVisible({ timeout: 1_000 }));
  await page.goto(`${PLANNED}?status=done`);
  await expect(planned).toContainText('Done');
  await planned.getByRole('link').click();
  await expect(page.getByRole('main')).toContainText('List00 Member');
});

test('a holiday cover goes to the colleague and returns by itself', async ({ page, request }) => {
  test.setTimeout(120_000);
  const [number] = numbers.filter(({ e164 }) => e164.endsWith('6301'));
  const [, holder] = members;
  const given = await request.post('/api/v1/assignments', {
    headers: company.headers,
    data: { memberId: holder?.id, numberId: number?.id, maxPurchases: 0 },
  });
  expect(given.status()).toBe(201);
  await company.signIn(page, `/manage-product/numbers/${number?.id}`);
  await page.getByRole('button', { name: 'Plan a holiday cover' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Plan the cover' }).click();
  await expect(dialog).toContainText('Choose a colleague.');
  await choose(page, 'Colleague', 'List02 Member');
  await dialog.getByLabel('First day').fill(dayIn(8));
  await dialog.getByLabel('Returns on').fill(dayIn(10));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Plan the cover' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'it returns to' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'takes over' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'returns from' })).toBeVisible();
  await expectAccessible(page);

  await itIsDay(9);
  await seen(page, () => expect(page.getByText('takes over')).toHaveCount(0, { timeout: 1_000 }));
  await itIsDay(11);
  await seen(page, () => expect(page.getByText('returns from')).toHaveCount(0, { timeout: 1_000 }));
  const { member } = (await (
    await request.get(`/api/v1/numbers/${number?.id}`, { headers: company.headers })
  ).json()) as { member: { id: string } | null };
  expect(member?.id).toBe(holder?.id);
});

test('what cannot be done on its day is a task that says why, and is mended', async ({ page, request }) => {
  test.setTimeout(120_000);
  const { headers } = company;
  const [number] = numbers.filter(({ e164 }) => e164.endsWith('6302'));
  const [joiner, , other] = members;
  const planned = await request.post('/api/v1/planned-changes/assignments', {
    headers,
    data: { memberId: joiner?.id, numberId: number?.id, on: dayIn(12), maxPurchases: 1 },
  });
  expect(planned.status()).toBe(201);
  const taken = await request.post('/api/v1/assignments', {
    headers,
    data: { memberId: other?.id, numberId: number?.id },
  });
  expect(taken.status()).toBe(201);
  await itIsDay(13);
  await company.signIn(page, PLANNED);
  const task = page.getByRole('list', { name: '1 change could not be made' }).getByRole('listitem');
  await seen(page, () => expect(task).toContainText('Somebody else held the number.', { timeout: 1_000 }));
  await expect(task).toContainText('Failed');
  await expectAccessible(page);
  await request.post(`/api/v1/numbers/${number?.id}/unassign`, { headers });
  await task.getByRole('button', { name: /^Do it now/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Do it now' });
  await expect(dialog).toContainText('licence');
  await dialog.getByRole('button', { name: 'Do it now' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'It is done' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(task).toHaveCount(0);
});
