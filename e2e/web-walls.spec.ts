import { request as plainRequest } from 'node:http';
import { expect, signInAs, test } from './fixtures';

const LICENCES = '/manage-product/licences';

/** A request as no browser and no client library sends it. */
function raw(base: string | undefined, method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = plainRequest(new URL(path, base ?? ''), { method, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject).end();
  });
}

test('every kind of answer carries the walls of a browser, and scripts run by the answer’s own nonce only', async ({
  page,
}) => {
  await signInAs(page, 'owner@acme.example');
  const nonces = new Set<string>();
  for (const path of [
    '/',
    LICENCES,
    '/nowhere',
    '/api/docs',
    '/api/console/members',
    '/api/v1/company',
    '/readyz',
    '/sign-in',
  ]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cache-control': expect.stringContaining('no-store'),
    });
    expect(headers, path).not.toHaveProperty('x-powered-by');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("object-src 'none'");
    expect(policy, path).not.toMatch(/unsafe-(inline|eval)|\*|https?:/);
    const nonce = /'nonce-(\w{32})'/.exec(policy)?.[1] ?? '';
    nonces.add(nonce);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`) && !/type="application\/json"/.test(tag)),
      path,
    ).toEqual([]);
  }
  expect(nonces.size).toBe(8);
});

test('a method that names nothing is refused, and TRACE gives nothing back', async ({ page, baseURL }) => {
  await signInAs(page, 'owner@acme.example');
  const [session] = (await page.context().cookies()).filter(({ name }) => name.includes('session'));
  const headers = { cookie: `${session?.name}=${session?.value}`, 'x-probe': 'give-me-back' };
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH'])
    for (const path of [
      '/sign-in',
      LICENCES,
      '/api/docs',
      '/healthz',
      '/api/console/members',
      '/flags/FR',
      '/api/v1/members',
    ]) {
      const answer = await raw(baseURL, method, path, headers);
      expect([401, 405], `${method} ${path}: ${answer.status}`).toContain(answer.status);
      expect(answer.text).not.toMatch(/give-me-back|Acme/);
    }
});

test('what a caller says of the host it asked changes no address', async ({ baseURL }) => {
  const lies = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' };
  for (const host of [new URL(baseURL ?? '').host, 'evil.example'])
    for (const path of ['/', LICENCES, '/sign-in', '/api/auth/signin', '/choose-company']) {
      const answer = await raw(baseURL, 'GET', path, { host, ...lies });
      expect(answer.status, path).toBeLessThan(500);
      expect(String(answer.headers.location ?? ''), path).not.toContain('evil');
      expect(JSON.stringify(answer.headers['set-cookie'] ?? ''), path).not.toContain('evil');
      expect(answer.text, path).not.toContain('evil');
    }
});

test('what a caller says of the page it asked, or of what was checked already, opens nothing', async ({ request }) => {
  const lies: Record<string, string>[] = [
    { 'x-requested-path': '//evil.example' },
    { 'x-requested-path': '/sign-in' },
    { 'x-action-forwarded': '1', 'x-nextjs-data': '1' },
    { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'x=y' },
    { 'x-middleware-rewrite': '/api/docs', 'x-middleware-next': '1' },
    { 'x-invoke-path': '/api/docs', 'x-invoke-status': '200', 'x-invoke-output': '/sign-in' },
    { 'x-original-url': '/api/docs', 'x-rewrite-url': '/api/docs' },
    { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', 'x-forwarded-user': 'owner@acme.example' },
  ];
  for (const headers of lies) {
    const answer = await request.get(LICENCES, { headers, maxRedirects: 0 });
    const told = JSON.stringify(headers);
    expect(answer.status(), told).toBe(307);
    expect(answer.headers().location, told).toMatch(
      /^(?:https?:\/\/[^/]+)?\/sign-in\?next=%2Fmanage-product%2Flicences$/,
    );
    expect(answer.headers().location, told).not.toContain('evil');
    expect(await answer.text(), told).not.toMatch(/Acme|evil/);
  }
});

test.describe('server actions', () => {
  const send = (page: import('playwright/test').Page, data: string | Buffer, headers: Record<string, string>) =>
    page.request.post(LICENCES, { data, headers, maxRedirects: 0 });

  test('that are malformed, unknown, too large or from elsewhere are refused, and none is an error of the server', async ({
    page,
    baseURL,
  }) => {
    let action = '';
    page.on('request', (sent) => {
      action = sent.headers()['next-action'] ?? action;
    });
    await signInAs(page, 'owner@acme.example', '/settings/company');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'The company is saved.' })).toBeVisible();
    expect(action).toMatch(/^[0-9a-f]{40,}$/);
    const text = { 'content-type': 'text/plain;charset=UTF-8' };
    const own = { ...text, origin: new URL(baseURL ?? '').origin, 'next-action': action };
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const payloads = [
      '',
      'null',
      '{',
      '[]',
      '[1]',
      '["$undefined"]',
      '["$F1"]',
      '["$nx","k"]',
      '["$0:a"]',
      deep,
      '[{"__proto__":{"a":1}},"k"]',
      '[{"name":"\\u0000"},"key"]',
      '[{"name":{"$ref":1}},"key"]',
      '[{}]',
      '[{},{}]',
    ];
    for (const payload of payloads) {
      const answer = await send(page, payload, own);
      expect(answer.status(), payload.slice(0, 40)).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/node_modules|at Object\.|lib\/web/);
    }
    expect((await send(page, '[{},"k"]', { ...own, 'next-action': 'f'.repeat(42) })).status()).toBeLessThan(500);
    expect((await send(page, '[{},"k"]', { ...own, 'next-action': "'--" })).status()).toBeLessThan(500);
    expect((await send(page, `[{"name":"${'x'.repeat(1_200_000)}"},"key"]`, own)).status()).toBe(413);
    for (const origin of ['https://evil.example', 'null'])
      expect((await send(page, '[{"name":"Stolen"},"key-of-elsewhere"]', { ...own, origin })).status(), origin).toBe(
        403,
      );
    await page.reload();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Acme');
  });

  test('that come as broken forms are refused, by script and without, and the form itself still works', async ({
    page,
    baseURL,
  }) => {
    let sent: { action: string; type: string; form: string } | undefined;
    page.on('request', (request) => {
      const { 'next-action': action, 'content-type': type = '' } = request.headers();
      if (action !== undefined) sent = { action, type, form: request.postData() ?? '' };
    });
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('nobody@acme.example');
    await page.getByLabel('Password').fill('a wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
    const { action = '', type = '', form = '' } = sent ?? {};
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(form).toContain('a wrong password');

    const own = { origin: new URL(baseURL ?? '').origin, 'next-action': action };
    const post = async (data: string, headers: Record<string, string>) => {
      const answer = await page.request.post('/sign-in', { data: Buffer.from(data), headers, maxRedirects: 0 });
      expect(await answer.text()).not.toMatch(/node_modules|at Object\.|digest|lib\/web/);
      return answer.status();
    };
    const whole = `--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--x--\r\n`;
    const asForm = { ...own, 'content-type': 'multipart/form-data; boundary=x' };
    expect(await post(form, { ...own, 'content-type': type })).toBe(200);
    for (const broken of [
      '',
      'x',
      form.slice(0, form.length / 2),
      whole.replace('[]', '['),
      whole.replace('[]', 'null'),
      whole.replace('[]', '["$1"]'),
      whole.replace('[]', '["$B1"]'),
      whole.replace('"0"', '"1"'),
      whole.replace('"0"', '"0"; filename="a"'),
    ])
      expect(await post(broken, asForm), broken).toBe(400);
    expect(await post(form, { ...own, 'content-type': 'multipart/form-data' })).toBe(400);
    expect(await post(form, { ...own, 'content-type': 'multipart/form-data; boundary=other' })).toBe(400);
    expect(await post(form, { ...own, 'content-type': 'application/json' })).toBe(415);
    expect(await post('x'.repeat(1_100_000), asForm)).toBe(413);
    expect([400, 404, 409]).toContain(await post(whole, { ...asForm, 'next-action': 'f'.repeat(42) }));

    const { 'next-action': _none, ...withoutScript } = asForm;
    const part = (name: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const bound = `${part('$ACTION_REF_1', '')}${part('$ACTION_1:0', `{"id":"${action}","bound":"$@1"}`)}`;
    for (const broken of ['x', `${bound}--x--`, `${bound}${part('$ACTION_1:1', '{')}--x--`, `${part('a', 'b')}--x--`])
      expect(await post(broken, withoutScript), broken).toBe(400);
    expect((await page.request.get('/readyz')).status()).toBe(200);
  });

  test('are reached by a form without script too', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('owner@acme.example');
    await page.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await context.close();
  });
});
