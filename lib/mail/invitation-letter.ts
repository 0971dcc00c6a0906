import { formatInstant } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { Notice } from '@/lib/notices';
import { type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

/** An invitation with its one-time link. */
export function invitationLetter(notice: Notice<'mail.invitation'>, locale: Locale, timeZone: string): Letter {
  const { t } = wordsOf(locale);
  const company = oneLine(notice.companyName);
  const { text, title } = formatInstant(locale, notice.expiresAt, timeZone);
  const { inviterName } = notice;
  return {
    subject: t('invitation.subject', { company }),
    blocks: [
      { kind: 'paragraph', text: t('greetingNobody') },
      {
        kind: 'paragraph',
        text:
          inviterName === null
            ? t('invitation.text', { company })
            : t('invitation.textBy', { company, inviter: oneLine(inviterName) }),
      },
      { kind: 'action', label: t('invitation.action'), url: notice.link },
      { kind: 'paragraph', text: t('invitation.expires', { until: `${text}, ${title}` }) },
      { kind: 'small', text: t('automatic', { company }) },
    ],
  };
}
