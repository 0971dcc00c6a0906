'use client';

import { useTranslations } from 'next-intl';
import { FailureNotice } from '@/components/ui/failure-notice';
import { useEditing } from './editing';
import { MemberChanges } from './member-changes';

/** Says that what was shown at once is taken back, and why. */
export function EditRefusal() {
  const t = useTranslations('member-edit');
  const ui = useTranslations('ui');
  const { refusal } = useEditing();
  if (refusal === undefined) return null;
  if (refusal === 'failed') return <FailureNotice message={ui('failure.network')} />;
  return (
    <FailureNotice message={`${t('takenBack')} ${refusal.message}`} requestId={refusal.requestId}>
      <MemberChanges refusal={refusal} />
    </FailureNotice>
  );
}
