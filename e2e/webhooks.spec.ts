import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

const PATH = '/settings/webhooks';
let company: ListedCompany;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 200;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString('utf8');
  });
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    response.writeHead(status).end(status === 200 ? 'thank you' : 'out of order');
  });
});

test.beforeAll(async ({ request }) => {
  company = await makeListedCompany(request, 2, '65');
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('an owner adds an endpoint, sends it a test, sees an assignment arrive signed, a failure, and has it sent again (R24)', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  await company.signIn(page, PATH);
  await expect(page.getByText('No endpoints yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a webhook endpoint' });
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose at least one event');
  await dialog.getByLabel('Address').fill('http://169.254.169.254/latest');
  await dialog.getByRole('checkbox', { name: 'Number assigned' }).check();
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(dialog.getByRole('alert')).toContainText('leads to the internet');
  await dialog.getByLabel('Address').fill(url);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status').filter({ hasText: 'The endpoint is added' })).toBeVisible();
  const secret = await dialog.locator('code').innerText();
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('link', { name: url }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Webhook endpoint');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'A test is on its way' })).toBeVisible();
  await expect.poll(() => received.length).toBe(1);

  const { headers } = company;
  const { data: members } = await (await request.get('/api/v1/members', { headers })).json();
  const { data: numbers } = await (await request.get('/api/v1/numbers?status=unassigned', { headers })).json();
  status = 500;
  const memberId = members.find(({ role }: { role: string }) => role === 'member').id;
  const made = await request.post('/api/v1/assignments', { headers, data: { memberId, numberId: numbers[0].id } });
  expect(made.status()).toBe(201);
  await expect.poll(() => received.length).toBe(2);
  const [, sent] = received;
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = sent?.headers ?? {};
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = createHmac('sha256', key)
    .update(`${String(id)}.${String(at)}.${sent?.body}`)
    .digest('base64');
  expect(signature).toBe(`v1,${signed}`);
  expect(JSON.parse(sent?.body ?? '')).toMatchObject({ id, type: 'number.assigned', companyId: company.id });

  const row = page.getByRole('row').filter({ hasText: 'Number assigned' });
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText('Answered 500', { timeout: 1_000 });
  }).toPass();
  await expect(row).toContainText('out of order');
  await expect(row).toContainText('Waiting');
  await expect(page.getByRole('row').filter({ hasText: 'Test' })).toContainText('Delivered');
  for (const width of [1440, 390, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  status = 200;
  await page.getByRole('button', { name: 'Send Number assigned again' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is sent again' })).toBeVisible();
  await expect.poll(() => received.length).toBe(3);
  expect(received[2]?.headers['webhook-id']).toBe(id);

  await page.getByRole('link', { name: 'Given up' }).click();
  await expect(page.getByText('No such delivery')).toBeVisible();
  await page.getByRole('button', { name: 'Replace secret' }).click();
  const replacing = page.getByRole('dialog', { name: 'Replace the secret?' });
  await replacing.getByRole('button', { name: 'Replace secret' }).click();
  await expect(replacing.locator('code')).toContainText('whsec_');
  await replacing.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable endpoint' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The endpoint is enabled' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove endpoint' }).click();
  await page.waitForURL((at) => at.pathname === PATH);
  await expect(page.getByText('No endpoints yet')).toBeVisible();
});
