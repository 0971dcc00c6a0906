'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { mayBeOutdated } from '@/components/money-dialog/outcome';
import { StatusMessage } from '@/components/ui/status-message';
import type { ImportView } from '@/lib/imports/view';
import { cancelImportAction } from '../actions';

interface CancelDialogProps {
  view: Pick<ImportView, 'id' | 'kind' | 'status'>;
  onClose: () => void;
}

/** Cancels an import: says first what stays. */
export default function CancelDialog({ view, onClose }: CancelDialogProps) {
  const t = useTranslations('import-pages.cancel');
  const router = useRouter();
  const running = view.status === 'running';
  return (
    <ActDialog
      title={t('title')}
      danger
      entry={view.id}
      confirmLabel={t('confirm')}
      act={async (key) => {
        const outcome = await cancelImportAction({ importId: view.id }, key);
        // Refused, it is at another step by now, which the page shows then.
        if (!outcome.ok && mayBeOutdated(outcome.error)) router.refresh();
        return outcome;
      }}
      receipt={() => <StatusMessage title={t('done')} />}
      onClose={onClose}
    >
      <p>{running ? t(view.kind === 'members' ? 'during' : 'together') : t('before')}</p>
    </ActDialog>
  );
}
