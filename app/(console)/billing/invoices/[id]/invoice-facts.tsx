import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { DocumentStatus } from '../../document-status';
import { PATH } from '../../path';

/** What a document is, its days, what it corrects or is corrected by, and whether it was delivered. */
export async function InvoiceFacts({ invoice }: { invoice: InvoiceDetailView }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const day = (date: string | null) => (date === null ? t('invoice.notYet') : format.date(date, 'long'));
  const { relatesTo, relatedNumber, reason, correctedBy, delivery, disputedSince, poNumber } = invoice;
  return (
    <DetailsList
      label={t('invoice.facts')}
      items={[
        { term: t('columns.type'), value: t(`typeOf.${invoice.type}`) },
        { term: t('columns.status'), value: <DocumentStatus status={invoice.status} type={invoice.type} /> },
        ...(disputedSince === null
          ? []
          : [
              {
                term: t('invoice.dispute'),
                value: t('invoice.disputedSince', { since: format.date(disputedSince, 'long') }),
              },
            ]),
        { term: t('columns.issued'), value: day(invoice.issuedOn) },
        ...(invoice.type === 'invoice' ? [{ term: t('columns.due'), value: day(invoice.dueOn) }] : []),
        ...(relatesTo === null
          ? []
          : [
              {
                term: t('invoice.relatesTo'),
                value: (
                  <DocumentLink id={relatesTo} number={relatedNumber ?? t('documents.draftOf', { type: 'invoice' })} />
                ),
              },
            ]),
        ...(reason === null ? [] : [{ term: t('invoice.reason'), value: reason }]),
        ...(correctedBy.length === 0
          ? []
          : [
              {
                term: t('invoice.correctedBy'),
                value: (
                  <ul className="flex flex-wrap gap-x-3">
                    {correctedBy.map((note) => (
                      <li key={note.id}>
                        <DocumentLink {...note} />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
        ...(invoice.status === 'draft'
          ? []
          : [
              {
                term: t('delivery.title'),
                value: t(`delivery.statusOf.${delivery?.status ?? 'not_sent'}`),
              },
            ]),
        ...(poNumber === null ? [] : [{ term: t('invoice.poNumber'), value: poNumber }]),
      ]}
    />
  );
}

const DocumentLink = ({ id, number }: { id: string; number: string }) => (
  <TextLink href={`${PATH}/invoices/${id}`}>{number}</TextLink>
);
