import { randomBytes } from 'node:crypto';
import { type RequestContext, runOperatorTask, type SystemActor } from '@/lib/access';
import { env } from '@/lib/env';
import { beginSignIn, openSession } from '@/lib/identity';
import type { SessionAwaits } from '@/lib/identity/view';
import { unwrap } from '@/lib/kernel/result';
import { verifyPassword } from './passwords';
import { accountKey, addressKey, secretDigest } from './sign-in-keys';

/** The pages, before somebody is known. */
export const WEB: SystemActor = { kind: 'system', name: 'web' };

export type Credentials = { email: string; password: string };

/** A refusal never says which part was wrong. */
export type SignInOutcome =
  | { kind: 'signed_in'; accountId: string; sessionSecret: string; home: Home; awaits: SessionAwaits | null }
  | { kind: 'refused' }
  | { kind: 'limited'; retryAfter: number }
  /** The password is right, and leads nowhere: their companies let in by single sign-on only. */
  | { kind: 'sign_on_only' }
  | { kind: 'unavailable' };

/** Where a sign-in leads: to the operator's pages, into a company, or to the choice between several (R15). */
export type Home = 'staff' | 'company' | 'choice';

type Keys = { accountKey: string; addressKey: string };
/** Whether somebody has proven to be the account of an address; a refusal never says which part was wrong. */
export type Proof =
  | { kind: 'proven'; accountId: string; keys: Keys }
  | Exclude<SignInOutcome, { kind: 'signed_in' | 'unavailable' | 'sign_on_only' }>;

/** Checks an e-mail address and a password. An unknown account and one without a password get the same answer after the same work. */
export async function prove({ email, password }: Credentials, request: RequestContext): Promise<Proof> {
  const typed = email.trim();
  const keys = { accountKey: accountKey(typed), addressKey: addressKey(request.address) };
  const known = typed.length <= 254 && !typed.includes('\u0000') ? typed : '';
  const attempt = unwrap(
    await runOperatorTask(beginSignIn, WEB, { email: known, ...keys, counted: env.RATE_LIMIT === 'on' }, { request }),
  );
  if (attempt.kind === 'limited') return attempt;
  const { account } = attempt;
  if (!(await verifyPassword(account?.passwordHash, password)) || account === null) return { kind: 'refused' };
  return { kind: 'proven', accountId: account.id, keys };
}

/** Opens a session for who has proven to be an account: in the company asked for, if there is a choice. */
export async function openSessionFor(
  { accountId, keys }: Extract<Proof, { kind: 'proven' }>,
  request: RequestContext,
  replaced: string | null,
  enter?: { companyId: string; memberId: string },
): Promise<SignInOutcome> {
  const sessionSecret = newSecret();
  const session = {
    accountId,
    secretDigest: secretDigest(sessionSecret),
    ...(replaced !== null && { replacedDigest: secretDigest(replaced) }),
    ...keys,
    ...cameFrom(request),
    ...(enter !== undefined && { enter }),
  };
  const opened = unwrap(await runOperatorTask(openSession, WEB, session, { request }));
  if (opened === null) return { kind: 'refused' };
  const { home, awaits } = opened;
  return home === 'sign_on' ? { kind: 'sign_on_only' } : { kind: 'signed_in', accountId, sessionSecret, home, awaits };
}

/** Checks an e-mail address and a password and opens a new session; one that is active nowhere is refused like any other. */
export async function authenticate(
  credentials: Credentials,
  request: RequestContext,
  replaced: string | null,
): Promise<SignInOutcome> {
  const proof = await prove(credentials, request);
  return proof.kind === 'proven' ? openSessionFor(proof, request, replaced) : proof;
}

/** The random secret of a new session. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept about where a session was opened. */
export const cameFrom = (request: RequestContext) => ({
  ...(request.address !== undefined && { address: request.address.slice(0, 64) }),
  ...(request.userAgent !== undefined && { userAgent: request.userAgent.slice(0, 400) }),
});
