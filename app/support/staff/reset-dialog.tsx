'use client';

import { useTranslations } from 'next-intl';
import { SecondFactorEffects } from '@/app/second-factor-effects';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { resetSecondFactorAction } from './actions';
import type { StaffRow } from './staff-table';

/** Takes the second factor of one of the operator's people away, who lost it. */
export default function ResetDialog({ person: { id, email }, onClose }: { person: StaffRow; onClose: () => void }) {
  const t = useTranslations('second-factor-reset');
  return (
    <ActDialog
      title={t('title', { name: email })}
      description={t('description')}
      confirmLabel={t('confirm')}
      danger
      entry={id}
      act={(key) => resetSecondFactorAction({ email }, key)}
      receipt={({ done }) => <StatusMessage title={t(done ? 'done' : 'already', { name: email })} />}
      onClose={onClose}
    >
      <SecondFactorEffects told="toldStaff" />
    </ActDialog>
  );
}
