'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';

/** Asked in the place of the dialog's buttons when it is closed with something entered. */
export function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useTranslations('member-add');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div role="alert" className="flex w-full flex-wrap items-center justify-end gap-2">
      <p className="min-w-0 flex-1 basis-48">
        <strong className="font-semibold">{t('discard')}</strong> <span className="text-ink-2">{t('discardText')}</span>
      </p>
      <Button ref={stay} onClick={onStay}>
        {t('stay')}
      </Button>
      <Button variant="danger" onClick={onLeave}>
        {t('leave')}
      </Button>
    </div>
  );
}
