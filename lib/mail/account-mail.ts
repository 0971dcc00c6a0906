import { randomBytes } from 'node:crypto';
import { runOperatorTask, type SystemActor } from '@/lib/access';
import { env } from '@/lib/env';
import { issuePasswordLink } from '@/lib/identity';
import type { AccountMessageView } from '@/lib/identity/view';
import { toUuid } from '@/lib/kernel/id';
import { linkDigest } from '@/lib/kernel/link-digest';
import { unwrap } from '@/lib/kernel/result';
import { accountLetter } from './account-letters';
import { contextOf, firstLocale } from './facts';
import { sendMail } from './outgoing';
import { renderHtml, renderText } from './render';

const WORKER: SystemActor = { kind: 'system', name: 'worker' };

/**
 * Writes and sends what an account's holder is told. A link to set a new password is made now, so that nothing that is
 * kept holds one; where the mail is tried again, its new link is the one that works.
 */
export async function deliverAccountMail(message: AccountMessageView, smtpUrl = env.SMTP_URL): Promise<string> {
  const locale = firstLocale(message.locale);
  const link = message.topic === 'password_reset' ? await newLink(message) : null;
  const letter = accountLetter(message.topic, locale, link);
  const mail = {
    id: toUuid('msg', message.id),
    recipient: { name: '', address: message.email },
    subject: letter.subject,
    text: renderText(letter),
    html: renderHtml(letter, locale),
  };
  return sendMail(mail, smtpUrl);
}

async function newLink({ id, accountId }: AccountMessageView): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const input = { accountId, tokenDigest: linkDigest(token), purpose: 'reset_password' as const };
  unwrap(await runOperatorTask(issuePasswordLink, WORKER, input, { request: contextOf(id) }));
  return `${env.APP_URL}/set-password?token=${token}`;
}
