'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { BulkAssignmentView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { licencesOf } from './selected-assignment';

/** What was assigned and on which licences, with links to the member and to what was bought. */
export function AssignedReceipt({ receipt, member }: { receipt: BulkAssignmentView; member: string }) {
  const t = useTranslations('bulk.assign');
  const format = useFormat();
  const { assignments, licencesUsed, unchanged, purchase } = receipt;
  const [first] = assignments;
  return (
    <StatusMessage title={t('done', { count: licencesUsed, member })}>
      <p>{t('doneLicences', licencesOf(receipt))}</p>
      {unchanged > 0 ? <p>{t('already', { count: unchanged, member })}</p> : null}
      {purchase ? (
        <p>
          {t.rich('doneBought', {
            charge: format.money(purchase.charge),
            purchase: (chunks: ReactNode) => (
              <TextLink href={`/manage-product/licences/purchases/${purchase.id}`}>{chunks}</TextLink>
            ),
          })}
        </p>
      ) : null}
      {first ? (
        <p>
          <TextLink href={`/manage-team/members/${first.memberId}`}>{t('seeMember', { member })}</TextLink>
        </p>
      ) : null}
    </StatusMessage>
  );
}
