import { decodeProtectedHeader } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { type RequestContext, runOperatorTask } from '@/lib/access';
import { openSignOnSession } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import { cameFrom, newSecret } from '../authenticate';
import { safePath } from '../safe-path';
import { secretDigest } from '../sign-in-keys';
import { admit, type Claims } from './admit';
import { type Attempt, attemptCookieOf, attemptOf } from './attempt';
import { clientOf, SIGNATURES } from './discovery';
import { redirectUri } from './paths';
import type { SignOnProblem } from './problems';
import { isFirstUse, providerIn, signOnActor } from './provider-in';

export type SignOnOutcome =
  | { kind: 'signed_in'; sessionSecret: string; next: string }
  | { kind: 'refused'; problem: SignOnProblem };

const refused = (problem: SignOnProblem): SignOnOutcome => ({ kind: 'refused', problem });
/** Where to send a browser, and the cookie it must bring back. */
export async function beginSignOn(
  companyId: string,
  asked: string | null,
  request: RequestContext,
): Promise<{ url: string; cookie: string } | { problem: SignOnProblem }> {
  const provider = await providerIn(companyId, request);
  if (provider === null) return { problem: 'off' };
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  try {
    const url = buildAuthorizationUrl(await clientOf(provider), {
      redirect_uri: redirectUri(companyId),
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const { issuer } = provider;
    const attempt = { companyId, issuer, state, nonce, verifier, next: safePath(asked) };
    return { url: url.href, cookie: await attemptCookieOf(attempt) };
  } catch (error) {
    return { problem: failed(error, request) };
  }
}

/** What a browser brings back from an identity provider. */
export type Returned = { companyId: string; search: string; cookie: string | undefined; replaced: string | null };

/** Takes the answer of an identity provider: whoever it proves comes into its company, under a new session. */
export async function completeSignOn(returned: Returned, request: RequestContext): Promise<SignOnOutcome> {
  const { companyId } = returned;
  const attempt = await attemptOf(returned.cookie);
  const url = new URL(`${redirectUri(companyId)}${returned.search}`);
  if (attempt === null || attempt.companyId !== companyId || url.searchParams.get('state') !== attempt.state)
    return refused('expired');
  const provider = await providerIn(companyId, request);
  // Another issuer since then: what this answer says is not its word.
  if (provider === null || provider.issuer !== attempt.issuer) return refused('off');
  if (!(await isFirstUse(`state\n${attempt.state}`, request))) return refused('expired');
  if (url.searchParams.get('error') === 'access_denied') return refused('cancelled');
  let claims: Claims;
  try {
    claims = await proven(provider, url, attempt);
  } catch (error) {
    return refused(failed(error, request));
  }
  return enter(companyId, provider, claims, { next: attempt.next, replaced: returned.replaced }, request);
}

/** Exchanges the code: signature by a key of the issuer, iss, aud, azp, exp, nonce and PKCE are the library's to check. */
async function proven(provider: SignOnProvider, url: URL, { state, nonce, verifier }: Attempt): Promise<Claims> {
  const client = await clientOf(provider);
  const tokens = await authorizationCodeGrant(client, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  const { alg } = decodeProtectedHeader(tokens.id_token ?? '');
  if (claims === undefined || !SIGNATURES.some((accepted) => accepted === alg))
    throw new Error('the ID token is not signed in a way that is accepted');
  if (claims.email !== undefined || client.serverMetadata().userinfo_endpoint === undefined) return claims;
  // Many providers tell names and addresses only where they are asked for them; about the same subject, or it fails.
  return { ...(await fetchUserInfo(client, tokens.access_token, claims.sub)), ...claims };
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
  const { sid } = claims;
  const session = {
    ...admitted,
    companyId,
    secretDigest: secretDigest(sessionSecret),
    ...(replaced !== null && { replacedDigest: secretDigest(replaced) }),
    identity: { issuer: provider.issuer, subject: claims.sub, ...(typeof sid === 'string' && { sid }) },
    ...cameFrom(request),
  };
  const opened = await runOperatorTask(openSignOnSession, signOnActor(companyId), session, { request });
  return unwrap(opened).done ? { kind: 'signed_in', sessionSecret, next } : refused('ended');
}

/** What the provider did wrong stays in the log: a page says only that it failed. */
function failed(error: unknown, { requestId }: RequestContext): SignOnProblem {
  const { name, message, code, cause } = error as Error & { code?: unknown };
  const why = cause instanceof Error ? cause.message : undefined;
  log.warn({ name, message, code, why, requestId }, 'single sign-on failed');
  return 'failed';
}
