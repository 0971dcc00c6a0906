import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { listGivenUpMessages } from '@/lib/mailbox';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { MessagesTable } from './messages-table';
import { PATH } from './path';

export async function generateMetadata() {
  return pageMetadata((await getTranslations('outbox'))('title'));
}

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What could not be delivered, why, and a button that has it tried again. */
export default async function OutboxPage({ searchParams }: Properties) {
  const { cursor, place } = await searchParams;
  const search = { cursor: typeof cursor === 'string' ? cursor.slice(0, 2_000) : undefined };
  const list = await loadTask(listGivenUpMessages, search);
  const [t, shell, format] = await Promise.all([getTranslations('outbox'), getTranslations('shell'), getFormat()]);
  const rows = list.data.map(({ id, companyId, companyName, topic, attempts, deadAt, lastError }) => ({
    id,
    companyId,
    companyName: companyName ?? t('account'),
    topic: t.has(`topics.${topic}` as 'topics.mail.invitation')
      ? t(`topics.${topic}` as 'topics.mail.invitation')
      : topic,
    attempts,
    reason: lastError,
    givenUp: format.instant(deadAt, 'UTC'),
  }));
  return (
    <PageFrame
      crumbs={[{ label: shell('support.title'), href: '/support' }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={t('title')} intro={t('intro')} />
      <ClientMessages namespaces={['outbox', 'ui']}>
        {place === 'lost' ? <LostPlace /> : null}
        <MessagesTable rows={rows} />
        <ListPages
          path={PATH}
          search={search}
          list={list}
          summary={(part) => t(`rows.${part}`, { count: list.data.length })}
        />
      </ClientMessages>
    </PageFrame>
  );
}
