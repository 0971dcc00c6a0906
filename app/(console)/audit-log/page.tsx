import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LostPlace } from '@/components/data-table/lost-place';
import { Toolbar } from '@/components/data-table/toolbar';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { listAuditEvents } from '@/lib/audit';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { ActionFilter } from './action-filter';
import { ActorFilter } from './actor-filter';
import { AuditExport } from './audit-export';
import { TargetFilter, TimeFilter } from './form-filters';
import { LogList } from './log-list';
import { COMPANY_LOG } from './log-place';
import { PATH } from './path';
import { readSearchParams, type SearchParams } from './search-params';
import { auditWords } from './words';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('audit'))('title'));
}

/** Company → Audit log: what was done, by whom, to what (R26). */
export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const list = await load(listAuditEvents, search);
  const { named } = list;
  const [t, shell, words, { timeZone }] = await Promise.all([
    getTranslations('audit'),
    getTranslations('shell'),
    auditWords(),
    viewerCompany(),
  ]);
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
          <LogList
            label={t('table')}
            list={list}
            search={search}
            place={COMPANY_LOG}
            timeZone={timeZone}
            empty={{ title: t('empty.title'), text: t('empty.text') }}
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
