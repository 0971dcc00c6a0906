'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Asks whether what was entered may be lost; staying is the careless choice. */
export default function LeaveDialog({ onLeave, onClose }: { onLeave: () => void; onClose: () => void }) {
  const t = useTranslations('ui.leave');
  const stay = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={t('question')}
      description={t('text')}
      initialFocus={stay}
      onClose={onClose}
      footer={(close) => (
        <>
          <Button ref={stay} onClick={close}>
            {t('stay')}
          </Button>
          <Button variant="danger" onClick={onLeave}>
            {t('leave')}
          </Button>
        </>
      )}
    />
  );
}
