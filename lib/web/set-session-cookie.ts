import { cookies } from 'next/headers';
import { cookieName, cookieOptions, SESSION_SECONDS, sessionCookieOf } from '@/lib/auth/session-cookie';

/** Puts a session's secret into this browser's cookie, in place of the one before. */
export async function setSessionCookie(sessionSecret: string): Promise<void> {
  const value = await sessionCookieOf(sessionSecret);
  (await cookies()).set(cookieName('session'), value, { ...cookieOptions(), maxAge: SESSION_SECONDS });
}
