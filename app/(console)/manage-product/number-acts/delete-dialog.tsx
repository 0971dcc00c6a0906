'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import { useFormat } from '@/lib/i18n/use-format';
import type { NumberView } from '@/lib/numbers/view';
import type { ActProps } from './act-props';
import { deleteNumberAction } from './actions';
import { actLinks } from './links';
import { useRefreshing } from './use-refreshing';

const DAY = 86_400_000;

/** Deletes a number into quarantine: says what becomes of number, member, licence and bill (R3, R13). */
export default function DeleteDialog({ number, timeZone, onClose }: ActProps) {
  const t = useTranslations('number-acts');
  const format = useFormat();
  const refreshing = useRefreshing();
  const [openedAt] = useState(Date.now);
  const until = (instant: string | number) => format.day(new Date(instant), timeZone).text;
  const names = { number: number.display, member: number.member?.name ?? '', licence: number.licenceLabel ?? '' };
  const links = actLinks({ numberId: number.id, licenceId: number.licenceId });
  const deadline = { days: number.quarantineDays, until: until(openedAt + number.quarantineDays * DAY) };
  return (
    <ActDialog<NumberView>
      title={t('delete.title', names)}
      confirmLabel={t('delete.confirm')}
      danger
      entry={number.id}
      act={(key) => refreshing(deleteNumberAction({ numberId: number.id }, key))}
      receipt={(deleted) => (
        <StatusMessage title={t('delete.done', names)}>
          <p>
            {t.rich('delete.doneText', { until: until(deleted.restorableUntil ?? openedAt), numberLink: links.number })}
          </p>
          {number.member ? <p>{t.rich('delete.doneLicence', { ...names, licenceLink: links.licence })}</p> : null}
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('consequences')}
        items={[
          { term: t('terms.number'), effect: t('delete.number', { ...names, ...deadline }) },
          ...(number.member
            ? [
                { term: t('terms.member'), effect: t('delete.member', names) },
                { term: t('terms.licence'), effect: t.rich('freed', { ...names, licencesLink: links.licences }) },
              ]
            : [{ term: t('terms.licence'), effect: t('delete.noLicence') }]),
        ]}
      />
    </ActDialog>
  );
}
