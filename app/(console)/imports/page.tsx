import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listImports } from '@/lib/imports';
import { IMPORT_LIMITS } from '@/lib/imports/input';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { importRows } from './import-row';
import { ImportsTable } from './imports-table';
import { KindLinks } from './kind-links';
import { PATH } from './path';
import { readListParams, type SearchParams } from './search-params';
import { UploadForm } from './upload-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('import-pages'))('title'));
}

/** Imports: a new file of members or assignments, and what the company's files so far have done. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readListParams(await searchParams);
  const list = await load(listImports, search);
  const [t, shell, { timeZone }, locale] = await Promise.all([
    getTranslations('import-pages'),
    getTranslations('shell'),
    viewerCompany(),
    getLocale(),
  ]);
  const { kind } = search;
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={[{ label: t('title') }]}>
      <ClientMessages namespaces={['import-pages', 'imports', 'ui']}>
        <PageHeader title={t('title')} intro={t('intro')} />
        <KindLinks current={kind} />
        <Panel title={t('upload.title')} intro={t(`upload.about.${kind}`, { rows: IMPORT_LIMITS.rows[kind] })}>
          <p>
            <TextLink href={`/templates/${kind}-${locale}.csv`} download>
              {t('upload.template')}
            </TextLink>{' '}
            <span className="text-ink-2">{t('upload.templateHint')}</span>
          </p>
          <UploadForm key={kind} kind={kind} limit={IMPORT_LIMITS.bytes} />
        </Panel>
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <h2>{t('list.title')}</h2>
          <ImportsTable
            rows={await importRows(list.data, timeZone)}
            empty={<EmptyState title={t('list.emptyTitle')}>{t(`list.emptyText.${kind}`)}</EmptyState>}
          />
          <ListPages
            path={PATH}
            search={search}
            list={list}
            summary={(place) => t(`list.summary.${place}`, { count: list.data.length })}
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
