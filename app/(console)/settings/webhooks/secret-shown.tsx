'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';
import { StatusMessage } from '@/components/ui/status-message';

/** A secret, shown this one time. */
export function SecretShown({ title, secret }: { title: string; secret: string }) {
  const t = useTranslations('webhooks.secret');
  return (
    <StatusMessage title={title}>
      <p>{t('once')}</p>
      <CopyButton text={secret} label={t('copy')} done={t('copied')} />
    </StatusMessage>
  );
}
