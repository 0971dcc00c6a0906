'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';

interface OneTimeLinkProps {
  title: string;
  email: string;
  link: string;
  /** Where to go on from here. */
  more?: { href: string; label: string };
}

/** What was done, and the link with which somebody sets a password: shown here and nowhere else. */
export function OneTimeLink({ title, email, link, more }: OneTimeLinkProps) {
  const t = useTranslations('one-time-link');
  return (
    <StatusMessage title={title}>
      <p>{t('text', { email })}</p>
      <CopyButton text={link} label={t('copy')} done={t('copied')} />
      {more ? (
        <p>
          <TextLink href={more.href}>{more.label}</TextLink>
        </p>
      ) : null}
    </StatusMessage>
  );
}
