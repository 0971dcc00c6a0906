import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { Toolbar } from '@/components/data-table/toolbar';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { listAuditEvents } from '@/lib/audit';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { ActionFilter } from './action-filter';
import { ActorFilter } from './actor-filter';
import { AuditExport } from './audit-export';
import { asRow } from './audit-row';
import { AuditTable } from './audit-table';
import { TargetFilter, TimeFilter } from './form-filters';
import { PATH } from './path';
import { isFiltered, readSearchParams, type SearchParams } from './search-params';
import { auditWords } from './words';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('audit'))('title'));
}

/** Company → Audit log: what was done, by whom, to what (R26). */
export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const { named, total, ...list } = await load(listAuditEvents, search);
  const [t, shell, words, format, { timeZone }] = await Promise.all([
    getTranslations('audit'),
    getTranslations('shell'),
    auditWords(),
    getFormat(),
    viewerCompany(),
  ]);
  const rows = list.data.map((event) => asRow(event, words, format.instant(event.at, timeZone)));
  const empty = isFiltered(search) ? (
    <NoResults clearHref={PATH} />
  ) : (
    <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  );
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.company') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['audit', 'ui']}>
        <PageHeader title={t('title')} intro={t('intro')} />
        {placeLost ? <LostPlace /> : null}
        {search.operation === undefined ? null : (
          <Notice title={t('filters.operation')} action={<TextLink href={PATH}>{t('filters.showAll')}</TextLink>}>
            {t('filters.operationText', { id: search.operation })}
          </Notice>
        )}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <Toolbar end={<AuditExport search={search} />}>
            <ActorFilter
              search={search}
              chosen={named.actor && { id: named.actor.id, text: words.named(named.actor) }}
            />
            <ActionFilter search={search} />
            <TargetFilter search={search} target={named.target && words.thing(named.target)} />
            <TimeFilter search={search} timeZone={timeZone} />
          </Toolbar>
          <AuditTable label={t('table')} rows={rows} empty={empty} />
          <ListPages
            path={PATH}
            search={search}
            list={list}
            counted={total === null ? null : { count: total, exact: true }}
            summary={(place, of) =>
              t(`rows.${place === 'first' && total === null ? 'newest' : place}`, {
                count: list.data.length,
                total: of,
              })
            }
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
