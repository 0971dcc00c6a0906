import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { CLIENT } from '@/lib/testing/identity-provider';
import { browser as providerBrowser } from '@/lib/testing/sign-on-browser';
import { expect, test } from './fixtures';
import {
  addDomain,
  BASE,
  makeSignOnCompany,
  proveDomain,
  SIGN_ON_PAGE,
  type SignOnCompany,
  saveProvider,
} from './sign-on-company';

type Sent = { method?: string; headers?: Record<string, string>; body?: string };
type Answer = { status: number; headers: IncomingHttpHeaders; location: string; cookies: string[]; text: string };

/** A request as no browser sends it: with a Host of one's own, any method, any bytes in its path. */
function send(address: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  const { hostname, port } = new URL(BASE);
  const path = address.startsWith(BASE) ? address.slice(BASE.length) : address;
  return new Promise((resolve, reject) => {
    const sent = plainRequest({ hostname, port, path, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => {
        const { location = '', 'set-cookie': cookies = [] } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, location, cookies, text });
      });
    });
    sent.on('error', reject).end(body);
  });
}

let world: SignOnCompany;
test.beforeAll(async ({ browser, playwright }) => {
  test.setTimeout(120_000);
  const request = await playwright.request.newContext({ baseURL: BASE });
  world = await makeSignOnCompany(request, '93');
  const context = await browser.newContext({ baseURL: BASE, locale: 'en-GB' });
  const page = await context.newPage();
  await world.company.signIn(page, SIGN_ON_PAGE);
  await addDomain(page, world.company.domain);
  await proveDomain(page, world.records, world.company.domain);
  await saveProvider(page, world.idp.issuer);
  await expect(page.getByText('Single sign-on is saved.')).toBeVisible();
  await context.close();
  await request.dispose();
});
test.afterAll(() => world.stop());
test.afterEach(() => {
  delete world.idp.state.tamper;
});

const cookieOf = (answer: Answer, name: string) =>
  answer.cookies.find((cookie) => cookie.startsWith(`latchkey-${name}=`))?.split(';')[0] ?? '';
const opensSession = (answer: Answer) => !['', 'latchkey-session='].includes(cookieOf(answer, 'session'));
const problemIn = ({ location }: Answer) => new URL(location).searchParams.get('problem');
const begin = async (query = '', sent: Sent = {}) => {
  const answer = await send(`${world.route}/start${query}`, sent);
  return { answer, cookie: cookieOf(answer, 'sign-on'), asked: new URL(answer.location) };
};

let people = 0;
/** Signs somebody in at the provider as far as its answer; what follows is between this browser and the product. */
async function comingBack(query = '') {
  people += 1;
  const sub = `person-${people}`;
  world.idp.know({ sub, email: `${sub}@${world.company.domain}`, email_verified: true });
  const { cookie, asked } = await begin(query);
  const back = await providerBrowser()(asked.href, { login: sub, password: 'any' });
  return { sub, cookie, back };
}
const callback = (search: string, cookie: string, more: Record<string, string> = {}) =>
  send(`${world.route}/callback${search}`, { headers: { ...(cookie !== '' && { cookie }), ...more } });

async function signedIn(query = '') {
  const { sub, cookie, back } = await comingBack(query);
  const answer = await callback(back.search, cookie);
  expect(opensSession(answer), answer.location).toBe(true);
  return { sub, session: cookieOf(answer, 'session'), answer };
}
const isSignedIn = async (session: string) =>
  (await send('/account/sessions', { headers: { cookie: session } })).status === 200;

const HOSTILE: Record<string, string>[] = [
  { host: 'evil.example' },
  { host: 'evil.example:80', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example;proto=https' },
  { host: 'localhost@evil.example' },
];

test('beginning leads to the provider with all that ties the answer to this browser, and is kept nowhere', async () => {
  const { answer, asked } = await begin('?next=/usage');
  expect(answer.status).toBe(303);
  expect(asked.origin).toBe(world.idp.issuer);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: CLIENT.id,
    redirect_uri: `${world.route}/callback`,
    scope: expect.stringContaining('openid'),
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(answer.headers).toMatchObject({
    'cache-control': expect.stringContaining('no-store'),
    'referrer-policy': 'same-origin',
  });
  const [cookie = ''] = answer.cookies;
  for (const part of ['HttpOnly', 'SameSite=lax', 'Path=/', 'Max-Age=900'])
    expect(cookie.toLowerCase()).toContain(part.toLowerCase());
  const again = await begin();
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(again.asked.searchParams.get(name)).not.toBe(asked.searchParams.get(name));
});

test('no Host header moves the way there or back', async () => {
  for (const headers of HOSTILE) {
    const started = await send(`${world.route}/start`, { headers });
    expect(started.status, JSON.stringify(headers)).toBeLessThan(500);
    expect(started.text + started.location).not.toContain('evil.example');
    if (started.status === 303)
      expect(new URL(started.location).searchParams.get('redirect_uri')).toBe(`${world.route}/callback`);
    const { cookie, back } = await comingBack('?next=/account/sessions');
    const ended = await callback(back.search, cookie, headers);
    expect(ended.status, JSON.stringify(headers)).toBeLessThan(500);
    expect(ended.text + ended.location).not.toContain('evil.example');
    if (ended.status === 303) expect(ended.location).toBe(`${BASE}/account/sessions`);
  }
});

test('a company that is none, or has no provider, is one answer', async () => {
  const none = [
    `com_${'0'.repeat(32)}`,
    'com_1',
    'x',
    '%00',
    '%ff',
    '..%2f..',
    `com_${'G'.repeat(32)}`,
    'x'.repeat(5_000),
    "'%20or%201=1",
  ];
  for (const company of none)
    for (const end of ['start', 'start?again=1', 'callback', 'callback?code=x&state=y']) {
      const answer = await send(`/api/auth/single-sign-on/${company}/${end}`);
      expect(answer.status, `${company} ${end}`).toBeLessThan(500);
      expect(opensSession(answer)).toBe(false);
      if (answer.status === 303) expect(answer.location).toMatch(`${BASE}/sign-in?problem=`);
    }
});

test('each way has its own method, and says so', async () => {
  const { session } = await signedIn();
  for (const [end, refused] of [
    ['start', ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']],
    ['callback', ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']],
    ['back-channel-logout', ['GET', 'PUT', 'PATCH', 'DELETE', 'TRACE']],
  ] as const)
    for (const method of refused) {
      const answer = await send(`${world.route}/${end}`, { method, headers: { origin: BASE } });
      expect(answer.status, `${method} ${end}`).toBe(405);
      expect(opensSession(answer)).toBe(false);
    }
  expect(await isSignedIn(session)).toBe(true);
});

test('an answer that nobody asked for opens nothing, whatever is in it', async () => {
  const { cookie, asked } = await begin();
  const state = asked.searchParams.get('state') ?? '';
  const iss = encodeURIComponent(world.idp.issuer);
  const malformed = [
    '',
    '?',
    '?code=x',
    `?state=${state.slice(0, -1)}`,
    `?code=x&state=${'y'.repeat(6_000)}`,
    '?code=%00&state=%00',
    '?code=%ff&state=%ff',
    '?code[]=x&state[]=y',
    `?state=x&state=${state}&code=x`,
    `?code=x&state=${state}%20`,
  ];
  for (const search of malformed) {
    const answer = await callback(search, cookie);
    expect([answer.status, problemIn(answer), opensSession(answer)], search).toEqual([303, 'expired', false]);
    expect(answer.headers['cache-control']).toContain('no-store');
  }
  for (const forged of [
    '',
    'latchkey-sign-on=',
    'latchkey-sign-on=x',
    `${cookie.slice(0, -2)}`,
    `${cookie}${cookie}`,
    'latchkey-sign-on=a.b.c.d.e',
  ]) {
    const answer = await callback(`?code=x&state=${state}&iss=${iss}`, forged);
    expect([answer.status, problemIn(answer), opensSession(answer)], forged).toEqual([303, 'expired', false]);
  }
  // The right state, and a code that is none; and then that state again.
  const failed = await callback(`?code=made-up&state=${state}&iss=${iss}`, cookie);
  expect([failed.status, problemIn(failed), opensSession(failed)]).toEqual([303, 'failed', false]);
  expect(failed.cookies.join(';')).toMatch(/latchkey-sign-on=;.*Max-Age=0/i);
  expect(problemIn(await callback(`?code=made-up&state=${state}&iss=${iss}`, cookie))).toBe('expired');
});

test('what the provider says went wrong is said, and its words are shown nowhere', async () => {
  const iss = encodeURIComponent(world.idp.issuer);
  for (const [error, problem] of [
    ['access_denied', 'cancelled'],
    ['server_error', 'failed'],
    ['<script>', 'failed'],
  ]) {
    const { cookie, asked } = await begin();
    const state = asked.searchParams.get('state') ?? '';
    const said = `error=${encodeURIComponent(error ?? '')}&error_description=planted-words&iss=${iss}`;
    const answer = await callback(`?${said}&state=${state}`, cookie);
    expect([answer.status, problemIn(answer), opensSession(answer)], error).toEqual([303, problem, false]);
    expect(answer.location + answer.text).not.toContain('planted-words');
  }
});

test('an answer opens one session, once, and by the word of that provider only', async () => {
  const { cookie, back } = await comingBack('?next=//evil.example');
  const foreign = new URLSearchParams(back.search);
  foreign.set('iss', 'https://other.example');
  const { cookie: second, back: ours } = await comingBack('?next=/account/sessions');
  const mixed = new URLSearchParams(ours.search);
  mixed.set('code', new URLSearchParams(back.search).get('code') ?? '');
  expect(problemIn(await callback(`?${mixed}`, second)), 'a code of somebody else').toBe('failed');
  const otherIssuer = await comingBack();
  const said = new URLSearchParams(otherIssuer.back.search);
  said.set('iss', 'https://other.example');
  expect(problemIn(await callback(`?${said}`, otherIssuer.cookie)), 'of another issuer').toBe('failed');
  expect(problemIn(await callback(back.search, second)), 'with the cookie of another attempt').toBe('expired');
  const third = await comingBack('?next=//evil.example');
  const opened = await callback(third.back.search, third.cookie);
  expect([opened.status, opened.location, opensSession(opened)]).toEqual([303, `${BASE}/`, true]);
  const repeated = await callback(third.back.search, third.cookie);
  expect([repeated.status, problemIn(repeated), opensSession(repeated)]).toEqual([303, 'expired', false]);
  expect(await isSignedIn(cookieOf(opened, 'session'))).toBe(true);
  expect(cookie).not.toBe('');
});

test('proving again renews the session of this browser; without one it is a sign-in', async () => {
  const { sub, session } = await signedIn();
  const { answer, cookie, asked } = await begin('?again=1&next=/account/sessions', { headers: { cookie: session } });
  expect(answer.status).toBe(303);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
  const back = await providerBrowser()(asked.href, { login: sub, password: 'any' });
  const renewed = await callback(back.search, `${cookie}; ${session}`);
  expect([renewed.status, renewed.location, opensSession(renewed)]).toEqual([303, `${BASE}/account/sessions`, true]);
  expect(await isSignedIn(session)).toBe(false);
  const fresh = cookieOf(renewed, 'session');
  expect(await isSignedIn(fresh)).toBe(true);
  const repeated = await callback(back.search, `${cookie}; ${fresh}`);
  expect([repeated.status, problemIn(repeated), opensSession(repeated)]).toEqual([303, 'expired', false]);
  expect(await isSignedIn(fresh)).toBe(true);
  const nobody = await begin('?again=1');
  expect(nobody.asked.searchParams.has('prompt')).toBe(false);
});

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
let tokens = 0;
const claimsFor = (sub: string, more: Record<string, unknown> = {}) => {
  tokens += 1;
  const iat = Math.floor(Date.now() / 1_000);
  const said = { iss: world.idp.issuer, aud: CLIENT.id, iat, exp: iat + 120, jti: `jti-${tokens}-${iat}`, sub };
  return { ...said, events: { [EVENT]: {} }, ...more };
};
const token = (claims: Record<string, unknown>) => world.idp.first.sign(claims, { typ: 'logout+jwt' });
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const logout = (body: string, headers: Record<string, string> = FORM, route = world.route) =>
  send(`${route}/back-channel-logout`, {
    method: 'POST',
    body,
    headers: {
      ...('transfer-encoding' in headers ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    },
  });
const refused = async (answer: Answer, why: string) => {
  expect([answer.status, answer.text], why).toEqual([400, '{"error":"invalid_request"}']);
  expect(answer.headers['cache-control'], why).toContain('no-store');
};

test('a logout token ends what it names, once; every other body is refused and ends nothing', async () => {
  const { sub, session } = await signedIn();
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const right = await token(claimsFor(sub));
  const cases: Record<string, string> = {
    'another audience': await token(claimsFor(sub, { aud: 'x' })),
    'another issuer': await token(claimsFor(sub, { iss: 'https://other.example' })),
    'no events': await token(claimsFor(sub, { events: undefined })),
    'another event': await token(claimsFor(sub, { events: { 'http://x': {} } })),
    'events that are none': await token(claimsFor(sub, { events: [EVENT] })),
    'a nonce': await token(claimsFor(sub, { nonce: 'x' })),
    'no id of its own': await token(claimsFor(sub, { jti: undefined })),
    'no time': await token(claimsFor(sub, { iat: undefined })),
    'of long ago': await token(claimsFor(sub, { iat: 1_000_000_000, exp: undefined })),
    'run out': await token(claimsFor(sub, { exp: 1_000_000_000 })),
    'nobody named': await token(claimsFor('', { sub: undefined })),
    'nobody’s name': await token(claimsFor('a\u0000b')),
    'a number for a name': await token(claimsFor('', { sub: 7 })),
    'alg none': `${encoded({ alg: 'none', typ: 'logout+jwt' })}.${encoded(claimsFor(sub))}.`,
    'another key': await world.idp.second.sign(claimsFor(sub), { typ: 'logout+jwt' }),
    'an access token': await world.idp.first.sign(claimsFor(sub), { typ: 'at+jwt' }),
    'a cut signature': right.slice(0, -4),
    'three dots': '...',
    nothing: '',
  };
  for (const [why, made] of Object.entries(cases))
    await refused(await logout(new URLSearchParams({ logout_token: made }).toString()), why);
  const body = new URLSearchParams({ logout_token: right }).toString();
  await refused(await logout('logout_tokn=x'), 'no token');
  await refused(await logout(JSON.stringify({ logout_token: right }), { 'content-type': 'application/json' }), 'JSON');
  await refused(await logout(body, {}), 'no kind of body');
  await refused(await logout(`${body}&more=${'x'.repeat(20_000)}`), 'too much');
  await refused(await logout(body, { ...FORM, 'transfer-encoding': 'chunked' }), 'of no length');
  const nowhere = `${BASE}/api/auth/single-sign-on/com_${'0'.repeat(32)}`;
  await refused(await logout(body, FORM, nowhere), 'another company');
  expect(await isSignedIn(session)).toBe(true);

  const [done] = [await logout(body, { ...FORM, host: 'evil.example' })];
  expect([done.status, done.text]).toEqual([200, '']);
  expect(done.headers['cache-control']).toContain('no-store');
  expect(await isSignedIn(session)).toBe(false);
  await refused(await logout(body), 'a second time');
});
