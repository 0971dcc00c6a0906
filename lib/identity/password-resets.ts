import { defineOperatorTask } from '@/lib/access';
import { accountMessageInput, findAccountMessagesInput, requestPasswordResetInput } from './input';
import { countAttempts } from './limit-repository';
import { dueMessages, insertResetRequest, messageById, removeMessage } from './message-repository';
import { accountMessagesView, accountMessageView, doneView, resetRequestView } from './view';

/**
 * Writes down that somebody asks for a link to set a new password: the same for every address, whether it has an account
 * or not. Who it belongs to is looked up when the mail is written.
 */
export const requestPasswordReset = defineOperatorTask({
  name: 'requestPasswordReset',
  permission: 'identity:resolve',
  input: requestPasswordResetInput,
  output: resetRequestView,
  handler: async (scope, { email, locale, accountKey, addressKey, counted }) => {
    const attempts = [['resetOfAccount', accountKey] as const, ['resetFromAddress', addressKey] as const];
    const retryAfter = counted ? await countAttempts(scope, attempts) : 0;
    if (retryAfter === 0) await insertResetRequest(scope, email, locale);
    return { retryAfter };
  },
});

/** What account holders are to be told and nobody tells them yet; what came too late is cleared away. */
export const findAccountMessages = defineOperatorTask({
  name: 'findAccountMessages',
  permission: 'identity:resolve',
  input: findAccountMessagesInput,
  output: accountMessagesView,
  handler: async (scope, { limit }) => ({ data: await dueMessages(scope, limit) }),
});

/** One of these, for the account that its address has now; null where it has none that can sign in. */
export const readAccountMessage = defineOperatorTask({
  name: 'readAccountMessage',
  permission: 'identity:resolve',
  input: accountMessageInput,
  output: accountMessageView.nullable(),
  handler: (scope, { id }) => messageById(scope, id),
});

/** Takes one away that was told, or is nobody's. */
export const removeAccountMessage = defineOperatorTask({
  name: 'removeAccountMessage',
  permission: 'identity:resolve',
  input: accountMessageInput,
  output: doneView,
  handler: async (scope, { id }) => ({ done: await removeMessage(scope, id) }),
});
