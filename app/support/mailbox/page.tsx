import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { listMails } from '@/lib/mailbox';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { MailsTable } from './mails-table';
import { PATH } from './path';

export async function generateMetadata() {
  return pageMetadata((await getTranslations('mailbox'))('title'));
}

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The built-in mailbox: what would have gone to a mail server. */
export default async function MailboxPage({ searchParams }: Properties) {
  const { cursor, place } = await searchParams;
  const search = { cursor: typeof cursor === 'string' ? cursor.slice(0, 2_000) : undefined };
  const list = await loadTask(listMails, search);
  const [t, shell, format] = await Promise.all([getTranslations('mailbox'), getTranslations('shell'), getFormat()]);
  const rows = list.data.map(({ id, subject, recipient, receivedAt }) => ({
    id,
    subject,
    recipient,
    received: format.instant(receivedAt, 'UTC'),
  }));
  return (
    <PageFrame
      crumbs={[{ label: shell('support.title'), href: '/support' }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={t('title')} intro={t(env.SMTP_URL === undefined ? 'intro' : 'introPosted')} />
      <ClientMessages namespaces={['mailbox', 'ui']}>
        {place === 'lost' ? <LostPlace /> : null}
        <MailsTable rows={rows} />
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
