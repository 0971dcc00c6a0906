import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LostPlace } from '@/components/data-table/lost-place';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { listOperatorActors, listOperatorEvents } from '@/lib/audit';
import { listOperatorEventsInput } from '@/lib/audit/input';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { ActionFilter } from '../../(console)/audit-log/action-filter';
import { ActorMenu } from '../../(console)/audit-log/actor-filter';
import { TimeFilter } from '../../(console)/audit-log/form-filters';
import { LogList } from '../../(console)/audit-log/log-list';
import { readSearchParams, type SearchParams } from '../../(console)/audit-log/search-params';
import { auditWords } from '../../(console)/audit-log/words';
import { PATH } from './path';
import { operatorPlace } from './place';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('operator-log'))('title'));
}

/** System → Log: what the operator's people changed outside of any company, and by whom (R26). */
export default async function OperatorLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams, listOperatorEventsInput);
  const [list, actors, place] = await Promise.all([
    loadTask(listOperatorEvents, search),
    loadTask(listOperatorActors, {}),
    operatorPlace(),
  ]);
  const { actor, target } = list.named;
  const [t, log, shell, navigation, words] = await Promise.all([
    getTranslations('audit'),
    getTranslations('operator-log'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    auditWords(place),
  ]);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: navigation('groups.system') }, { label: log('title') }]}
    >
      <ClientMessages namespaces={['audit', 'ui']}>
        <PageHeader title={log('title')} intro={log('intro')} />
        {placeLost ? <LostPlace /> : null}
        {search.operation === undefined ? null : (
          <Notice title={t('filters.operation')} action={<TextLink href={PATH}>{t('filters.showAll')}</TextLink>}>
            {t('filters.operationText', { id: search.operation })}
          </Notice>
        )}
        {target === null ? null : (
          <Notice
            title={log('about', { thing: words.thing(target) })}
            action={<TextLink href={tableHref(PATH, search, { target: undefined })}>{t('filters.showAll')}</TextLink>}
          >
            {log('aboutText')}
          </Notice>
        )}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <Toolbar>
            <ActorMenu
              path={PATH}
              search={search}
              choices={actors.data}
              chosen={actor && { id: actor.id, text: words.named(actor) }}
            />
            <ActionFilter search={search} place={place} />
            <TimeFilter search={search} timeZone="UTC" path={PATH} />
          </Toolbar>
          <LogList
            label={log('table')}
            list={list}
            search={search}
            place={place}
            timeZone="UTC"
            empty={{ title: log('empty.title'), text: log('empty.text') }}
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
