import type { Page } from 'playwright/test';
import { expect, expectAccessible, signInAs, test } from './fixtures';
import { connectBehind } from './scaled-company';

const LICENCES = '/manage-product/licences';

/** What only somebody who is signed in at Acme can see on the licences page. */
const isProtected = (body: string): boolean => /L-\d{4}/.test(body) || body.includes('Acme');

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page, item: 'Sign out' | 'Sign out everywhere'): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
}

test('who is not signed in is led to signing in and back to the address first asked for', async ({ page }) => {
  await page.goto(`${LICENCES}?status=available`);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`${LICENCES}?status=available`)}`);
  await expectAccessible(page);
  await fillIn(page, 'owner@acme.example', process.env.DEMO_PASSWORD ?? '');
  await expect(page).toHaveURL(`${LICENCES}?status=available`);
  await expect(page).toHaveTitle('Licences - Acme - Latchkey');
});

test('a wrong e-mail address and a wrong password get the same answer, and no session', async ({ page, context }) => {
  const answers: string[] = [];
  for (const email of ['owner@acme.example', 'nobody@acme.example']) {
    await page.goto('/sign-in');
    await fillIn(page, email, 'not the password');
    const summary = page.getByRole('main').getByRole('alert');
    await expect(summary).toContainText('do not match');
    await expect(page.getByLabel('Email')).toHaveValue(email);
    answers.push((await summary.textContent()) ?? '');
  }
  expect(answers[1]).toBe(answers[0]);
  expect(await context.cookies()).toEqual([]);
});

test('an account’s sixth attempt is refused with the wait it takes, whether the account exists or not', async ({
  page,
}) => {
  await page.goto('/sign-in');
  const email = `guess-${Date.now()}@acme.example`;
  const summary = page.getByRole('main').getByRole('alert');
  for (let failure = 1; failure <= 5; failure += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await fillIn(page, email, `guess ${failure}`);
    await answered;
    await expect(summary).toContainText('do not match');
  }
  await fillIn(page, email, 'guess 6');
  await expect(summary).toContainText(/Wait 1[45] minutes/);
});

test('two hundred attempts in a minute are refused with the wait, alike for an account and for none; everybody else goes on', async ({
  request,
  page,
  baseURL,
}) => {
  test.slow();
  const sql = connectBehind();
  try {
    await sql`delete from rate_limits`;
    const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
    const guess = async (email: string) => {
      const form = { email, password: 'a wrong guess', csrfToken, json: 'true' };
      const answer = await request.post('/api/auth/callback/credentials', {
        form,
        headers: { origin: baseURL ?? '' },
        maxRedirects: 0,
        // A connection that the server closed as idle is opened anew.
        maxRetries: 3,
      });
      return { status: answer.status(), wait: Number(answer.headers()['retry-after'] ?? 0), text: await answer.text() };
    };
    const tried: Record<string, Awaited<ReturnType<typeof guess>>[]> = {};
    for (const email of ['billing@acme.example', `nobody-${Date.now()}@acme.example`]) {
      await sql`delete from rate_limits where key like 'address:%'`;
      const answers = [];
      for (let wave = 0; wave < 10; wave += 1)
        answers.push(...(await Promise.all(Array.from({ length: 10 }, () => guess(email)))));
      tried[email] = answers;
    }
    const [known = [], unknown = []] = Object.values(tried);
    for (const answers of [known, unknown]) {
      const limited = answers.filter(({ status }) => status === 429);
      expect([answers.filter(({ status }) => status === 401).length, limited.length]).toEqual([5, 95]);
      expect(limited.every(({ wait }) => wait > 0 && wait <= 3_600)).toBe(true);
    }
    expect(new Set(known.map(({ text }) => text))).toEqual(new Set(unknown.map(({ text }) => text)));
    const [counted] = await sql<{ counted: number }[]>`
      select sum(points)::int as counted from rate_limits where key like 'account:%'`;
    expect(counted?.counted).toBeGreaterThanOrEqual(200);
    expect((await request.get('/healthz')).status()).toBe(200);
  } finally {
    await sql`delete from rate_limits`;
    await sql.end();
  }
  await signInAs(page, 'owner@acme.example');
});

test('an empty form says what is missing, field by field', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Password')).toHaveAttribute('autocomplete', 'current-password');
});

test('the session cookie is for the server only, and a copy of it is refused as soon as its owner signs out', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await signInAs(page, 'owner@acme.example', LICENCES);
  const cookies = await context.cookies();
  const [session] = cookies.filter(({ name }) => name.endsWith('latchkey-session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

  const thief = await browser.newContext({ baseURL });
  await thief.addCookies(cookies);
  expect(isProtected(await (await thief.request.get(LICENCES)).text())).toBe(true);
  await signOut(page, 'Sign out');
  const answer = await thief.request.get(LICENCES, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([307, `/sign-in?next=${encodeURIComponent(LICENCES)}`]);
  expect(isProtected(await answer.text())).toBe(false);
  expect((await thief.request.get('/api/console/members')).status()).toBe(401);
  await thief.close();

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('signing out everywhere ends the session of another browser, and no one else’s', async ({
  page,
  browser,
  baseURL,
}) => {
  const [other, colleague] = await Promise.all([browser.newContext({ baseURL }), browser.newContext({ baseURL })]);
  await signInAs(await other.newPage(), 'admin@acme.example', LICENCES);
  await signInAs(await colleague.newPage(), 'billing@acme.example', LICENCES);
  await signInAs(page, 'admin@acme.example', LICENCES);
  await signOut(page, 'Sign out everywhere');
  expect((await other.request.get(LICENCES, { maxRedirects: 0 })).status()).toBe(307);
  expect((await colleague.request.get(LICENCES, { maxRedirects: 0 })).status()).toBe(200);
  await Promise.all([other.close(), colleague.close()]);
});

test.describe('after signing in, an address of somewhere else is not gone to:', () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ];
  for (const next of elsewhere) {
    test(JSON.stringify(next), async ({ page, baseURL }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await fillIn(page, 'owner@acme.example', process.env.DEMO_PASSWORD ?? '');
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
      expect(new URL(page.url()).pathname).not.toBe('/sign-in');
    });
  }
});

test.describe('rights', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('a role without the right to a page gets 403, the right’s name, and who grants it', async ({ page }) => {
    await signInAs(page, 'member@acme.example');
    const answer = await page.goto(LICENCES);
    expect(answer?.status()).toBe(403);
    const message = page.getByRole('main');
    await expect(message).toContainText('See licences');
    await expect(message).toContainText('owner, admin, billing manager');
    await expect(message).toContainText('An owner or an admin of your company can give you one of these roles.');
    await expectAccessible(page);
  });

  test('the operator’s people arrive at their own page and see nothing of a company', async ({ page }) => {
    await signInAs(page, 'support@operator.example', '/support');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Operator console');
    for (const path of ['/', LICENCES, '/manage-product/numbers', '/manage-team/members']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(403);
      expect(isProtected(await page.content())).toBe(false);
    }
  });
});

test('a link to set a password that never was, or was used, says so', async ({ page }) => {
  await page.goto('/set-password?token=made-up');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await expect(page.getByLabel('New password')).toHaveCount(0);
  await expectAccessible(page);
});

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });

  test('signing in speaks the browser’s language, and the language can be chosen before it', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill('personne@acme.example');
    await page.getByLabel('Mot de passe').fill('pas le bon');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('ne correspondent pas');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  });
});

test.describe('forged requests', () => {
  test('the form’s endpoint takes no sign-in without its token or from another site', async ({ request, baseURL }) => {
    const form = { email: 'owner@acme.example', password: process.env.DEMO_PASSWORD ?? '' };
    const endpoint = '/api/auth/callback/credentials';
    const hasSession = (answer: { headersArray: () => { name: string; value: string }[] }) =>
      answer
        .headersArray()
        .some(({ name, value }) => name.toLowerCase() === 'set-cookie' && value.includes('latchkey-session'));
    const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
    const withoutToken = await request.post(endpoint, { form, maxRedirects: 0 });
    const foreign = await request.post(endpoint, {
      form: { ...form, csrfToken },
      headers: { origin: 'https://evil.example' },
      maxRedirects: 0,
    });
    const own = await request.post(endpoint, {
      form: { ...form, csrfToken },
      headers: { origin: baseURL ?? '' },
      maxRedirects: 0,
    });
    expect([hasSession(withoutToken), hasSession(foreign), foreign.status()]).toEqual([false, false, 403]);
    expect(hasSession(own)).toBe(true);
    expect((await request.get('/api/auth/session')).status()).toBe(404);
  });
});

/** Ways in which protected pages have been reached past a check; `shows`: with a session this one leads to the page. */
const probes: { name: string; path: string; headers?: Record<string, string>; shows: boolean }[] = [
  {
    name: 'a header that skips the proxy',
    path: LICENCES,
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    shows: true,
  },
  {
    name: 'the header under its older value',
    path: LICENCES,
    headers: { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    shows: true,
  },
  { name: 'the RSC header', path: LICENCES, headers: { RSC: '1' }, shows: true },
  { name: 'an _rsc parameter', path: `${LICENCES}?_rsc=abcde`, shows: true },
  { name: 'an .rsc ending', path: `${LICENCES}.rsc`, shows: false },
  {
    name: 'segment prefetch headers',
    path: LICENCES,
    headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
    shows: false,
  },
  {
    name: 'a segment prefetch path',
    path: `${LICENCES}.segments/manage-product/licences/__PAGE__.segment.rsc`,
    shows: false,
  },
  { name: 'an encoded letter', path: '/manage-product/licence%73', shows: false },
  { name: 'a doubled slash', path: '/manage-product//licences', shows: true },
  { name: 'upper case', path: '/Manage-Product/Licences', shows: false },
  {
    name: 'route parameters of the framework',
    path: `${LICENCES}?nxtPpath=licences&nxtIpath=licences`,
    headers: { 'x-matched-path': LICENCES },
    shows: true,
  },
  { name: 'a locale prefix', path: `/en${LICENCES}`, shows: false },
];

test.describe('past the check with', () => {
  for (const { name, path, headers = {}, shows } of probes) {
    test(name, async ({ page, request }) => {
      const stranger = await request.get(path, { headers });
      expect(isProtected(await stranger.text())).toBe(false);
      await signInAs(page, 'owner@acme.example');
      const member = await page.request.get(path, { headers });
      expect(isProtected(await member.text()), 'the same request with a session').toBe(shows);
    });
  }
});
