import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { type RequestContext, runOperatorTask } from '@/lib/access';
import { endSignOnSessions } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import { askProvider } from './ask-provider';
import { recentMetadata, SIGNATURES } from './discovery';
import { isIdentifier, sessionThere } from './identifiers';
import { isFirstUse, providerIn, signOnActor } from './provider-in';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const TYPES = [undefined, 'jwt', 'logout+jwt', 'application/logout+jwt'];

/**
 * An identity provider says that somebody signed out there: what it opened here ends at once. False for what is no such
 * word of this company's provider, or was said before.
 */
export async function logoutByProvider(companyId: string, token: string, request: RequestContext): Promise<boolean> {
  const provider = await providerIn(companyId, request);
  if (provider === null) return false;
  let said: JWTPayload;
  try {
    said = await verified(provider, token);
  } catch (error) {
    log.warn({ message: (error as Error).message, requestId: request.requestId }, 'logout token refused');
    return false;
  }
  const { issuer } = provider;
  if (!(await isFirstUse(`logout\n${issuer}\n${said.jti}`, request))) return false;
  const { sub: subject } = said;
  const ending = { companyId, issuer, ...(subject !== undefined && { subject }), ...sessionThere(said) };
  unwrap(await runOperatorTask(endSignOnSessions, signOnActor(companyId), ending, { request }));
  return true;
}

async function verified(provider: SignOnProvider, token: string): Promise<JWTPayload> {
  // Nobody is asked for keys because of what is plainly not for us.
  if (decodeJwt(token).iss !== provider.issuer) throw new Error('of another issuer');
  const { jwks_uri: address = '' } = await recentMetadata(provider.issuer);
  const answer = await askProvider(address);
  if (answer.status !== 200) throw new Error('the keys of the issuer cannot be read');
  const { payload, protectedHeader } = await jwtVerify(
    token,
    createLocalJWKSet((await answer.json()) as JSONWebKeySet),
    {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms: [...SIGNATURES],
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: '10 minutes',
      clockTolerance: 30,
    },
  );
  const { events, sub, sid, nonce, jti } = payload;
  const isLogout = typeof events === 'object' && events !== null && typeof Reflect.get(events, EVENT) === 'object';
  if (
    !TYPES.includes(protectedHeader.typ?.toLowerCase()) ||
    !isLogout ||
    nonce !== undefined ||
    typeof jti !== 'string'
  )
    throw new Error('not a logout token');
  // What it names must be understood whole: a session alone of somebody's is not all that they have.
  const named = [sub, sid].filter((claim) => claim !== undefined);
  if (named.length === 0 || !named.every(isIdentifier)) throw new Error('names nobody');
  return payload;
}
