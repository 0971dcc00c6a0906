import { defineOperatorTask } from '@/lib/access';
import { recordHoldersAct } from './holder-events';
import {
  changePasswordInput,
  getAccountSecurityInput,
  removeSecondFactorInput,
  replaceRecoveryCodesInput,
} from './input';
import { forgetAttempts } from './limit-repository';
import { endLinks, setPasswordHash } from './link-repository';
import { tellAccount } from './message-repository';
import { deleteFactor, replaceCodes, securityOf, spend } from './second-factor-repository';
import { endByAccount, insertSession, takeSession } from './session-repository';
import { accountSecurityView, doneView, removalView } from './view';

/** What protects an account's sign-in, and who makes a second factor compulsory for it. */
export const getAccountSecurity = defineOperatorTask({
  name: 'getAccountSecurity',
  permission: 'identity:resolve',
  input: getAccountSecurityInput,
  output: accountSecurityView,
  handler: (scope, { accountId }) => securityOf(scope, accountId),
});

/** Stores a new password and puts a new session in the place of this one; every other one ends, and so do links. */
export const changePassword = defineOperatorTask({
  name: 'changePassword',
  permission: 'identity:resolve',
  input: changePasswordInput,
  output: doneView,
  handler: async (scope, { digest, newDigest, passwordHash, accountKey, addressKey, ...from }) => {
    const session = await takeSession(scope, digest, [null]);
    if (session === null) return { done: false };
    await setPasswordHash(scope, session.accountId, passwordHash);
    await endByAccount(scope, session.accountId);
    await endLinks(scope, session.accountId);
    await insertSession(scope, { ...session, ...from, secretDigest: newDigest });
    await tellAccount(scope, session.accountId, 'password_changed');
    await recordHoldersAct(scope, session.accountId, { what: 'password_changed' });
    await forgetAttempts(scope, { accountKey, addressKey });
    return { done: true };
  },
});

/** Takes an account's second factor away, by a code of it; refused where somebody makes it compulsory. */
export const removeSecondFactor = defineOperatorTask({
  name: 'removeSecondFactor',
  permission: 'identity:resolve',
  input: removeSecondFactorInput,
  output: removalView,
  handler: async (scope, { digest, newDigest, accountId, proof, accountKey, addressKey, ...from }) => {
    const { requiredByOperator, requiredBy } = await securityOf(scope, accountId);
    if (requiredByOperator || requiredBy.length > 0) return { kind: 'compulsory' as const };
    if (!(await spend(scope, accountId, proof))) return { kind: 'refused' as const };
    const session = await takeSession(scope, digest, [null]);
    if (session?.accountId !== accountId) return { kind: 'session_ended' as const };
    await deleteFactor(scope, accountId);
    await insertSession(scope, { ...session, ...from, secretDigest: newDigest, secondFactorAt: null });
    await tellAccount(scope, accountId, 'second_factor_removed');
    await recordHoldersAct(scope, accountId, { what: 'second_factor_removed' });
    await forgetAttempts(scope, { accountKey, addressKey });
    return { kind: 'removed' as const };
  },
});

/** Puts new recovery codes in the place of the old ones, by a code: of those, none works any more. */
export const replaceRecoveryCodes = defineOperatorTask({
  name: 'replaceRecoveryCodes',
  permission: 'identity:resolve',
  input: replaceRecoveryCodesInput,
  output: doneView,
  handler: async (scope, { accountId, proof, accountKey, addressKey, codeDigests }) => {
    if (!(await spend(scope, accountId, proof))) return { done: false };
    await replaceCodes(scope, accountId, codeDigests);
    await tellAccount(scope, accountId, 'recovery_codes_replaced');
    await recordHoldersAct(scope, accountId, { what: 'recovery_codes_replaced' });
    await forgetAttempts(scope, { accountKey, addressKey });
    return { done: true };
  },
});
