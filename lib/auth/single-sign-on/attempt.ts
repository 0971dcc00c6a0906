import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/env';

/** How long somebody may take at their identity provider. */
export const ATTEMPT_SECONDS = 900;
const SALT = 'sign-on';

const attempt = z.object({
  companyId: z.string(),
  issuer: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page first asked for. */
  next: z.string(),
  /** Somebody signed in is to prove again who they are: in which session, and when that began, in seconds. */
  again: z.object({ digest: z.string(), beganAt: z.number() }).optional(),
});
export type Attempt = z.infer<typeof attempt>;

/** The cookie that ties an answer to the browser that asked: encrypted, under a key of its own. */
export const attemptCookieOf = (token: Attempt): Promise<string> =>
  encode({ token, secret: env.AUTH_SECRET, salt: SALT, maxAge: ATTEMPT_SECONDS });

/** What it says, or null for anything that this installation did not make, or too long ago. */
export async function attemptOf(cookie: string | undefined): Promise<Attempt | null> {
  if (cookie === undefined || cookie === '') return null;
  try {
    return attempt.safeParse(await decode({ token: cookie, secret: env.AUTH_SECRET, salt: SALT })).data ?? null;
  } catch {
    return null;
  }
}
