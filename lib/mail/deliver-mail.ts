import { z } from 'zod';
import { type DueMessage, runQuery, type SystemActor, Undeliverable } from '@/lib/access';
import { isToldOf } from '@/lib/alerts';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locale';
import { unwrap } from '@/lib/kernel/result';
import { findInvitation, invitationDigest } from '@/lib/members';
import { isBillingTopic, NOTICES, type Notice, type NoticeFacts, type NoticeTopic } from '@/lib/notices';
import { alertLetter } from './alert-letter';
import { billingMail } from './billing-mail';
import { contextOf, factsOf, firstLocale, localeOf, payloadBy } from './facts';
import { invitationLetter } from './invitation-letter';
import { type Addressed, type Letter, oneLine } from './letter';
import { givenLetter, movedLetter, takenLetter } from './number-letters';
import { sendMail } from './outgoing';
import { plannedChangeFailedLetter } from './planned-change-letter';
import { purchaseAnsweredLetter } from './purchase-letters';
import { renderHtml, renderText } from './render';
import { requestApprovedLetter, requestDeclinedLetter, requestMadeLetter } from './request-letters';
import { secondFactorResetLetter } from './second-factor-letter';
import { supportOpenedLetter } from './support-letter';
import { webhookDisabledLetter } from './webhook-letter';

const ADDRESS = z.email();

/** Writes and sends the mail that a message of the outbox asks for; gives what took it said. */
export async function deliverMail(message: DueMessage, smtpUrl = env.SMTP_URL): Promise<string> {
  const addressed = await write(message);
  if (typeof addressed === 'string') return addressed;
  const { letter, locale, recipient } = addressed;
  if (!ADDRESS.safeParse(recipient.address).success) throw new Undeliverable('this is no e-mail address');
  const mail = {
    id: message.id,
    recipient: { name: oneLine(recipient.name), address: recipient.address },
    subject: oneLine(letter.subject),
    text: renderText(letter),
    html: renderHtml(letter, locale),
  };
  return sendMail(mail, smtpUrl);
}

const isTopic = (topic: string): topic is NoticeTopic => Object.hasOwn(NOTICES, topic);

/** The mail, or why none is sent. */
async function write(message: DueMessage): Promise<Addressed | string> {
  const { topic } = message;
  if (isBillingTopic(topic)) return billingMail(topic, message);
  if (!isTopic(topic)) throw new Undeliverable(`no mail is known by ${topic}`);
  if (topic === 'mail.invitation') return invitation(message);
  const { memberId, ...about } = payloadOf(topic, message);
  const numberIds = 'numberIds' in about ? about.numberIds : [];
  const requestId = 'requestId' in about ? about.requestId : undefined;
  const departmentId = ('departmentId' in about ? about.departmentId : null) ?? undefined;
  const others = 'aboutMemberId' in about ? [about.aboutMemberId] : [];
  const facts = await factsOf(message, { memberIds: [memberId, ...others], numberIds, requestId, departmentId });
  const member = facts.members.find(({ id }) => id === memberId);
  // Who has not come in yet finds the numbers on the first page; who left has none to hear about.
  if (member?.status !== 'active') return 'not sent: the member is not active';
  // Who leads the department no longer, or has another role, sees nothing of its requests, not by mail either.
  if (facts.request !== null && !facts.request.readers.includes(memberId))
    return 'not sent: the member may not see the request';
  if (topic === 'mail.alert' && !isAlerted(member, facts.leads, payloadOf(topic, message)))
    return 'not sent: the member is not alerted to this';
  const locale = await localeOf(member.accountId, facts.company.locale);
  const told = { ...facts, firstName: member.firstName, locale };
  const recipient = { name: member.name, address: member.email };
  return { letter: letterOf(topic, message, told), locale, recipient };
}

/** Whether a member is still alerted to it: by their role, or as one who leads the department that it is for. */
const isAlerted = (
  { id, role }: NoticeFacts['members'][number],
  leads: readonly string[],
  { kind, departmentId, isTest }: Notice<'mail.alert'>,
): boolean => isTest || (departmentId === null ? isToldOf(role, kind) : leads.includes(id));

const REQUEST_LETTERS = {
  'mail.request_made': requestMadeLetter,
  'mail.request_approved': requestApprovedLetter,
  'mail.request_declined': requestDeclinedLetter,
  'mail.purchase_answered': purchaseAnsweredLetter,
} as const;

function requestOf({ request }: NoticeFacts) {
  if (request === null) throw new Undeliverable('the request is not there');
  return request;
}

function letterOf(
  topic: Exclude<NoticeTopic, 'mail.invitation'>,
  message: DueMessage,
  told: NoticeFacts & { firstName: string; locale: Locale },
): Letter {
  switch (topic) {
    case 'mail.number_given':
      return givenLetter(told);
    case 'mail.number_taken':
      return takenLetter(told, payloadOf(topic, message));
    case 'mail.number_moved':
      return movedLetter(told, payloadOf(topic, message));
    case 'mail.support_opened':
      return supportOpenedLetter(told, payloadOf(topic, message));
    case 'mail.second_factor_reset':
      return secondFactorResetLetter(told, payloadOf(topic, message));
    case 'mail.webhook_disabled':
      return webhookDisabledLetter(told, payloadOf(topic, message));
    case 'mail.alert':
      return alertLetter(told, payloadOf(topic, message));
    case 'mail.planned_change_failed':
      return plannedChangeFailedLetter(told, payloadOf(topic, message));
    case 'mail.request_made':
    case 'mail.request_approved':
    case 'mail.request_declined':
    case 'mail.purchase_answered':
      return REQUEST_LETTERS[topic]({ ...told, request: requestOf(told) });
  }
}

async function invitation(message: DueMessage): Promise<Addressed | string> {
  const notice = payloadOf('mail.invitation', message);
  if (!(await isAlive(notice.link, message))) return 'not sent: the link no longer works';
  const { company } = await factsOf(message, { memberIds: [], numberIds: [] });
  const locale = firstLocale(notice.locale, company.locale);
  const letter = invitationLetter(notice, locale, company.timeZone);
  return { letter, locale, recipient: { name: '', address: notice.email } };
}

/** Whether an invitation's link still works: while its mail waited it may have been replaced, revoked or used. */
async function isAlive(link: string, { companyId, id }: DueMessage): Promise<boolean> {
  const { pathname, searchParams } = new URL(link);
  if (pathname !== '/invitation') return true;
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  const tokenDigest = invitationDigest(searchParams.get('token') ?? '');
  return unwrap(await runQuery(findInvitation, actor, { tokenDigest }, { request: contextOf(id) })) !== null;
}

/** What the act wrote down. */
const payloadOf = <T extends NoticeTopic>(topic: T, message: DueMessage) =>
  payloadBy(NOTICES[topic], message) as ReturnType<(typeof NOTICES)[T]['parse']>;
