import { defineOperatorTask } from '@/lib/access';
import { recordHoldersAct } from './holder-events';
import { beginCodeInput, enrolSecondFactorInput, findPendingSessionInput, proveSecondFactorInput } from './input';
import { countAttempts, forgetAttempts } from './limit-repository';
import { tellAccount } from './message-repository';
import { insertFactor, replaceCodes, sealedSecretOf, spend } from './second-factor-repository';
import { endByAccount, insertSession, pendingByDigest, takeSession } from './session-repository';
import { homeOf } from './sessions';
import { codeAttemptView, openedView, pendingView } from './view';

/** Whose session waits for what, while it does. */
export const findPendingSession = defineOperatorTask({
  name: 'findPendingSession',
  permission: 'identity:resolve',
  input: findPendingSessionInput,
  output: pendingView.nullable(),
  handler: (scope, { digest }) => pendingByDigest(scope, digest),
});

/** Counts the attempt as one to sign in and answers what a code is checked against. */
export const beginCode = defineOperatorTask({
  name: 'beginCode',
  permission: 'identity:resolve',
  input: beginCodeInput,
  output: codeAttemptView,
  handler: async (scope, { accountId, accountKey, addressKey, counted }) => {
    const attempts = [['account', accountKey] as const, ['address', addressKey] as const];
    const retryAfter = counted ? await countAttempts(scope, attempts) : 0;
    if (retryAfter > 0) return { kind: 'limited' as const, retryAfter };
    return { kind: 'open' as const, sealedSecret: await sealedSecretOf(scope, accountId) };
  },
});

/** Spends the proof and puts a session that acts in the place of the one that waited; null where either was not there. */
export const proveSecondFactor = defineOperatorTask({
  name: 'proveSecondFactor',
  permission: 'identity:resolve',
  input: proveSecondFactorInput,
  output: openedView,
  handler: async (scope, { digest, newDigest, proof, accountKey, addressKey, ...from }) => {
    const pending = await pendingByDigest(scope, digest);
    if (pending?.awaits !== 'second_factor' || !(await spend(scope, pending.accountId, proof))) return null;
    const session = await takeSession(scope, digest, ['second_factor']);
    if (session === null) return null;
    await insertSession(scope, { ...session, ...from, secretDigest: newDigest, secondFactorAt: 'now' });
    await forgetAttempts(scope, { accountKey, addressKey });
    return { home: homeOf({ inCompany: session.place.companyUuid !== null, ...session }), awaits: null };
  },
});

/**
 * Sets up a second factor, in a session that waits for it or in one that acts, for who has none. All other sessions of the
 * account end: they were opened without it.
 */
export const enrolSecondFactor = defineOperatorTask({
  name: 'enrolSecondFactor',
  permission: 'identity:resolve',
  input: enrolSecondFactorInput,
  output: openedView,
  handler: async (scope, { digest, newDigest, sealedSecret, step, codeDigests, counted, ...from }) => {
    const session = await takeSession(scope, digest, ['enrolment', null]);
    if (session === null || !(await insertFactor(scope, session.accountId, { sealedSecret, step }))) return null;
    await replaceCodes(scope, session.accountId, codeDigests);
    await endByAccount(scope, session.accountId);
    await insertSession(scope, { ...session, ...from, secretDigest: newDigest, secondFactorAt: 'now' });
    await tellAccount(scope, session.accountId, 'second_factor_added');
    await recordHoldersAct(scope, session.accountId, { what: 'second_factor_added' });
    if (counted !== undefined) await forgetAttempts(scope, counted);
    return { home: homeOf({ inCompany: session.place.companyUuid !== null, ...session }), awaits: null };
  },
});
