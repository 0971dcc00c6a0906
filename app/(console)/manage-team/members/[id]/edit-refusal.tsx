'use client';

import { useTranslations } from 'next-intl';
import { FailureNotice } from '@/components/ui/failure-notice';
import { EditButton } from './edit-button';
import { useEditing } from './editing';
import { MemberChanges } from './member-changes';

/** Says that what was shown at once is taken back, and why; what was entered is still in the form. */
export function EditRefusal() {
  const t = useTranslations('member-edit');
  const ui = useTranslations('ui');
  const { refused } = useEditing();
  if (refused === undefined) return null;
  const { refusal } = refused;
  const failed = refusal === 'failed';
  return (
    <FailureNotice
      message={failed ? ui('failure.network') : `${t('takenBack')} ${refusal.message}`}
      {...(!failed && { requestId: refusal.requestId })}
    >
      {failed ? null : <MemberChanges refusal={refusal} />}
      <p>{t('stillEntered')}</p>
      <EditButton label={t('again')} />
    </FailureNotice>
  );
}
