import { runOperatorTask, type SystemActor } from '@/lib/access';
import { findAccountMessages, readAccountMessage, removeAccountMessage } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { deliverAccountMail } from '@/lib/mail';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';

const WORKER: SystemActor = { kind: 'system', name: 'worker' };
const context = (id: string) => ({ request: { requestId: `account-mail-${id}`, origin: 'worker' as const } });

/** What account holders are told by mail. What is told leaves nothing behind; what is nobody's leaves unsaid. */
export const tellingAccounts: QueueWork = {
  queue: 'account-mail',
  find: async () => {
    const input = { limit: OFFERED_AT_ONCE };
    const { data } = unwrap(await runOperatorTask(findAccountMessages, WORKER, input, context('find')));
    return data.map((id) => ({ id: toUuid('msg', id), data: { messageId: id } }));
  },
  handle: async (data) => {
    const id = String(Reflect.get(data, 'messageId'));
    const message = unwrap(await runOperatorTask(readAccountMessage, WORKER, { id }, context(id)));
    if (message !== null) await deliverAccountMail(message);
    unwrap(await runOperatorTask(removeAccountMessage, WORKER, { id }, context(id)));
  },
};

/** Tells everything that waits to be told; gives how many mails were looked at. */
export const tellAccounts = (): Promise<number> => workOff(tellingAccounts);
