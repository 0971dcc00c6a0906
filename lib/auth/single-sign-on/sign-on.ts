import { type RequestContext, runOperatorTask } from '@/lib/access';
import { openSignOnSession } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import { cameFrom, newSecret } from '../authenticate';
import { secretDigest } from '../sign-in-keys';
import { admit } from './admit';
import { answerOf, askProvider, type Begun, type Claims, claimsOf, failed, type Returned } from './authorization';
import { sessionThere } from './identifiers';
import type { SignOnProblem } from './problems';
import { type ProofOutcome, renewByProof } from './proof';
import { signOnActor } from './provider-in';

export type SignOnOutcome =
  | { kind: 'signed_in'; sessionSecret: string; next: string }
  | { kind: 'refused'; problem: SignOnProblem }
  | ProofOutcome;

const refused = (problem: SignOnProblem): SignOnOutcome => ({ kind: 'refused', problem });

/** Where to send a browser, and the cookie it must bring back. */
export const beginSignOn = (companyId: string, asked: string | null, request: RequestContext): Promise<Begun> =>
  askProvider({ companyId, next: asked }, request);

/**
 * Takes the answer of an identity provider: whoever it proves comes into its company, under a new session; where somebody
 * signed in was to prove again who they are, their session is renewed, or stays as it was.
 */
export async function completeSignOn(returned: Returned, request: RequestContext): Promise<SignOnOutcome> {
  const answer = await answerOf(returned, request);
  if (answer.attempt?.again !== undefined)
    return renewByProof({ ...answer, attempt: answer.attempt, secret: returned.secret }, request);
  if ('problem' in answer) return refused(answer.problem);
  const { provider, attempt, url } = answer;
  let claims: Claims;
  try {
    claims = await claimsOf(provider, url, attempt, { named: true });
  } catch (error) {
    return refused(failed(error, request));
  }
  const { companyId, next } = attempt;
  return enter(companyId, provider, claims, { next, replaced: returned.secret }, request);
}

async function enter(
  companyId: string,
  provider: SignOnProvider,
  claims: Claims,
  { next, replaced }: { next: string; replaced: string | null },
  request: RequestContext,
): Promise<SignOnOutcome> {
  const admitted = await admit(companyId, provider, claims, request);
  if ('problem' in admitted) return refused(admitted.problem);
  const sessionSecret = newSecret();
  const session = {
    ...admitted,
    companyId,
    secretDigest: secretDigest(sessionSecret),
    ...(replaced !== null && { replacedDigest: secretDigest(replaced) }),
    identity: { issuer: provider.issuer, subject: claims.sub, ...sessionThere(claims) },
    provenAt: provenAt(claims).toISOString(),
    ...cameFrom(request),
  };
  const opened = await runOperatorTask(openSignOnSession, signOnActor(companyId), session, { request });
  return unwrap(opened).done ? { kind: 'signed_in', sessionSecret, next } : refused('ended');
}

/** Who was signed in over there before has proven nothing now; and a provider that says nothing of when, nothing at all. */
function provenAt({ auth_time: seconds = 0 }: Claims): Date {
  return new Date(Math.max(0, Math.min(seconds * 1_000, Date.now())));
}
