import { afterEach, describe, expect, it, vi } from 'vitest';
import { sessionCookieOf } from '../session-cookie';
import { ATTEMPT_SECONDS, attemptCookieOf, attemptOf } from './attempt';

const attempt = {
  companyId: 'com_1',
  issuer: 'https://login.example.com',
  state: 'state',
  nonce: 'nonce',
  verifier: 'verifier',
  next: '/usage',
};
afterEach(() => vi.useRealTimers());

describe('the cookie of an attempt', () => {
  it('says what was put into it, and to nobody else', async () => {
    const cookie = await attemptCookieOf(attempt);
    expect(await attemptOf(cookie)).toEqual(attempt);
    for (const secret of ['nonce', 'verifier', 'login.example.com']) expect(cookie).not.toContain(secret);
  });

  it('says nothing once somebody took too long', async () => {
    const cookie = await attemptCookieOf(attempt);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (ATTEMPT_SECONDS - 60) * 1_000 });
    expect(await attemptOf(cookie)).toEqual(attempt);
    vi.setSystemTime(Date.now() + 180_000);
    expect(await attemptOf(cookie)).toBeNull();
  });

  it('is none where it is cut, changed, made up, or one of another kind', async () => {
    const cookie = await attemptCookieOf(attempt);
    const session = await sessionCookieOf('a secret');
    for (const other of [undefined, '', 'x', 'a.b.c.d.e', cookie.slice(0, -1), `${cookie}x`, session])
      expect(await attemptOf(other)).toBeNull();
  });
});
