import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getInvoice } from '@/lib/invoices';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { PATH } from '../../path';
import { InvoiceDeliveries } from './invoice-deliveries';
import { InvoiceFacts } from './invoice-facts';
import { InvoiceLines } from './invoice-lines';
import { InvoiceParties } from './invoice-parties';
import { InvoicePayments } from './invoice-payments';
import { InvoiceTerms } from './invoice-terms';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { number, type } = await load(getInvoice, { invoiceId: (await params).id });
  const t = await getTranslations('billing');
  return pageMetadata(number ?? t('documents.draftOf', { type }));
}

/** One invoice, credit note or draft: who, what, how it adds up, and what each line goes back to (R20). */
export default async function InvoicePage({ params, searchParams }: Props) {
  const invoice = await load(getInvoice, { invoiceId: (await params).id });
  const takesOut = await viewerMay('exports:make');
  const [t, shell] = await Promise.all([getTranslations('billing'), getTranslations('shell')]);
  const title = invoice.number ?? t('documents.draftOf', { type: invoice.type });
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.company') }, { label: t('title'), href: PATH }, { label: title }]}
    >
      <PageHeader
        title={title}
        intro={invoice.status === 'draft' ? t('invoice.draftIntro') : t(`invoice.intro.${invoice.type}`)}
        actions={
          invoice.status === 'draft' || !takesOut ? null : (
            <a href={`${PATH}/invoices/${invoice.id}/copy`} download className="button button-secondary">
              {t('copy')}
            </a>
          )
        }
      />
      <InvoiceFacts invoice={invoice} />
      <InvoiceParties seller={invoice.seller} buyer={invoice.buyer} />
      <InvoiceLines
        invoice={invoice}
        page={Math.max(1, Number.parseInt(String((await searchParams).lines), 10) || 1)}
      />
      <InvoicePayments invoice={invoice} />
      <InvoiceTerms invoice={invoice} />
      <InvoiceDeliveries deliveries={invoice.deliveries} />
    </PageFrame>
  );
}
