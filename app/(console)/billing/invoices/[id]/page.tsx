import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import { getInvoice } from '@/lib/invoices';
import { load } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { DocumentStatus } from '../../document-status';
import { PATH } from '../../path';
import { InvoiceLines } from './invoice-lines';
import { InvoiceParties } from './invoice-parties';
import { InvoicePayments } from './invoice-payments';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, type } = await load(getInvoice, { invoiceId: (await params).id });
  const t = await getTranslations('billing');
  return pageMetadata(number ?? t('documents.draftOf', { type }));
}

/** One invoice, credit note or draft: who, what, how it adds up, and what each line goes back to (R20). */
export default async function InvoicePage({ params }: Props) {
  const invoice = await load(getInvoice, { invoiceId: (await params).id });
  const [t, shell, format] = await Promise.all([getTranslations('billing'), getTranslations('shell'), getFormat()]);
  const title = invoice.number ?? t('documents.draftOf', { type: invoice.type });
  const day = (date: string | null) => (date === null ? t('invoice.notYet') : format.date(date, 'long'));
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.company') }, { label: t('title'), href: PATH }, { label: title }]}
    >
      <PageHeader
        title={title}
        intro={invoice.status === 'draft' ? t('invoice.draftIntro') : t(`invoice.intro.${invoice.type}`)}
      />
      <DetailsList
        label={t('invoice.facts')}
        items={[
          { term: t('columns.type'), value: t(`typeOf.${invoice.type}`) },
          { term: t('columns.status'), value: <DocumentStatus status={invoice.status} type={invoice.type} /> },
          { term: t('columns.issued'), value: day(invoice.issuedOn) },
          ...(invoice.type === 'invoice' ? [{ term: t('columns.due'), value: day(invoice.dueOn) }] : []),
          ...(invoice.relatesTo === null
            ? []
            : [
                {
                  term: t('invoice.relatesTo'),
                  value: (
                    <TextLink href={`${PATH}/invoices/${invoice.relatesTo}`}>
                      {invoice.relatedNumber ?? invoice.relatesTo}
                    </TextLink>
                  ),
                },
              ]),
          ...(invoice.poNumber === null ? [] : [{ term: t('invoice.poNumber'), value: invoice.poNumber }]),
        ]}
      />
      <InvoiceParties seller={invoice.seller} buyer={invoice.buyer} />
      <InvoiceLines invoice={invoice} />
      <InvoicePayments invoice={invoice} />
    </PageFrame>
  );
}
