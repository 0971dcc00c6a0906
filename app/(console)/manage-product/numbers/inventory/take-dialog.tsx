'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import { actLinks } from '../../number-acts/links';
import { useRefreshing } from '../../number-acts/use-refreshing';
import { takeNumberAction } from './actions';

/** Takes a line of the stock into the company's unassigned numbers: uses no licence, and says so. */
export default function TakeDialog({
  line,
  onClose,
}: {
  line: { e164: string; display: string };
  onClose: () => void;
}) {
  const t = useTranslations('inventory.take');
  const refreshing = useRefreshing();
  const names = { number: line.display };
  return (
    <ActDialog
      title={t('title', names)}
      description={t('description')}
      confirmLabel={t('confirm')}
      entry={line.e164}
      act={(key) => refreshing(takeNumberAction({ e164: line.e164 }, key))}
      receipt={(number) => (
        <StatusMessage title={t('done', names)}>
          <p>{t.rich('doneText', { numberLink: actLinks({ numberId: number.id }).number })}</p>
        </StatusMessage>
      )}
      waysOut={({ code }) => (code === 'number_not_assignable' ? <p>{t('taken')}</p> : null)}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('description')}
        items={[
          { term: t('terms.number'), effect: t('number', names) },
          { term: t('terms.licence'), effect: t('licence') },
          { term: t('terms.bill'), effect: t('bill') },
        ]}
      />
    </ActDialog>
  );
}
