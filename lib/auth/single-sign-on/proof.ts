import { type RequestContext, runOperatorTask } from '@/lib/access';
import { renewSignOnSession } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { newSecret } from '../authenticate';
import { readSession } from '../sessions';
import { secretDigest } from '../sign-in-keys';
import type { Attempt } from './attempt';
import { type answerOf, askProvider, type Begun, type Claims, claimsOf, failed } from './authorization';
import { sessionThere } from './identifiers';
import { PROOF_PROBLEMS, type ProofProblem } from './problems';
import { signOnActor } from './provider-in';

/** Whether who is signed in has proven again who they are; `ended`: they are signed in no more. */
export type ProofOutcome =
  | { kind: 'proven'; sessionSecret: string; next: string }
  | { kind: 'not_proven'; problem: ProofProblem; next: string }
  | { kind: 'ended' };

/** By how many seconds the clock of an identity provider may be behind. */
const CLOCKS = 30;

/**
 * Sends whoever is signed in by a company's identity provider there again, to prove who they are; null where nobody is, so
 * that there is nothing to renew.
 */
export async function beginProof(
  companyId: string,
  secret: string | null,
  asked: string | null,
  request: RequestContext,
): Promise<Begun | null> {
  const session = secret === null ? null : await readSession(secret, request);
  if (secret === null || session?.isSignOn !== true || session.membership?.company.id !== companyId) return null;
  const again = { digest: secretDigest(secret), beganAt: Math.floor(Date.now() / 1_000) };
  return askProvider({ companyId, next: asked, again }, request);
}

type Answer = Awaited<ReturnType<typeof answerOf>> & { attempt: Attempt; secret: string | null };

/**
 * Renews the session that asked for it, where its very person has just signed in at the provider. Anything else leaves it
 * as it was; it is still the one of this browser, or nothing is renewed.
 */
export async function renewByProof(answer: Answer, request: RequestContext): Promise<ProofOutcome> {
  const { attempt, secret } = answer;
  const { companyId, next, again } = attempt;
  const digest = secret === null ? null : secretDigest(secret);
  if (secret === null || digest !== again?.digest || (await readSession(secret, request)) === null)
    return { kind: 'ended' };
  const notProven = (problem: ProofProblem): ProofOutcome => ({ kind: 'not_proven', problem, next });
  if ('problem' in answer) return notProven(PROOF_PROBLEMS.find((known) => known === answer.problem) ?? 'failed');
  let claims: Claims;
  try {
    claims = await claimsOf(answer.provider, answer.url, attempt, { named: false });
  } catch (error) {
    return notProven(failed(error, request));
  }
  // Asked to sign somebody in anew, a provider may have let pass whoever was there.
  if (claims.auth_time === undefined || claims.auth_time < again.beganAt - CLOCKS) return notProven('not_recent');
  const sessionSecret = newSecret();
  const identity = { issuer: answer.provider.issuer, subject: claims.sub, ...sessionThere(claims) };
  const renewal = { companyId, digest, newDigest: secretDigest(sessionSecret), identity };
  const renewed = await runOperatorTask(renewSignOnSession, signOnActor(companyId), renewal, { request });
  return unwrap(renewed).done ? { kind: 'proven', sessionSecret, next } : notProven('other_person');
}
