'use client';

import { useTranslations } from 'next-intl';
import type { Refusal } from '@/components/money-dialog/outcome';
import { FailureNotice } from '@/components/ui/failure-notice';
import type { Upload } from './upload-form';

/** What failed of an upload, where in the file, and what to do: the file is mended and chosen again. */
export function UploadFailure({ upload }: { upload: Upload }) {
  const t = useTranslations('import-pages.upload');
  const files = useTranslations('imports.files');
  if (upload.at === 'broken') return <FailureNotice message={t('broken')} />;
  if (upload.at !== 'refused') return null;
  const { refusal } = upload;
  const fault = faultOf(refusal);
  const key = fault?.problem as Parameters<typeof files>[0];
  if (fault === null || !files.has(key))
    return <FailureNotice message={refusal.message} requestId={refusal.requestId} />;
  return (
    <FailureNotice message={files(key, fault.values)} requestId={refusal.requestId}>
      <p>{t('again')}</p>
    </FailureNotice>
  );
}

/** What is wrong with the file, and the values that its sentence asks for. */
function faultOf({ code, details }: Refusal): { problem: string; values: Record<string, string | number> } | null {
  if (code !== 'import_file_unusable' || typeof details !== 'object' || details === null) return null;
  const { problem, ...rest } = details as Record<string, unknown>;
  const values = Object.entries(rest).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return typeof problem === 'string' ? { problem, values: Object.fromEntries(values) } : null;
}
