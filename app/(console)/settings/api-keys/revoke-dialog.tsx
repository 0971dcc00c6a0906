'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { revokeApiKeyAction } from './actions';
import type { KeyRow } from './key-row';

/** Ends a key for good, once it is said what ends with it. */
export default function RevokeDialog({ row, onClose }: { row: KeyRow; onClose: () => void }) {
  const t = useTranslations('api-keys.revoke');
  const refreshing = useRefreshing();
  const { id: keyId, name, used } = row;
  return (
    <ActDialog
      title={t('title', { name })}
      confirmLabel={t('confirm')}
      danger
      entry={keyId}
      act={(key) => refreshing(revokeApiKeyAction({ keyId }, key))}
      receipt={({ revokedWith }) => (
        <StatusMessage title={t('done', { name })}>
          {revokedWith.length > 0 ? (
            <p>{t('with', { names: revokedWith.map((other) => other.name).join(', ') })}</p>
          ) : null}
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('consequences')}
        items={[
          { term: t('programs'), effect: used === null ? t('unused') : t('lastUsed', { at: used.text }) },
          { term: t('made'), effect: t('madeToo') },
          { term: t('back'), effect: t('never') },
        ]}
      />
    </ActDialog>
  );
}
