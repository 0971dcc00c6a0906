import { defineOperatorTask, type OperatorScope, retrySetAside } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { toUuid } from '@/lib/kernel/id';
import { pageOf } from '@/lib/kernel/shape';
import { listGivenUpInput, retryMessageInput } from './input';
import { givenUpPage, isAccountMessage, makeDueAgain } from './outbox-repository';
import { givenUpView, retriedView } from './view';

/** What could not be delivered and is no longer tried, the newest first, with the last error. */
export const listGivenUpMessages = defineOperatorTask({
  name: 'listGivenUpMessages',
  permission: 'outbox:administer',
  input: listGivenUpInput,
  output: pageOf(givenUpView),
  handler: (scope, { limit, cursor }) => givenUpPage(scope, limit, cursor),
});

/** Has a message that was given up delivered after all; its company's log says so. */
export const retryMessage = defineOperatorTask({
  name: 'retryMessage',
  permission: 'outbox:administer',
  input: retryMessageInput,
  output: retriedView,
  handler: async (scope, { companyId, messageId }) => {
    if (companyId === null) return retryAccountMail(scope, messageId);
    return scope.inCompany(companyId, async (inside) => {
      if (!(await makeDueAgain(inside, messageId))) throw new DomainError('not_found');
      inside.record({ action: 'message.retried', targetId: messageId });
      return { id: messageId };
    });
  },
});

/** The job library gives it back to its queue, in a transaction of its own. */
async function retryAccountMail(scope: OperatorScope, messageId: string) {
  const isThere = await isAccountMessage(scope, messageId);
  if (!isThere || !(await retrySetAside('account-mail', toUuid('msg', messageId)))) throw new DomainError('not_found');
  scope.record({ action: 'account_message.retried', targetId: messageId });
  return { id: messageId };
}
