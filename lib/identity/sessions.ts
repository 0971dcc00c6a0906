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
import { endByAccount, endByDigest, findByDigest, insertSession, renewSecret } from './session-repository';
import { countAttempt, findAccount, findPlaces, forgetAttempt, NO_PLACE, type Place } from './sign-in-repository';
import { doneView, openedView, sessionView, signInAttemptView } from './view';

const ACCOUNT_FAILURES = 5;
const ADDRESS_FAILURES = 50;

/** Counts the attempt and answers what to check the password against: nothing, for an account that does not exist. */
export const beginSignIn = defineOperatorTask({
  name: 'beginSignIn',
  permission: 'identity:resolve',
  input: beginSignInInput,
  output: signInAttemptView,
  handler: async (scope, { email, accountKey, addressKey, counted }) => {
    if (counted) {
      const counters = await countAttempt(scope, accountKey, addressKey);
      const over = counters.filter(
        ({ key, failures }) => failures > (key === accountKey ? ACCOUNT_FAILURES : ADDRESS_FAILURES),
      );
      if (over.length > 0)
        return { kind: 'limited' as const, retryAfter: Math.max(...over.map(({ wait }) => wait), 1) };
    }
    return { kind: 'open' as const, account: await findAccount(scope, email) };
  },
});

/**
 * Opens a session for who has proven to be the account; refused for who is active nowhere. In whose name somebody with
 * several companies acts, they choose: until then the session acts as nobody (R15).
 */
export const openSession = defineOperatorTask({
  name: 'openSession',
  permission: 'identity:resolve',
  input: openSessionInput,
  output: openedView,
  handler: async (scope, { accountKey, addressKey, replacedDigest, enter, ...session }) => {
    const places = await findPlaces(scope, session.accountId);
    const [first] = places;
    if (first === undefined) return null;
    const hasChoice = places.length > 1;
    const place = hasChoice ? (places.find(isPlace(enter)) ?? NO_PLACE) : first;
    if (replacedDigest !== undefined) await endByDigest(scope, replacedDigest);
    await insertSession(scope, { ...session, place, hasChoice });
    await forgetAttempt(scope, accountKey, addressKey);
    if (place.companyUuid !== null) return { home: 'company' as const };
    return { home: hasChoice ? ('choice' as const) : ('staff' as const) };
  },
});

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
    await forgetAttempt(scope, accountKey, addressKey);
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

/** Ends all sessions of an account. */
export const endSessions = defineOperatorTask({
  name: 'endSessions',
  permission: 'identity:resolve',
  input: endSessionsInput,
  output: doneView,
  handler: async (scope, { accountId }) => {
    await endByAccount(scope, accountId);
    return { done: true };
  },
});
