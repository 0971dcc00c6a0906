import { createTransport } from 'nodemailer';
import { runOperatorTask, type SystemActor, Undeliverable } from '@/lib/access';
import { env } from '@/lib/env';
import { fromUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { keepMail } from '@/lib/mailbox';

/** A mail as it leaves the house. `id` is the same at every attempt. */
export type OutgoingMail = {
  id: string;
  recipient: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
};

const WORKER: SystemActor = { kind: 'system', name: 'worker' };

/** Hands a mail to the mail server, or without one to the built-in mailbox; gives what took it said. */
export function sendMail(mail: OutgoingMail, smtpUrl: string | undefined): Promise<string> {
  return smtpUrl === undefined ? keep(mail) : post(mail, smtpUrl);
}

async function keep({ id, recipient, ...rest }: OutgoingMail): Promise<string> {
  const input = {
    id: fromUuid('msg', id),
    sender: env.MAIL_FROM,
    recipientName: recipient.name,
    recipient: recipient.address,
    ...rest,
  };
  const request = { requestId: `mail-${id}`, origin: 'worker' } as const;
  const { kept } = unwrap(await runOperatorTask(keepMail, WORKER, input, { request }));
  return kept ? 'kept in the built-in mailbox' : 'already in the built-in mailbox';
}

/** Waits that end well before the message would be taken for lost. */
const PATIENCE = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

async function post({ id, recipient, subject, text, html }: OutgoingMail, url: string): Promise<string> {
  const server = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  try {
    const { response } = await server.sendMail({
      from: env.MAIL_FROM,
      to: recipient,
      subject,
      text,
      html,
      // Whoever gets it twice, since an answer was lost, can tell by this.
      messageId: `<${id}@${new URL(env.APP_URL).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    return response;
  } catch (error) {
    throw isFinal(error) ? new Undeliverable(messageOf(error), { cause: error }) : error;
  } finally {
    server.close();
  }
}

/** A server that refuses this very mail for good (5xx); a refused sign-in is the configuration's fault and may be mended. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
