import { runOperatorTask } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { listGivenUpMessages, retryMessage } from '@/lib/mailbox';
import type { CliCommand } from './command';

export const outboxFailed: CliCommand = {
  name: 'outbox:failed',
  summary: 'Lists the newest messages (mail, instructions to the telephony system) that could not be delivered.',
  options: {},
  run: async (_given, { actor, request }) => {
    const { data } = unwrap(await runOperatorTask(listGivenUpMessages, actor, {}, { request }));
    const rows = data.map(({ id, companyId, topic, attempts, deadAt, lastError }) =>
      [id, companyId ?? '(an account)', topic, `given up ${deadAt} after ${attempts} attempts`, lastError ?? ''].join(
        '  ',
      ),
    );
    return { json: { data }, lines: rows.length > 0 ? rows : ['Nothing was given up.'] };
  },
};

export const outboxRetry: CliCommand = {
  name: 'outbox:retry',
  summary: 'Has a message that was given up tried again, from its first attempt on.',
  options: {
    company: { value: 'ID', help: 'The company of the message; left out for mail to an account’s holder.' },
    message: { value: 'ID', help: 'The message, as outbox:failed names it.', required: true },
  },
  run: async (given, { actor, request }) => {
    const input = { companyId: given.optional('company') ?? null, messageId: given.text('message') };
    const retried = unwrap(await runOperatorTask(retryMessage, actor, input, { request }));
    return { json: retried, lines: [`${retried.id} is due again.`] };
  },
};
