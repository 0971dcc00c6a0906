import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { PATH } from '../../path';

/** What was paid, by whom the balance came, and what is left. */
export async function InvoicePayments({ invoice }: { invoice: InvoiceDetailView }) {
  if (invoice.status === 'draft') return null;
  const [t, format] = await Promise.all([getTranslations('billing.invoice'), getFormat()]);
  const isCredit = invoice.type === 'credit_note';
  return (
    <Panel
      title={t(isCredit ? 'balance' : 'payments')}
      intro={t(isCredit ? 'balanceLeft' : 'due', { amount: format.money(invoice.amountDue) })}
    >
      {invoice.payments.length === 0 ? (
        <p className="text-ink-2">{t(isCredit ? 'notUsed' : 'notPaid')}</p>
      ) : (
        <ul className="grid gap-2">
          {invoice.payments.map(({ id, amount, receivedOn, reference, creditNote, invoice: paid }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4">
              <span>
                {format.date(receivedOn)}{' '}
                {creditNote !== null && !isCredit ? (
                  <TextLink href={`${PATH}/invoices/${creditNote.id}`}>
                    {t('fromCredit', { number: creditNote.number })}
                  </TextLink>
                ) : isCredit ? (
                  <TextLink href={`${PATH}/invoices/${paid.id}`}>{t('forInvoice', { number: paid.number })}</TextLink>
                ) : (
                  <span className="text-ink-2">{reference ?? ''}</span>
                )}
              </span>
              <span className="tabular-nums">{format.money(amount)}</span>
            </li>
          ))}
        </ul>
      )}
      {invoice.seller.paymentDetails !== null && invoice.amountDue.amount > 0 && !isCredit ? (
        <p>{invoice.seller.paymentDetails}</p>
      ) : null}
    </Panel>
  );
}
