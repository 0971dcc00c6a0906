import { CLIENT } from '@/lib/testing/identity-provider';
import { browser as providerBrowser } from '@/lib/testing/sign-on-browser';
import { expect, test } from './fixtures';
import { cookieOf, opensSession, problemIn, send, signOnCalls } from './sign-on-calls';
import { BASE } from './sign-on-company';

const { world, begin, comingBack, callback, signedIn, isSignedIn } = signOnCalls('93');

const HOSTILE: Record<string, string>[] = [
  { host: 'evil.example' },
  { host: 'evil.example:80', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example;proto=https' },
  { host: 'localhost@evil.example' },
];

test('beginning leads to the provider with all that ties the answer to this browser, and is kept nowhere', async () => {
  const { answer, asked } = await begin('?next=/usage');
  expect(answer.status).toBe(303);
  expect(asked.origin).toBe(world().idp.issuer);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: CLIENT.id,
    redirect_uri: `${world().route}/callback`,
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
    const started = await send(`${world().route}/start`, { headers });
    expect(started.status, JSON.stringify(headers)).toBeLessThan(500);
    expect(started.text + started.location).not.toContain('evil.example');
    if (started.status === 303)
      expect(new URL(started.location).searchParams.get('redirect_uri')).toBe(`${world().route}/callback`);
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
      const answer = await send(`${world().route}/${end}`, { method, headers: { origin: BASE } });
      expect(answer.status, `${method} ${end}`).toBe(405);
      expect(opensSession(answer)).toBe(false);
    }
  expect(await isSignedIn(session)).toBe(true);
});

test('an answer that nobody asked for opens nothing, whatever is in it', async () => {
  const { cookie, asked } = await begin();
  const state = asked.searchParams.get('state') ?? '';
  const iss = encodeURIComponent(world().idp.issuer);
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
  const iss = encodeURIComponent(world().idp.issuer);
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
