'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { MoneyAmount } from '@/lib/i18n/format';
import type { ManagedCompany } from './account';

const loaders = {
  credit: () => import('./credit-dialog'),
  close: () => import('./close-dialog'),
  reopen: () => import('./reopen-dialog'),
};
const CreditDialog = lazy(loaders.credit);
const CloseDialog = lazy(loaders.close);
const ReopenDialog = lazy(loaders.reopen);

interface StandingActsProps {
  company: ManagedCompany;
  licences: number;
  creditLimit: MoneyAmount | null;
  isClosed: boolean;
}

/** What the operator can decide about where a company stands. */
export function StandingActs({ company, licences, creditLimit, isClosed }: StandingActsProps) {
  const t = useTranslations('support-company');
  return (
    <div className="flex flex-wrap gap-2">
      <DialogOpener label={t('credit.open')} preload={loaders.credit}>
        {(onClose) => <CreditDialog company={company} creditLimit={creditLimit} onClose={onClose} />}
      </DialogOpener>
      {isClosed ? (
        <DialogOpener label={t('reopen.open')} preload={loaders.reopen}>
          {(onClose) => <ReopenDialog company={company} onClose={onClose} />}
        </DialogOpener>
      ) : (
        <DialogOpener label={t('close.open')} preload={loaders.close}>
          {(onClose) => <CloseDialog company={company} licences={licences} onClose={onClose} />}
        </DialogOpener>
      )}
    </div>
  );
}
