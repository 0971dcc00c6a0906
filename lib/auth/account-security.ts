import { type RequestContext, runOperatorTask } from '@/lib/access';
import { changePassword, getAccountSecurity, removeSecondFactor, replaceRecoveryCodes } from '@/lib/identity';
import type { AccountSecurityView } from '@/lib/identity/view';
import { unwrap } from '@/lib/kernel/result';
import { cameFrom, newSecret, prove, WEB } from './authenticate';
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords';
import { digestOfCode, newRecoveryCodes } from './recovery-codes';
import { type EnrolOutcome, enrolByCode, type Holder, weigh } from './second-factor';
import { secretDigest } from './sign-in-keys';

/** Whose account it is and the secret of the session that they act in. */
export type OwnSession = Holder & { secret: string };

type NotProven =
  /** The password that was asked for again is not theirs. */
  { kind: 'wrong_password' } | { kind: 'limited'; retryAfter: number } | { kind: 'session_ended' };
export type ChangeOutcome =
  | { kind: 'changed'; sessionSecret: string }
  | { kind: 'password'; problem: PasswordProblem }
  | NotProven;
export type TurnOnOutcome = EnrolOutcome | NotProven;
export type TurnOffOutcome =
  | { kind: 'removed'; sessionSecret: string }
  | { kind: 'refused' }
  /** Somebody asks it of them: see what protects the account. */
  | { kind: 'compulsory' }
  | NotProven;
export type NewCodesOutcome = { kind: 'replaced'; codes: string[] } | { kind: 'refused' } | NotProven;

/** What protects the sign-in of an account. */
export async function readSecurity(accountId: string, request: RequestContext): Promise<AccountSecurityView> {
  return unwrap(await runOperatorTask(getAccountSecurity, WEB, { accountId }, { request }));
}

/** Asks for the password again: a session left open is not enough to change how somebody signs in. */
async function again({ email, accountId }: OwnSession, password: string, request: RequestContext) {
  const proof = await prove({ email, password }, request);
  if (proof.kind === 'refused' || (proof.kind === 'proven' && proof.accountId !== accountId))
    return { kind: 'wrong_password' as const };
  return proof;
}

/** Changes the password of who knows the one they have. Every other session ends, this one goes on under a new secret. */
export async function changeOwnPassword(
  own: OwnSession,
  { current, chosen }: { current: string; chosen: string },
  request: RequestContext,
): Promise<ChangeOutcome> {
  const problem = passwordProblem(chosen);
  if (problem !== undefined) return { kind: 'password', problem };
  const proof = await again(own, current, request);
  if (proof.kind !== 'proven') return proof;
  const sessionSecret = newSecret();
  const input = {
    digest: secretDigest(own.secret),
    newDigest: secretDigest(sessionSecret),
    passwordHash: await hashPassword(chosen),
    ...proof.keys,
    ...cameFrom(request),
  };
  const { done } = unwrap(await runOperatorTask(changePassword, WEB, input, { request }));
  return done ? { kind: 'changed', sessionSecret } : { kind: 'session_ended' };
}

/** Sets a second factor up for who knows their password, with a first code of it. */
export async function turnOn(
  own: OwnSession,
  { password, code }: { password: string; code: string },
  request: RequestContext,
): Promise<TurnOnOutcome> {
  const proof = await again(own, password, request);
  return proof.kind === 'proven' ? enrolByCode(own, code, request, proof.keys) : proof;
}

/** Takes the second factor away, by the password and a code; refused where somebody makes it compulsory. */
export async function turnOff(
  own: OwnSession,
  { password, code }: { password: string; code: string },
  request: RequestContext,
): Promise<TurnOffOutcome> {
  const proof = await again(own, password, request);
  if (proof.kind !== 'proven') return proof;
  const weighed = await weigh(own, code, request);
  if (weighed.kind !== 'weighed') return weighed;
  const sessionSecret = newSecret();
  const input = {
    digest: secretDigest(own.secret),
    newDigest: secretDigest(sessionSecret),
    accountId: own.accountId,
    proof: weighed.proof,
    ...weighed.keys,
    ...cameFrom(request),
  };
  const { kind } = unwrap(await runOperatorTask(removeSecondFactor, WEB, input, { request }));
  return kind === 'removed' ? { kind, sessionSecret } : { kind };
}

/** New recovery codes, by the password and a code; of the old ones none works any more. */
export async function newCodes(
  own: OwnSession,
  { password, code }: { password: string; code: string },
  request: RequestContext,
): Promise<NewCodesOutcome> {
  const proof = await again(own, password, request);
  if (proof.kind !== 'proven') return proof;
  const weighed = await weigh(own, code, request);
  if (weighed.kind !== 'weighed') return weighed;
  const codes = newRecoveryCodes();
  const input = {
    accountId: own.accountId,
    proof: weighed.proof,
    ...weighed.keys,
    codeDigests: codes.map((one) => digestOfCode(own.accountId, one)),
  };
  const { done } = unwrap(await runOperatorTask(replaceRecoveryCodes, WEB, input, { request }));
  return done ? { kind: 'replaced', codes } : { kind: 'refused' };
}
