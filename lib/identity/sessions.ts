import { defineOperatorTask } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import {
  beginSignInInput,
  endSessionInput,
  endSessionsInput,
  findSessionInput,
  openSessionInput,
  renewSessionInput,
} from './input';
import { countAttempts, forgetAttempts, takeBackAttempt } from './limit-repository';
import { endAll } from './own-session-repository';
import { recordEnded } from './own-sessions';
import { whatAwaits } from './second-factor-repository';
import { endByDigest, findByDigest, insertSession, renewSecret } from './session-repository';
import { findAccount, findPlaces, NO_PLACE, type Place } from './sign-in-repository';
import { doneView, openedByPasswordView, sessionView, signInAttemptView } from './view';

/** Counts the attempt and answers what to check the password against: nothing, for an account that does not exist. */
export const beginSignIn = defineOperatorTask({
  name: 'beginSignIn',
  permission: 'identity:resolve',
  input: beginSignInInput,
  output: signInAttemptView,
  handler: async (scope, { email, accountKey, addressKey, counted }) => {
    const attempts = [['account', accountKey] as const, ['address', addressKey] as const];
    const retryAfter = counted ? await countAttempts(scope, attempts) : 0;
    if (retryAfter > 0) return { kind: 'limited' as const, retryAfter };
    return { kind: 'open' as const, account: await findAccount(scope, email) };
  },
});

/**
 * Opens a session for who has proven to be the account; refused for who is active nowhere. In whose name somebody with
 * several companies acts, they choose: until then the session acts as nobody (R15). Nor does it before a second factor is
 * proven, or set up where it is compulsory. A password leads into no company that lets in by single sign-on only.
 */
export const openSession = defineOperatorTask({
  name: 'openSession',
  permission: 'identity:resolve',
  input: openSessionInput,
  output: openedByPasswordView,
  handler: async (scope, { accountKey, addressKey, replacedDigest, enter, ...session }) => {
    const known = await findPlaces(scope, session.accountId);
    const places = known.filter(({ refusesPassword }) => !refusesPassword);
    const [first] = places;
    if (first === undefined) {
      if (known.length === 0) return null;
      await forgetAttempts(scope, { accountKey, addressKey });
      return { home: 'sign_on' as const, awaits: null };
    }
    const hasChoice = places.length > 1;
    const place = hasChoice ? (places.find(isPlace(enter)) ?? NO_PLACE) : first;
    if (replacedDigest !== undefined) await endByDigest(scope, replacedDigest);
    const awaits = await whatAwaits(scope, session.accountId, place.companyUuid);
    await insertSession(scope, { ...session, place, hasChoice, awaits });
    // A right password is not the end yet: who goes on to guess codes does not start anew.
    await (awaits === 'second_factor' ? takeBackAttempt : forgetAttempts)(scope, { accountKey, addressKey });
    return { home: homeOf({ inCompany: place.companyUuid !== null, hasChoice }), awaits };
  },
});

/** Where a session leads that was opened there. */
export function homeOf({ inCompany, hasChoice }: { inCompany: boolean; hasChoice: boolean }) {
  if (inCompany) return 'company' as const;
  return hasChoice ? ('choice' as const) : ('staff' as const);
}

const isPlace = (asked: { companyId: string; memberId: string } | undefined) => (place: Place) =>
  asked !== undefined &&
  place.companyUuid === toUuid('com', asked.companyId) &&
  place.memberUuid === toUuid('mem', asked.memberId);

/** Who a session secret belongs to at this moment, or null. */
export const findSession = defineOperatorTask({
  name: 'findSession',
  permission: 'identity:resolve',
  input: findSessionInput,
  output: sessionView.nullable(),
  handler: (scope, { digest }) => findByDigest(scope, digest),
});

/**
 * Gives a session whose holder has proven again who they are a new secret: the old one, and every copy of it, is worth nothing
 * from now on. It stays as old as its sign-in. Not done for one that has ended.
 */
export const renewSession = defineOperatorTask({
  name: 'renewSession',
  permission: 'identity:resolve',
  input: renewSessionInput,
  output: doneView,
  handler: async (scope, { digest, newDigest, accountKey, addressKey }) => {
    if (!(await renewSecret(scope, digest, newDigest))) return { done: false };
    await forgetAttempts(scope, { accountKey, addressKey });
    return { done: true };
  },
});

/** Ends one session. */
export const endSession = defineOperatorTask({
  name: 'endSession',
  permission: 'identity:resolve',
  input: endSessionInput,
  output: doneView,
  handler: async (scope, { digest }) => {
    await endByDigest(scope, digest);
    return { done: true };
  },
});

/**
 * Ends all sessions of whoever has this one, by single sign-on those of its own company, as that sees no other (R25); the log
 * of each company hears of those that were in it.
 */
export const endSessions = defineOperatorTask({
  name: 'endSessions',
  permission: 'identity:resolve',
  input: endSessionsInput,
  output: doneView,
  handler: async (scope, { digest }) => {
    const { accountId, ended } = await endAll(scope, digest);
    if (accountId !== null) await recordEnded(scope, accountId, ended);
    return { done: true };
  },
});
