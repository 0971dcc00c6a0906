'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import type { ActProps } from './act-props';
import { restoreNumberAction } from './actions';
import { actLinks } from './links';
import { useRefreshing } from './use-refreshing';

/** Brings a number back from quarantine, unassigned and without a licence (R13). */
export default function RestoreDialog({ number, onClose }: ActProps) {
  const t = useTranslations('number-acts');
  const refreshing = useRefreshing();
  const names = { number: number.display };
  const links = actLinks({ numberId: number.id });
  return (
    <ActDialog
      title={t('restore.title', names)}
      confirmLabel={t('restore.confirm')}
      entry={number.id}
      act={(key) => refreshing(restoreNumberAction({ numberId: number.id }, key))}
      receipt={() => (
        <StatusMessage title={t('restore.done', names)}>
          <p>{t.rich('restore.doneText', { numberLink: links.number })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('consequences')}
        items={[
          { term: t('terms.number'), effect: t('restore.number', names) },
          { term: t('terms.licence'), effect: t('restore.licence') },
        ]}
      />
    </ActDialog>
  );
}
