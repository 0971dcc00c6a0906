import type { z } from 'zod';
import { type Actor, type RequestContext, runQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Result, refuse } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import { AddressRefused } from '@/lib/outward/ask-outward';
import { getSingleSignOn } from '@/lib/single-sign-on';
import { saveIdentityProviderInput } from '@/lib/single-sign-on/input';
import { discover, SIGNATURES } from './discovery';

type Wish = z.input<typeof saveIdentityProviderInput>;

/**
 * Looks at an identity provider before it is saved, for who may save it: that it is there, what it says it is, and signs in
 * a way that is accepted. What is wrong with the fields is said by the command itself.
 */
export async function checkProvider(actor: Actor, wish: Wish, request: RequestContext): Promise<Result<Wish>> {
  const may = await runQuery(getSingleSignOn, actor, {}, { request });
  if (!may.ok) return may;
  const parsed = saveIdentityProviderInput.safeParse(wish);
  if (!parsed.success) return { ok: true, value: wish };
  const reason = await problemOf(parsed.data.issuer, request.requestId);
  return reason === null ? { ok: true, value: wish } : refuse(new DomainError('issuer_unusable', { reason }));
}

async function problemOf(issuer: string, requestId: string): Promise<string | null> {
  try {
    const metadata = await discover(issuer);
    const { authorization_endpoint: asks, token_endpoint: gives, jwks_uri: keys } = metadata;
    if (![asks, gives, keys].every((endpoint) => typeof endpoint === 'string' && URL.canParse(endpoint)))
      return 'document';
    const signs = metadata.id_token_signing_alg_values_supported ?? ['RS256'];
    return signs.some((name) => SIGNATURES.some((accepted) => accepted === name)) ? null : 'algorithm';
  } catch (error) {
    log.info({ err: error, requestId }, 'an identity provider cannot be used');
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof AddressRefused) return 'address';
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string' && /^(E[A-Z]+|ABORT_ERR|OAUTH_TIMEOUT|CERT_.*|.*_CERT.*)$/.test(code))
      return 'unreachable';
    if (at.name === 'TimeoutError' || at.name === 'AbortError') return 'unreachable';
  }
  return 'document';
}
