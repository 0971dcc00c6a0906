import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locale';
import type { Notice, NoticeFacts } from '@/lib/notices';
import { type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

/** The operator has taken a member's second factor away: to the company's owners. */
export function secondFactorResetLetter(
  {
    company,
    members,
    firstName,
    locale,
  }: Pick<NoticeFacts, 'company' | 'members'> & { firstName: string; locale: Locale },
  { aboutMemberId }: Notice<'mail.second_factor_reset'>,
): Letter {
  const { t } = wordsOf(locale);
  const name = oneLine(members.find(({ id }) => id === aboutMemberId)?.name ?? '');
  const values = { company: oneLine(company.name), name };
  return {
    subject: t('secondFactorReset.subject', values),
    blocks: [
      { kind: 'paragraph', text: t('greeting', { name: oneLine(firstName) }) },
      { kind: 'paragraph', text: t('secondFactorReset.text', values) },
      { kind: 'paragraph', text: t('secondFactorReset.notAsked') },
      {
        kind: 'action',
        label: t('secondFactorReset.action'),
        url: `${env.APP_URL}/audit-log?action=member&target=${aboutMemberId}`,
      },
      { kind: 'small', text: t('automatic', { company: values.company }) },
    ],
  };
}
