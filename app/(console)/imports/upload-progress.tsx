'use client';

import { useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useFormat } from '@/lib/i18n/use-format';

const MEGABYTE = 1024 * 1024;

/** How much of a file has been sent; once it is all there, that it is being read. */
export function UploadProgress({ file, sent }: { file: File; sent: number }) {
  const t = useTranslations('import-pages.upload');
  const format = useFormat();
  const ratio = file.size === 0 ? 1 : Math.min(1, sent / file.size);
  const size = format.count(Math.max(0.1, Math.round((file.size / MEGABYTE) * 10) / 10));
  return (
    <ProgressBar
      label={t('progress', { file: file.name })}
      value={ratio}
      text={ratio === 1 ? t('reading') : t('sent', { percent: format.percent(Math.floor(ratio * 100) / 100), size })}
    />
  );
}
