import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locale';
import type { AccountTopic } from '@/lib/identity/view';
import type { Letter } from './letter';
import { wordsOf } from './number-letters';

/** What an account's holder is told: a link they asked for, or what changed about their sign-in and what to do if it was not them. */
export function accountLetter(topic: AccountTopic, locale: Locale, link: string | null): Letter {
  const { t } = wordsOf(locale);
  const action =
    link === null
      ? { label: t('account.reset'), url: `${env.APP_URL}/forgot-password` }
      : { label: t('account.password_reset.action'), url: link };
  return {
    subject: t(`account.${topic}.subject`),
    blocks: [
      { kind: 'paragraph', text: t('greetingNobody') },
      { kind: 'paragraph', text: t(`account.${topic}.text`) },
      { kind: 'paragraph', text: t(link === null ? 'account.notYou' : 'account.password_reset.notYou') },
      { kind: 'action', ...action },
      { kind: 'small', text: t('account.automatic') },
    ],
  };
}
