import { defineOperatorTask, type OperatorScope } from '@/lib/access';
import { enterGrantInput, leaveCompanyInput } from './input';
import { endByDigest, insertSession } from './session-repository';
import { NO_PLACE, type Place } from './sign-in-repository';
import { openGrantOf, staffSession } from './staff-session-repository';
import { doneView } from './view';

/**
 * Goes into a company by a grant of one's own that lasts: under a new secret, and the old session is worth nothing. It is as
 * old as the sign-in it comes from (R24).
 */
export const enterGrant = defineOperatorTask({
  name: 'enterGrant',
  permission: 'identity:resolve',
  input: enterGrantInput,
  output: doneView,
  handler: async (scope, { digest, newDigest, companyId, grantId, ...from }) => {
    const session = await staffSession(scope, digest);
    const place = session && (await openGrantOf(scope, session.accountId, { companyId, grantId }));
    if (place === null) return { done: false };
    return { done: await replaceSession(scope, digest, { ...from, secretDigest: newDigest, place, grantId }) };
  },
});

/** Goes back out of a company, whether its grant lasts or not: under a new secret again. */
export const leaveCompany = defineOperatorTask({
  name: 'leaveCompany',
  permission: 'identity:resolve',
  input: leaveCompanyInput,
  output: doneView,
  handler: async (scope, { digest, newDigest, ...from }) => ({
    done: await replaceSession(scope, digest, { ...from, secretDigest: newDigest, place: NO_PLACE }),
  }),
});

type Replacement = {
  secretDigest: string;
  place: Place;
  grantId?: string;
  address?: string | undefined;
  userAgent?: string | undefined;
};

async function replaceSession(scope: OperatorScope, digest: string, replacement: Replacement): Promise<boolean> {
  const session = await staffSession(scope, digest);
  // Of two at once, one ends the session that both found.
  if (session === null || !(await endByDigest(scope, digest))) return false;
  await insertSession(scope, { ...session, ...replacement, hasChoice: false });
  return true;
}
