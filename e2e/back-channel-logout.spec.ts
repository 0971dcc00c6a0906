import { CLIENT } from '@/lib/testing/identity-provider';
import { expect, test } from './fixtures';
import { type Answer, send, signOnCalls } from './sign-on-calls';
import { BASE } from './sign-on-company';

const { world, signedIn, isSignedIn } = signOnCalls('96');

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
let tokens = 0;
const claimsFor = (sub: string, more: Record<string, unknown> = {}) => {
  tokens += 1;
  const iat = Math.floor(Date.now() / 1_000);
  const said = { iss: world().idp.issuer, aud: CLIENT.id, iat, exp: iat + 120, jti: `jti-${tokens}-${iat}`, sub };
  return { ...said, events: { [EVENT]: {} }, ...more };
};
const token = (claims: Record<string, unknown>) => world().idp.first.sign(claims, { typ: 'logout+jwt' });
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const logout = (body: string, headers: Record<string, string> = FORM, route = world().route) =>
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
    'another key': await world().idp.second.sign(claimsFor(sub), { typ: 'logout+jwt' }),
    'an access token': await world().idp.first.sign(claimsFor(sub), { typ: 'at+jwt' }),
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
