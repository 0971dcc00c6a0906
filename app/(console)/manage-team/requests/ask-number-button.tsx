'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { AskNumberProps } from './ask-number-dialog';

const load = () => import('./ask-number-dialog');
const AskNumberDialog = lazy(load);

/** Opens the dialog in which a team lead asks for a number; needs the messages `requests`, `assignments` and `ui`. */
export function AskNumberButton(props: AskNumberProps) {
  const t = useTranslations('requests.ask');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <AskNumberDialog {...props} onClose={onClose} />}
    </DialogOpener>
  );
}
