'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useRequestDialog } from './request-dialogs';
import type { RequestRow } from './request-row';

/** What the reader may do with one request, as buttons; the last is the answer that is hoped for. RequestDialogs is around it. */
export function RequestActs({ request }: { request: RequestRow }) {
  const t = useTranslations('requests');
  const open = useRequestDialog();
  return request.acts.toReversed().map((kind) => (
    <Button
      key={kind}
      variant={kind === 'approve' || kind === 'approvePurchase' ? 'primary' : 'secondary'}
      aria-haspopup="dialog"
      onClick={() => open({ kind, request })}
    >
      {t(`${kind}.open`)}
    </Button>
  ));
}
