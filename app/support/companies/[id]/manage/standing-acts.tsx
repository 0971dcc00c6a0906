'use client';

import { useTranslations } from 'next-intl';
import { lazy, useState } from 'react';
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
      <DialogOpener
        label={t(isClosed ? 'reopen.open' : 'close.open')}
        preload={isClosed ? loaders.reopen : loaders.close}
      >
        {(onClose) => <StateDialog {...{ company, licences, isClosed, onClose }} />}
      </DialogOpener>
    </div>
  );
}

/** Stays what it was opened as: the page behind it is read anew as soon as the act is done, and its receipt still stands. */
function StateDialog({
  company,
  licences,
  isClosed,
  onClose,
}: Omit<StandingActsProps, 'creditLimit'> & { onClose: () => void }) {
  const [reopens] = useState(isClosed);
  return reopens ? (
    <ReopenDialog company={company} onClose={onClose} />
  ) : (
    <CloseDialog company={company} licences={licences} onClose={onClose} />
  );
}
