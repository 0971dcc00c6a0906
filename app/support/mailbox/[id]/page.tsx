import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { env } from '@/lib/env';
import { getFormat } from '@/lib/i18n/get-format';
import { getMail } from '@/lib/mailbox';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { PATH } from '../path';
import { MailText } from './mail-text';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same mail: once per request.
const mailOf = cache((mailId: string) => loadTask(getMail, { mailId }));

export async function generateMetadata({ params }: Properties) {
  return pageMetadata((await mailOf((await params).id)).subject);
}

/** One mail of the built-in mailbox, as a text and as an HTML reader would show it. */
export default async function MailPage({ params }: Properties) {
  const mail = await mailOf((await params).id);
  const [t, shell, format] = await Promise.all([getTranslations('mailbox'), getTranslations('shell'), getFormat()]);
  const recipient = mail.recipientName === '' ? mail.recipient : `${mail.recipientName} <${mail.recipient}>`;
  return (
    <PageFrame
      crumbs={[
        { label: shell('support.title'), href: '/support' },
        { label: t('title'), href: PATH },
        { label: mail.subject },
      ]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={mail.subject} />
      <DetailsList
        label={mail.subject}
        items={[
          { term: t('columns.recipient'), value: recipient },
          { term: t('sender'), value: mail.sender },
          { term: t('columns.received'), value: <Time {...format.instant(mail.receivedAt, 'UTC')} /> },
        ]}
      />
      <Panel title={t('part.text')}>
        <MailText text={mail.text} origin={env.APP_URL} />
      </Panel>
      <Panel title={t('part.html')}>
        {/* Nothing in it runs, loads or leads anywhere: no right is given to the frame. */}
        <iframe
          title={t('frame')}
          sandbox=""
          srcDoc={mail.html}
          className="h-[30rem] w-full rounded-control border border-line"
        />
      </Panel>
    </PageFrame>
  );
}
