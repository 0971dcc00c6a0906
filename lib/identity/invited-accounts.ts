import { defineOperatorTask } from '@/lib/access';
import { findInvitedAccountInput, openInvitedAccountInput } from './input';
import { invitedAccountOf, openAccount } from './invited-repository';
import { invitedAccountView, openedAccountView } from './view';

/** The account of an invited address, if the person has one already: then they just join (R15). */
export const findInvitedAccount = defineOperatorTask({
  name: 'findInvitedAccount',
  permission: 'identity:resolve',
  input: findInvitedAccountInput,
  output: invitedAccountView.nullable(),
  handler: (scope, { email }) => invitedAccountOf(scope, email),
});

/** Gives an invited address an account with a password. One that has a password keeps it: a link changes nobody's. */
export const openInvitedAccount = defineOperatorTask({
  name: 'openInvitedAccount',
  permission: 'identity:resolve',
  input: openInvitedAccountInput,
  output: openedAccountView,
  handler: (scope, { email, passwordHash }) => openAccount(scope, email, passwordHash),
});
