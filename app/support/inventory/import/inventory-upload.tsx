'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FileField } from '@/components/ui/file-field';
import { useFormat } from '@/lib/i18n/use-format';
import type { InventoryAnswer } from '@/lib/web/inventory-upload';
import { sendFile } from '../../../(console)/imports/send-file';
import type { Upload } from '../../../(console)/imports/upload-failure';
import { UploadFailure } from '../../../(console)/imports/upload-failure';
import { UploadProgress } from '../../../(console)/imports/upload-progress';
import { LeaveGuard } from '../../../leave-guard';
import { InventoryReport } from './inventory-report';

const MEGABYTE = 1024 * 1024;
type State = Upload | { at: 'done'; answer: InventoryAnswer };

/** Chooses a file of numbers and sends it; its report stands where the progress was. */
export function InventoryUpload({ limit }: { limit: number }) {
  const t = useTranslations('import-pages.upload');
  const id = useId();
  const format = useFormat();
  const stop = useRef<AbortController>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const [state, setState] = useState<State>({ at: 'choosing' });
  const sending = state.at === 'sending';
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
      return setState({ at: 'refused', refusal: { code: 'body_too_large', message, requestId: '' } });
    }
    const controller = new AbortController();
    stop.current = controller;
    setState({ at: 'sending', file, sent: 0 });
    try {
      const outcome = await sendFile<InventoryAnswer>('/api/console/inventory/imports', file, {
        onProgress: (sent) => setState({ at: 'sending', file, sent }),
        signal: controller.signal,
        isAnswer: (body) => 'created' in body,
      });
      setState(outcome.ok ? { at: 'done', answer: outcome.value } : { at: 'refused', refusal: outcome.error });
    } catch {
      setState(controller.signal.aborted ? { at: 'choosing' } : { at: 'broken' });
    }
  }

  return (
    <>
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
            setState({ at: 'choosing' });
          }}
        />
        {state.at === 'done' ? null : <UploadFailure upload={state} />}
        {sending ? <UploadProgress file={state.file} sent={state.sent} /> : null}
        <Button type="submit" variant="primary" pending={sending}>
          {t('start')}
        </Button>
      </form>
      {state.at === 'done' ? <InventoryReport answer={state.answer} /> : null}
    </>
  );
}
