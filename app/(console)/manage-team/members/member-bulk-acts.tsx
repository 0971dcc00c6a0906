'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const loadMove = () => import('./move-members-dialog');
const MoveMembersDialog = lazy(loadMove);

/** What can be done with the selected members. */
export function MemberBulkActs() {
  const t = useTranslations('move-members');
  return (
    <DialogOpener label={t('open')} preload={loadMove}>
      {(onClose) => <MoveMembersDialog onClose={onClose} />}
    </DialogOpener>
  );
}
