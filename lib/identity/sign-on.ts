import { defineOperatorTask } from '@/lib/access';
import {
  endSignOnSessionsInput,
  openSignOnAccountInput,
  openSignOnSessionInput,
  renewSignOnSessionInput,
  useOnceInput,
} from './input';
import { openPlace } from './places-repository';
import { endByDigest, insertSession } from './session-repository';
import { accountOf, endByIdentity, markUsed, renewByIdentity } from './sign-on-repository';
import { doneView, endedView, signOnAccountView } from './view';

/** The account of an address that an identity provider vouches for. The operator's people have theirs elsewhere. */
export const openSignOnAccount = defineOperatorTask({
  name: 'openSignOnAccount',
  permission: 'identity:resolve',
  input: openSignOnAccountInput,
  output: signOnAccountView,
  handler: (scope, { email }) => accountOf(scope, email),
});

/** Opens a session in the company whose identity provider vouches for its holder; not done for who is not active there. */
export const openSignOnSession = defineOperatorTask({
  name: 'openSignOnSession',
  permission: 'identity:resolve',
  input: openSignOnSessionInput,
  output: doneView,
  handler: async (scope, { companyId, memberId, replacedDigest, ...session }) => {
    const { accountId, identity } = session;
    const account = { accountId, signedInAt: 'now', issuer: identity.issuer };
    const place = await openPlace(scope, account, { companyId, memberId });
    if (place === null) return { done: false };
    if (replacedDigest !== undefined) await endByDigest(scope, replacedDigest);
    await insertSession(scope, { ...session, place, hasChoice: false });
    return { done: true };
  },
});

/**
 * Gives a session whose very holder has just signed in at their provider again a new secret; copies of the old one are worth
 * nothing. Not done for one that has ended, or is of anybody else.
 */
export const renewSignOnSession = defineOperatorTask({
  name: 'renewSignOnSession',
  permission: 'identity:resolve',
  input: renewSignOnSessionInput,
  output: doneView,
  handler: async (scope, renewal) => ({ done: await renewByIdentity(scope, renewal) }),
});

/** Ends what an identity provider opened in its company, when it says that somebody signed out there. */
export const endSignOnSessions = defineOperatorTask({
  name: 'endSignOnSessions',
  permission: 'identity:resolve',
  input: endSignOnSessionsInput,
  output: endedView,
  handler: async (scope, ending) => ({ ended: await endByIdentity(scope, ending) }),
});

/** Uses something up that works once; not done where it was used before. */
export const useOnce = defineOperatorTask({
  name: 'useOnce',
  permission: 'identity:resolve',
  input: useOnceInput,
  output: doneView,
  handler: async (scope, { digest, seconds }) => ({ done: await markUsed(scope, digest, seconds) }),
});
