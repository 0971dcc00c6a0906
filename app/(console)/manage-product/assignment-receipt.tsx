'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { AskedView, AssignedView, AssignNumberView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';

interface ReceiptProps<Receipt> {
  receipt: Receipt;
  member: { name: string } | null;
  number: { display: string } | null;
}

/** What came of an assignment: done, or asked for where a purchase has to be approved (R23). */
export function AssignmentReceipt({ receipt, ...names }: ReceiptProps<AssignNumberView>) {
  return receipt.request === undefined ? (
    <Assigned receipt={receipt} {...names} />
  ) : (
    <Asked receipt={receipt} {...names} />
  );
}

function Asked({ receipt: { request }, member, number }: ReceiptProps<AskedView>) {
  const t = useTranslations('assignments.assign');
  const format = useFormat();
  const values = { number: number?.display ?? '', name: member?.name ?? '' };
  const hours = request.quote.approval?.holdHours ?? 0;
  return (
    <StatusMessage title={t('asked', values)}>
      <p>{t('askedText', { ...values, hours, charge: format.money(request.quote.charge) })}</p>
      <p>
        {t.rich('seeRequest', {
          request: (chunks) => <TextLink href={`/manage-team/requests/${request.id}`}>{chunks}</TextLink>,
        })}
      </p>
    </StatusMessage>
  );
}

function Assigned({ receipt, member, number }: ReceiptProps<AssignedView>) {
  const t = useTranslations('assignments.assign');
  const format = useFormat();
  const { assignment, purchase, licenceOrigin, licenceLabel: label } = receipt;
  const names = {
    number: number?.display ?? '',
    name: member?.name ?? '',
    label,
    charge: purchase === null ? '' : format.money(purchase.charge),
  };
  const links = {
    licence: (chunks: ReactNode) => (
      <TextLink href={`/manage-product/licences/${assignment.licenceId}`}>{chunks}</TextLink>
    ),
    purchase: (chunks: ReactNode) => (
      <TextLink href={`/manage-product/licences/purchases/${purchase?.id}`}>{chunks}</TextLink>
    ),
  };
  const said = receipt.unchanged
    ? 'doneUnchanged'
    : ({ available: 'doneFree', removal_undone: 'doneKept', purchased: 'doneBought' } as const)[licenceOrigin];
  return (
    <StatusMessage title={t('done', names)}>
      <p>{t.rich(said, { ...names, ...links })}</p>
      <p>
        {t.rich('seeNumber', {
          number: (chunks) => <TextLink href={`/manage-product/numbers/${assignment.numberId}`}>{chunks}</TextLink>,
        })}
      </p>
    </StatusMessage>
  );
}
