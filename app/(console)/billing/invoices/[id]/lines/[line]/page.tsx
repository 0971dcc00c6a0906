import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getInvoiceLine, listLineLicences } from '@/lib/costs';
import { getFormat } from '@/lib/i18n/get-format';
import { lineTitle } from '@/lib/i18n/line-words';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { ChargeTimeline } from '../../../../../costs/charge-timeline';
import { linePath, PATH } from '../../../../path';
import { LineFacts } from './line-facts';
import { LineLicences } from './line-licences';

type Properties = {
  params: Promise<{ id: string; line: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// The title and the page ask for the same line: once per request.
const lineOf = cache((invoiceId: string, lineId: string) => load(getInvoiceLine, { invoiceId, lineId }));

export async function generateMetadata({ params }: Pick<Properties, 'params'>): Promise<Metadata> {
  const { id, line: lineId } = await params;
  const [{ line, document }, t, costs] = await Promise.all([
    lineOf(id, lineId),
    getTranslations('billing'),
    getTranslations('costs'),
  ]);
  return pageMetadata(`${lineTitle(t, line)}, ${document.number ?? costs('draft', { type: document.type })}`);
}

/** The annex to a line: what was charged, what led to it and who caused it, and every licence that it is for (R20). */
export default async function LinePage({ params, searchParams }: Properties) {
  const { id, line: lineId } = await params;
  const { cursor, place } = await searchParams;
  const detail = await lineOf(id, lineId);
  const search = { cursor: typeof cursor === 'string' ? cursor.slice(0, 2_000) : undefined };
  const [licences, t, costs, shell, format, { timeZone }] = await Promise.all([
    load(listLineLicences, { invoiceId: id, lineId, ...search }),
    getTranslations('billing'),
    getTranslations('costs'),
    getTranslations('shell'),
    getFormat(),
    viewerCompany(),
  ]);
  const { line, document } = detail;
  const title = lineTitle(t, line);
  const name = document.number ?? costs('draft', { type: document.type });
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.company') },
        { label: t('title'), href: PATH },
        { label: name, href: `${PATH}/invoices/${id}` },
        { label: costs('line.title') },
      ]}
    >
      <PageHeader title={title} intro={costs(document.type === 'invoice' ? 'line.intro' : 'line.introCredit')} />
      <LineFacts detail={detail} name={name} />
      <ChargeTimeline detail={detail} timeZone={timeZone} title={costs('steps.title')} />
      <section aria-labelledby="licences" className="grid grid-cols-1 gap-2.5 pt-2">
        <div className="grid gap-0.5">
          <h2 id="licences">{costs('licences.title')}</h2>
          <p className="text-ink-2">{costs('licences.intro')}</p>
        </div>
        {place === 'lost' ? <LostPlace /> : null}
        <LineLicences rows={licences.data} timeZone={timeZone} />
        <ListPages
          path={linePath({ invoiceId: id, lineId })}
          search={search}
          list={licences}
          summary={(where) =>
            costs(`licences.rows.${where}`, { count: licences.data.length, total: format.count(line.quantity) })
          }
        />
      </section>
    </PageFrame>
  );
}
