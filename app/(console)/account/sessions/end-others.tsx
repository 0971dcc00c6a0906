'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { StatusMessage } from '@/components/ui/status-message';
import { endOtherSessionsAction } from './actions';

/** Ends all of one's own sessions but this one; absent where there is no other. */
export function EndOthersButton({ count }: { count: number }) {
  const t = useTranslations('account.sessions.others');
  return (
    <DialogOpener
      label={t('open')}
      preload={async () => {}}
      // The dialog with its receipt stays when no other session is left.
      {...(count === 0 && { className: 'hidden' })}
    >
      {(onClose) => (
        <ActDialog
          title={t('title')}
          confirmLabel={t('confirm', { count })}
          danger
          entry="others"
          act={(key) => endOtherSessionsAction({}, key)}
          receipt={({ ended }) => <StatusMessage title={t('done', { count: ended })} />}
          onClose={onClose}
        >
          <p>{t('text', { count })}</p>
        </ActDialog>
      )}
    </DialogOpener>
  );
}
