import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env';

/** A session never outlives this, however busy it is. */
export const SESSION_SECONDS = 12 * 3_600;

const isHttps = (): boolean => env.APP_URL.startsWith('https:');

/** How every cookie of the sign-in is set. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps() });

/** The name of a cookie; over https the prefix binds it to this host, whole and encrypted. */
export const cookieName = (purpose: 'session' | 'csrf' | 'callback' | 'sign-on'): string =>
  `${isHttps() ? '__Host-' : ''}latchkey-${purpose}`;

/** The value of the cookie that carries a session's secret, as next-auth itself makes it when somebody signs in. */
export const sessionCookieOf = (sessionSecret: string): Promise<string> =>
  encode({ token: { sessionSecret }, secret: env.AUTH_SECRET, maxAge: SESSION_SECONDS });

/** The random secret in a session cookie, or null for anything that this installation did not make. */
export async function secretOf(cookie: string | undefined): Promise<string | null> {
  if (cookie === undefined || cookie === '') return null;
  try {
    const token = await decode({ token: cookie, secret: env.AUTH_SECRET });
    return typeof token?.sessionSecret === 'string' ? token.sessionSecret : null;
  } catch {
    return null;
  }
}
