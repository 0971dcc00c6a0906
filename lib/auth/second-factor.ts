import { type RequestContext, runOperatorTask } from '@/lib/access';
import { env } from '@/lib/env';
import { beginCode, enrolSecondFactor, findPendingSession, proveSecondFactor } from '@/lib/identity';
import type { PendingView } from '@/lib/identity/view';
import { unwrap } from '@/lib/kernel/result';
import { cameFrom, type Home, newSecret, WEB } from './authenticate';
import { isCode, offerOf, stepOfCode } from './one-time-codes';
import { qrPath } from './qr-path';
import { digestOfCode, newRecoveryCodes } from './recovery-codes';
import { offeredSecret, seal, unseal } from './sealing';
import { accountKey, addressKey, secretDigest } from './sign-in-keys';

/** What a person types, as what it is spent as. */
export type Proof = { kind: 'code'; step: number } | { kind: 'recovery'; codeDigest: string };

type Refused = { kind: 'refused' } | { kind: 'limited'; retryAfter: number } | { kind: 'session_ended' };
export type ProveOutcome = { kind: 'proven'; sessionSecret: string; home: Home } | Refused;
export type EnrolOutcome = { kind: 'enrolled'; sessionSecret: string; home: Home; codes: string[] } | Refused;

/** What a session waits for that acts as nobody yet; null for any other. */
export async function readPending(secret: string, request: RequestContext): Promise<PendingView | null> {
  return unwrap(await runOperatorTask(findPendingSession, WEB, { digest: secretDigest(secret) }, { request }));
}

export type Holder = { accountId: string; email: string };
const keysOf = ({ email }: Holder, { address }: RequestContext) => ({
  accountKey: accountKey(email),
  addressKey: addressKey(address),
});

/** A code as typed: the spaces that apps show are no part of it. */
const compact = (typed: string): string => typed.slice(0, 64).replaceAll(/\s/g, '');

/**
 * What a code or a recovery code may be spent as, counted before it is looked at as a password is. A code that is none, or
 * was used, is found out when it is spent.
 */
export async function weigh(
  holder: Holder,
  typed: string,
  request: RequestContext,
): Promise<{ kind: 'weighed'; proof: Proof; keys: ReturnType<typeof keysOf> } | Refused> {
  const keys = keysOf(holder, request);
  const { accountId } = holder;
  const begun = unwrap(
    await runOperatorTask(beginCode, WEB, { accountId, ...keys, counted: env.RATE_LIMIT === 'on' }, { request }),
  );
  if (begun.kind === 'limited') return begun;
  if (!isCode(compact(typed)))
    return { kind: 'weighed', keys, proof: { kind: 'recovery', codeDigest: digestOfCode(accountId, compact(typed)) } };
  const secret = begun.sealedSecret === null ? null : unseal(begun.sealedSecret, accountId);
  const step = secret && stepOfCode(secret, compact(typed), new Date());
  return step === null ? { kind: 'refused' } : { kind: 'weighed', keys, proof: { kind: 'code', step } };
}

/** Spends a code or a recovery code; the session that waited for it is replaced by one that acts. */
export async function proveByCode(secret: string, typed: string, request: RequestContext): Promise<ProveOutcome> {
  const pending = await readPending(secret, request);
  if (pending?.awaits !== 'second_factor') return { kind: 'session_ended' };
  const weighed = await weigh(pending, typed, request);
  if (weighed.kind !== 'weighed') return weighed;
  const sessionSecret = newSecret();
  const input = {
    digest: secretDigest(secret),
    newDigest: secretDigest(sessionSecret),
    proof: weighed.proof,
    ...weighed.keys,
    ...cameFrom(request),
  };
  const opened = unwrap(await runOperatorTask(proveSecondFactor, WEB, input, { request }));
  return opened === null ? { kind: 'refused' } : { kind: 'proven', sessionSecret, home: opened.home };
}

export type EnrolmentOffer = { letters: string; address: string; qr: { size: number; path: string } };

/** What an authenticator app is given in this session. */
export function offerEnrolment(secret: string, email: string): EnrolmentOffer {
  const offer = offerOf(offeredSecret(secret), email);
  return { ...offer, qr: qrPath(offer.address) };
}

/**
 * Sets a second factor up with a first code of it. Its recovery codes are given once and can be read nowhere afterwards;
 * every other session of the account ends.
 */
export async function enrolByCode(
  { secret, accountId }: { secret: string; accountId: string },
  typed: string,
  request: RequestContext,
  counted?: { accountKey: string; addressKey: string },
): Promise<EnrolOutcome> {
  const offered = offeredSecret(secret);
  const step = stepOfCode(offered, compact(typed), new Date());
  if (step === null) return { kind: 'refused' };
  const [sessionSecret, codes] = [newSecret(), newRecoveryCodes()];
  const input = {
    digest: secretDigest(secret),
    newDigest: secretDigest(sessionSecret),
    sealedSecret: seal(offered, accountId),
    step,
    codeDigests: codes.map((code) => digestOfCode(accountId, code)),
    ...cameFrom(request),
    ...(counted !== undefined && { counted }),
  };
  const opened = unwrap(await runOperatorTask(enrolSecondFactor, WEB, input, { request }));
  return opened === null ? { kind: 'session_ended' } : { kind: 'enrolled', sessionSecret, home: opened.home, codes };
}
