import { defineOperatorTask } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { getMailInput, keepMailInput, listMailsInput } from './input';
import { insertMail, mailById, mailPage } from './repository';
import { keptView, mailRowView, mailView } from './view';

/** Keeps a mail that no mail server takes. The same one twice is kept once. */
export const keepMail = defineOperatorTask({
  name: 'keepMail',
  permission: 'mailbox:write',
  input: keepMailInput,
  output: keptView,
  handler: async (scope, mail) => ({ kept: await insertMail(scope, mail) }),
});

/** A page of the built-in mailbox, newest first. */
export const listMails = defineOperatorTask({
  name: 'listMails',
  permission: 'mailbox:read',
  input: listMailsInput,
  output: pageOf(mailRowView),
  handler: (scope, { limit, cursor }) => mailPage(scope, limit, cursor),
});

/** One mail of the mailbox. */
export const getMail = defineOperatorTask({
  name: 'getMail',
  permission: 'mailbox:read',
  input: getMailInput,
  output: mailView,
  handler: async (scope, { mailId }) => {
    const mail = await mailById(scope, mailId);
    if (mail === null) throw new DomainError('not_found');
    return mail;
  },
});
