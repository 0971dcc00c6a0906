'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import type { ActProps } from './act-props';
import { unassignNumberAction } from './actions';
import { actLinks } from './links';
import { useRefreshing } from './use-refreshing';

/** Takes a number from its member; its licence is available at once and stays billed (R3). */
export default function UnassignDialog({ number, onClose }: ActProps) {
  const t = useTranslations('number-acts');
  const refreshing = useRefreshing();
  const names = { number: number.display, member: number.member?.name ?? '', licence: number.licenceLabel ?? '' };
  const links = actLinks({ numberId: number.id, memberId: number.member?.id, licenceId: number.licenceId });
  return (
    <ActDialog
      title={t('unassign.title', names)}
      confirmLabel={t('unassign.confirm')}
      entry={number.id}
      act={(key) => refreshing(unassignNumberAction({ numberId: number.id }, key))}
      receipt={() => (
        <StatusMessage title={t('unassign.done', names)}>
          <p>{t.rich('unassign.doneText', { ...names, licenceLink: links.licence })}</p>
          <p>{t.rich('seeNumber', { numberLink: links.number })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('consequences')}
        items={[
          { term: t('terms.number'), effect: t('unassign.number', names) },
          { term: t('terms.member'), effect: t('unassign.member', names) },
          { term: t('terms.licence'), effect: t.rich('freed', { ...names, licencesLink: links.licences }) },
        ]}
      />
    </ActDialog>
  );
}
