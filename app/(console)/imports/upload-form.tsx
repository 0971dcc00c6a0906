'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FileField } from '@/components/ui/file-field';
import { useFormat } from '@/lib/i18n/use-format';
import type { ImportKind } from '@/lib/imports/input';
import { LeaveGuard } from '../../leave-guard';
import { announceArrival } from './arrival';
import { PATH } from './path';
import { sendFile } from './send-file';
import { type Upload, UploadFailure } from './upload-failure';
import { UploadProgress } from './upload-progress';

const MEGABYTE = 1024 * 1024;

/** Chooses a file and sends it, with its progress; a file that cannot be used stays nowhere and can be sent again. */
export function UploadForm({ kind, limit }: { kind: ImportKind; limit: number }) {
  const t = useTranslations('import-pages.upload');
  const id = useId();
  const router = useRouter();
  const format = useFormat();
  const stop = useRef<AbortController>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const [upload, setUpload] = useState<Upload>({ at: 'choosing' });
  const sending = upload.at === 'sending';
  // Leaving the page stops it.
  useEffect(() => () => stop.current?.abort(), []);

  async function send(event: FormEvent) {
    event.preventDefault();
    const file = field.current?.files?.[0];
    setMissing(file === undefined);
    if (file === undefined) return field.current?.focus();
    if (sending) return;
    // As the server would say after having read all of it.
    if (file.size > limit) {
      const message = t('tooLarge', { limit: format.count(limit / MEGABYTE) });
      return setUpload({ at: 'refused', refusal: { code: 'body_too_large', message, requestId: '' } });
    }
    const controller = new AbortController();
    stop.current = controller;
    setUpload({ at: 'sending', file, sent: 0 });
    try {
      const url = `/api/console/imports?${new URLSearchParams({ kind, name: file.name })}`;
      const outcome = await sendFile<{ id: string }>(url, file, {
        onProgress: (sent) => setUpload({ at: 'sending', file, sent }),
        signal: controller.signal,
        isAnswer: (body) => 'id' in body,
      });
      if (!outcome.ok) return setUpload({ at: 'refused', refusal: outcome.error });
      announceArrival();
      router.push(`${PATH}/${outcome.value.id}`);
    } catch {
      setUpload(controller.signal.aborted ? { at: 'choosing' } : { at: 'broken' });
    }
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className="grid justify-items-start gap-4">
      <LeaveGuard dirty={sending} />
      <FileField
        ref={field}
        id={id}
        label={t('file')}
        hint={t('fileHint', { limit: format.count(limit / MEGABYTE) })}
        error={missing ? t('missing') : undefined}
        choose={t('choose')}
        none={t('notChosen')}
        accept=".csv,.txt,text/csv,text/plain"
        disabled={sending}
        onChange={() => {
          setMissing(false);
          setUpload({ at: 'choosing' });
        }}
      />
      <UploadFailure upload={upload} />
      {sending ? <UploadProgress file={upload.file} sent={upload.sent} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={sending}>
          {t('start')}
        </Button>
        {sending ? <Button onClick={() => stop.current?.abort()}>{t('stop')}</Button> : null}
      </div>
    </form>
  );
}
