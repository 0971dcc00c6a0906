'use client';

import { useTranslations } from 'next-intl';
import type { Refusal } from '@/components/money-dialog/outcome';
import { FailureNotice } from '@/components/ui/failure-notice';

/** Where an upload stands. */
export type Upload =
  | { at: 'choosing' }
  | { at: 'sending'; file: File; sent: number }
  | { at: 'refused'; refusal: Refusal }
  | { at: 'broken' };

/** What failed of an upload, where in the file, and what to do: the file is mended and chosen again. */
export function UploadFailure({ upload }: { upload: Upload }) {
  const t = useTranslations('import-pages.upload');
  if (upload.at === 'broken') return <FailureNotice message={t('broken')} />;
  if (upload.at !== 'refused') return null;
  const { code, message, requestId } = upload.refusal;
  return (
    <FailureNotice message={message} requestId={requestId}>
      {code === 'import_file_unusable' || code === 'body_too_large' ? <p>{t('again')}</p> : null}
    </FailureNotice>
  );
}
