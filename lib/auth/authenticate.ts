import { randomBytes } from 'node:crypto';
import { type RequestContext, runOperatorTask, type SystemActor } from '@/lib/access';
import { env } from '@/lib/env';
import { beginSignIn, openSession } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { verifyPassword } from './passwords';
import { accountKey, addressKey, secretDigest } from './sign-in-keys';

/** The pages, before somebody is known. */
export const WEB: SystemActor = { kind: 'system', name: 'web' };

export type Credentials = { email: string; password: string };

/** A refusal never says which part was wrong. */
export type SignInOutcome =
  | { kind: 'signed_in'; accountId: string; sessionSecret: string; isStaff: boolean }
  | { kind: 'refused' }
  | { kind: 'limited'; retryAfter: number }
  | { kind: 'unavailable' };

/**
 * Checks an e-mail address and a password and opens a new session. An unknown account, one without a password and one
 * that is active nowhere get the same answer after the same work.
 */
export async function authenticate(
  { email, password }: Credentials,
  request: RequestContext,
  replaced: string | null,
): Promise<SignInOutcome> {
  const typed = email.trim();
  const keys = { accountKey: accountKey(typed), addressKey: addressKey(request.address) };
  const known = typed.length <= 254 && !typed.includes('\u0000') ? typed : '';
  const attempt = unwrap(
    await runOperatorTask(beginSignIn, WEB, { email: known, ...keys, counted: env.RATE_LIMIT === 'on' }, { request }),
  );
  if (attempt.kind === 'limited') return attempt;
  const { account } = attempt;
  if (!(await verifyPassword(account?.passwordHash, password)) || account === null) return { kind: 'refused' };
  const sessionSecret = randomBytes(32).toString('base64url');
  const session = {
    accountId: account.id,
    secretDigest: secretDigest(sessionSecret),
    ...(replaced !== null && { replacedDigest: secretDigest(replaced) }),
    ...keys,
    ...(request.address !== undefined && { address: request.address.slice(0, 64) }),
    ...(request.userAgent !== undefined && { userAgent: request.userAgent.slice(0, 400) }),
  };
  const opened = unwrap(await runOperatorTask(openSession, WEB, session, { request }));
  return opened === null
    ? { kind: 'refused' }
    : { kind: 'signed_in', accountId: account.id, sessionSecret, isStaff: opened.isStaff };
}
