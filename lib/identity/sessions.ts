import { defineOperatorTask } from '@/lib/access';
import { beginSignInInput, endSessionInput, endSessionsInput, findSessionInput, openSessionInput } from './input';
import { endByAccount, endByDigest, findByDigest, insertSession } from './session-repository';
import { countAttempt, findAccount, findPlace, forgetAttempt } from './sign-in-repository';
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

/** Opens a session for who has proven to be the account; refused for who is active nowhere. */
export const openSession = defineOperatorTask({
  name: 'openSession',
  permission: 'identity:resolve',
  input: openSessionInput,
  output: openedView,
  handler: async (scope, { accountKey, addressKey, replacedDigest, ...session }) => {
    const place = await findPlace(scope, session.accountId);
    if (place === null) return null;
    if (replacedDigest !== undefined) await endByDigest(scope, replacedDigest);
    await insertSession(scope, { ...session, place });
    await forgetAttempt(scope, accountKey, addressKey);
    return { isStaff: place.companyUuid === null };
  },
});

/** Who a session secret belongs to at this moment, or null. */
export const findSession = defineOperatorTask({
  name: 'findSession',
  permission: 'identity:resolve',
  input: findSessionInput,
  output: sessionView.nullable(),
  handler: (scope, { digest }) => findByDigest(scope, digest),
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
