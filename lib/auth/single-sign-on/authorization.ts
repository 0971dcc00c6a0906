import { decodeProtectedHeader } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { RequestContext } from '@/lib/access';
import { log } from '@/lib/log';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import { safePath } from '../safe-path';
import { type Attempt, attemptCookieOf, attemptOf } from './attempt';
import { clientOf, SIGNATURES } from './discovery';
import { isIdentifier } from './identifiers';
import { redirectUri } from './paths';
import type { SignOnProblem } from './problems';
import { isFirstUse, providerIn } from './provider-in';

/** What an identity provider says of somebody. */
export type Claims = IDToken;

/** Where to send a browser, and the cookie it must bring back. */
export type Begun = { url: string; cookie: string } | { problem: 'off' | 'failed' };

type Wish = { companyId: string; next: string | null; again?: Attempt['again'] };

/** So long that it makes nobody sign in anew; the provider that is told one says when they did. */
const ANY_AGE = 365 * 86_400;

/** Begins an attempt at the identity provider of a company; for `again` it has to ask who it is anew. */
export async function askProvider({ companyId, next, again }: Wish, request: RequestContext): Promise<Begun> {
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
      ...(again ? { prompt: 'login', max_age: '0' } : { max_age: String(ANY_AGE) }),
    });
    const { issuer } = provider;
    const attempt = { companyId, issuer, state, nonce, verifier, next: safePath(next), ...(again && { again }) };
    return { url: url.href, cookie: await attemptCookieOf(attempt) };
  } catch (error) {
    return { problem: failed(error, request) };
  }
}

/** What a browser brings back from an identity provider, and the secret of the session that it has, if any. */
export type Returned = { companyId: string; search: string; cookie: string | undefined; secret: string | null };

/** An answer that this browser asked for, or what is wrong with it; with the attempt where that is known. */
type Answer =
  | { attempt: Attempt; provider: SignOnProvider; url: URL }
  | { attempt: Attempt | null; problem: SignOnProblem };

/** Ties an answer to the attempt of this browser: each is taken once. */
export async function answerOf(returned: Returned, request: RequestContext): Promise<Answer> {
  const { companyId } = returned;
  const attempt = await attemptOf(returned.cookie);
  const url = new URL(`${redirectUri(companyId)}${returned.search}`);
  if (attempt === null || attempt.companyId !== companyId) return { attempt: null, problem: 'expired' };
  if (url.searchParams.get('state') !== attempt.state) return { attempt, problem: 'expired' };
  const provider = await providerIn(companyId, request);
  // Another issuer since then: what this answer says is not its word.
  if (provider === null || provider.issuer !== attempt.issuer) return { attempt, problem: 'off' };
  if (!(await isFirstUse(`state\n${attempt.state}`, request))) return { attempt, problem: 'expired' };
  if (url.searchParams.get('error') === 'access_denied') return { attempt, problem: 'cancelled' };
  return { attempt, provider, url };
}

/**
 * Exchanges the code: signature by a key of the issuer, iss, aud, azp, exp, nonce and PKCE are the library's to check. Names
 * and addresses are asked for where the ID token has none, if they are wanted.
 */
export async function claimsOf(
  provider: SignOnProvider,
  url: URL,
  { state, nonce, verifier }: Attempt,
  { named }: { named: boolean },
): Promise<Claims> {
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
  if (!isIdentifier(claims.sub)) throw new Error('the subject is none');
  if (!named || claims.email !== undefined || client.serverMetadata().userinfo_endpoint === undefined) return claims;
  // Many providers tell names and addresses only where they are asked for them; about the same subject, or it fails.
  const { auth_time: _unsigned, ...told } = await fetchUserInfo(client, tokens.access_token, claims.sub);
  return { ...told, ...claims };
}

/** What the provider did wrong stays in the log: a page says only that it failed. */
export function failed(error: unknown, { requestId }: RequestContext): 'failed' {
  const { name, message, code, cause } = error as Error & { code?: unknown };
  const why = cause instanceof Error ? cause.message : undefined;
  log.warn({ name, message, code, why, requestId }, 'single sign-on failed');
  return 'failed';
}
