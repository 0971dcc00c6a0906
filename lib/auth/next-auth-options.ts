import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { RequestContext } from '@/lib/access';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { authenticate, type SignInOutcome } from './authenticate';
import { safePath } from './safe-path';
import { cookieName, cookieOptions, SESSION_SECONDS, secretOf } from './session-cookie';
import { signOutHere } from './sessions';

declare module 'next-auth' {
  interface User {
    sessionSecret: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionSecret?: string;
  }
}

/** The request that a sign-in belongs to, and where its outcome is told beyond yes and no. */
export type SignInRequest = {
  context: RequestContext;
  sessionCookie: string | undefined;
  tell?: (outcome: SignInOutcome) => void;
};

/**
 * next-auth as the protocol of signing in and out: forged requests, cookies, encryption. Its token carries nothing but
 * the random secret of a session; who that is, the sessions table says.
 */
export function nextAuthOptions({ context, sessionCookie, tell }: SignInRequest): AuthOptions {
  const own = (purpose: 'session' | 'csrf' | 'callback') => ({ name: cookieName(purpose), options: cookieOptions() });
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: env.APP_URL.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    cookies: { sessionToken: own('session'), csrfToken: own('csrf'), callbackUrl: own('callback') },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (given) => {
          const credentials = { email: String(given?.email ?? ''), password: String(given?.password ?? '') };
          const outcome = await attempt(credentials, context, sessionCookie);
          tell?.(outcome);
          return outcome.kind === 'signed_in' ? { id: outcome.accountId, sessionSecret: outcome.sessionSecret } : null;
        },
      }),
    ],
    callbacks: {
      // Asked only when somebody signs in: next-auth's own reading of sessions is not open.
      jwt: ({ user }) => ({ sessionSecret: user.sessionSecret }),
      redirect: ({ url }) => `${env.APP_URL}${safePath(url)}`,
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sessionSecret !== undefined) await signOutHere(token.sessionSecret, context);
      },
    },
    logger: {
      error: (code) => log.error({ code, requestId: context.requestId }, 'sign-in protocol'),
      warn: (code) => log.debug({ code }, 'sign-in protocol'),
      debug: () => undefined,
    },
  };
}

/** next-auth puts the message of whatever is thrown into a URL: nothing of ours may get there. */
async function attempt(
  credentials: { email: string; password: string },
  context: RequestContext,
  sessionCookie: string | undefined,
): Promise<SignInOutcome> {
  try {
    return await authenticate(credentials, context, await secretOf(sessionCookie));
  } catch (error) {
    log.error({ err: error, requestId: context.requestId }, 'sign-in failed');
    return { kind: 'unavailable' };
  }
}
