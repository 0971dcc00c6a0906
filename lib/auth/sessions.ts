import { type Actor, type RequestContext, runOperatorTask } from '@/lib/access';
import { endSession, endSessions, enterCompany, findSession, listPlaces, renewSession } from '@/lib/identity';
import type { PlacesView, SessionView } from '@/lib/identity/view';
import { unwrap } from '@/lib/kernel/result';
import { cameFrom, newSecret, type Proof, prove, WEB } from './authenticate';
import { secretDigest } from './sign-in-keys';

/** Who is signed in at this moment, and what they act as. */
export type Session = SessionView & { actor: Actor };

/** The living session of a cookie's secret: asked of the database every time, so what ended there has ended. */
export async function readSession(secret: string, request: RequestContext): Promise<Session | null> {
  const session = unwrap(await runOperatorTask(findSession, WEB, { digest: secretDigest(secret) }, { request }));
  const actor = session && actorOf(session);
  return actor && { ...session, actor };
}

function actorOf({ sessionId, provenAt, account, membership, secondFactor, support }: SessionView): Actor | null {
  if (membership !== null) {
    const { memberId, role, ledDepartmentIds, company } = membership;
    return {
      kind: 'member',
      accountId: account.id,
      memberId,
      companyId: company.id,
      role,
      ledDepartmentIds,
      sessionId,
      provenAt,
      secondFactor,
    };
  }
  const { id: accountId, staffRole } = account;
  if (staffRole !== null && support !== null && support.over === null) {
    const { grantId, mode, company } = support;
    const role = mode === 'read' ? 'granted_read' : 'granted_act';
    return { kind: 'granted', accountId, companyId: company.id, grantId, mode, role, sessionId };
  }
  return staffRole && { kind: 'staff', accountId, role: staffRole, sessionId, provenAt, secondFactor };
}

/** The companies that the session's holder may enter, also before one is chosen; null without a living session (R15). */
export async function readPlaces(secret: string, request: RequestContext): Promise<PlacesView | null> {
  return unwrap(await runOperatorTask(listPlaces, WEB, { digest: secretDigest(secret) }, { request }));
}

/** Goes into one of them: the secret of the new session, and the old one is worth nothing; null where it cannot be entered. */
export async function goInto(
  secret: string,
  place: { companyId: string; memberId: string },
  request: RequestContext,
): Promise<string | null> {
  const sessionSecret = newSecret();
  const change = { digest: secretDigest(secret), newDigest: secretDigest(sessionSecret), ...place };
  const entered = await runOperatorTask(enterCompany, WEB, { ...change, ...cameFrom(request) }, { request });
  // Whatever a form may name that is no company of theirs is one answer.
  if (!entered.ok && (entered.error.code === 'not_found' || entered.error.code === 'invalid_input')) return null;
  return unwrap(entered).done ? sessionSecret : null;
}

/** Whether somebody who is signed in has proven again who they are: then the secret that their session has from now on. */
export type ProofAgain =
  | { kind: 'proven'; sessionSecret: string }
  | { kind: 'ended' }
  | Exclude<Proof, { kind: 'proven' }>;

/**
 * Checks the password of who is signed in once more; each attempt counts as one to sign in. Whoever came in by single sign-on
 * proves it there: where a company lets in by no password, none proves anything.
 */
export async function proveAgain(secret: string, password: string, request: RequestContext): Promise<ProofAgain> {
  const session = await readSession(secret, request);
  if (session === null) return { kind: 'ended' };
  if (session.isSignOn) return { kind: 'refused' };
  const { id, email } = session.account;
  const proof = await prove({ email, password }, request);
  if (proof.kind !== 'proven') return proof;
  if (proof.accountId !== id) return { kind: 'refused' };
  const sessionSecret = newSecret();
  const renewal = { digest: secretDigest(secret), newDigest: secretDigest(sessionSecret), ...proof.keys };
  const { done } = unwrap(await runOperatorTask(renewSession, WEB, renewal, { request }));
  return done ? { kind: 'proven', sessionSecret } : { kind: 'ended' };
}

/** Signs out here: copies of the cookie are refused from now on. */
export async function signOutHere(secret: string, request: RequestContext): Promise<void> {
  unwrap(await runOperatorTask(endSession, WEB, { digest: secretDigest(secret) }, { request }));
}

/** Signs the account out on every device; who came in by a company's single sign-on, in that company (R25). */
export async function signOutEverywhere(secret: string, request: RequestContext): Promise<void> {
  unwrap(await runOperatorTask(endSessions, WEB, { digest: secretDigest(secret) }, { request }));
}
