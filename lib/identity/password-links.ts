import { defineOperatorTask } from '@/lib/access';
import { recordHoldersAct } from './holder-events';
import { findPasswordLinkInput, issuePasswordLinkInput, redeemPasswordLinkInput } from './input';
import { endLinks, findLink, insertLink, redeemLink, setPasswordHash } from './link-repository';
import { tellAccount } from './message-repository';
import { endByAccount } from './session-repository';
import { doneView, passwordLinkView } from './view';

/** Makes a one-time link valid that lets an account's holder set a password. */
export const issuePasswordLink = defineOperatorTask({
  name: 'issuePasswordLink',
  permission: 'identity:resolve',
  input: issuePasswordLinkInput,
  output: doneView,
  handler: async (scope, { accountId, tokenDigest, purpose }) => {
    await insertLink(scope, accountId, tokenDigest, purpose);
    return { done: true };
  },
});

/** Whose link it is, while it works. */
export const findPasswordLink = defineOperatorTask({
  name: 'findPasswordLink',
  permission: 'identity:resolve',
  input: findPasswordLinkInput,
  output: passwordLinkView,
  handler: (scope, { tokenDigest }) => findLink(scope, tokenDigest),
});

/** Uses the link up, stores the password and ends every session the account had: not done for a link that no longer works. */
export const redeemPasswordLink = defineOperatorTask({
  name: 'redeemPasswordLink',
  permission: 'identity:resolve',
  input: redeemPasswordLinkInput,
  output: doneView,
  handler: async (scope, { tokenDigest, passwordHash }) => {
    const accountId = await redeemLink(scope, tokenDigest);
    if (accountId === null) return { done: false };
    const { replaced } = await setPasswordHash(scope, accountId, passwordHash);
    await endByAccount(scope, accountId);
    await endLinks(scope, accountId);
    if (replaced) await tellAccount(scope, accountId, 'password_changed');
    await recordHoldersAct(scope, accountId, { what: 'password_set' });
    return { done: true };
  },
});
