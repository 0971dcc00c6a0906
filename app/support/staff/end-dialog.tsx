'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import { endStaffAction } from './actions';
import type { StaffRow } from './staff-table';

/** Takes somebody's role: they are out at once (R24). */
export default function EndDialog({ person: { id, email }, onClose }: { person: StaffRow; onClose: () => void }) {
  const t = useTranslations('support-staff.end');
  return (
    <ActDialog
      title={t('title', { email })}
      description={t('description')}
      confirmLabel={t('confirm')}
      danger
      entry={id}
      act={(key) => endStaffAction({ accountId: id }, key)}
      receipt={() => <StatusMessage title={t('done', { email })} />}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('description')}
        items={[
          { term: t('terms.sessions'), effect: t('sessions') },
          { term: t('terms.access'), effect: t('access') },
          { term: t('terms.log'), effect: t('log') },
        ]}
      />
    </ActDialog>
  );
}
