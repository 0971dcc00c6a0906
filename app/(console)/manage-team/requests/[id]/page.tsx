import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getRequest } from '@/lib/requests';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { PATH } from '../path';
import { RequestActs } from '../request-acts';
import { RequestDialogs } from '../request-dialogs';
import { requestRows } from '../request-rows';
import { RequestStatus } from '../request-status';
import { Answer } from '../requests-table';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same request: once.
const requestOf = cache((requestId: string) => load(getRequest, { requestId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  await requestOf((await params).id);
  return pageMetadata((await getTranslations('requests'))('one.title'));
}

/** One request: who asked for what, its answer, and what the reader may do with it. Mails lead here. */
export default async function RequestPage({ params }: Properties) {
  const request = await requestOf((await params).id);
  const [t, shell, { timeZone }, assigns] = await Promise.all([
    getTranslations('requests'),
    getTranslations('shell'),
    viewerCompany(),
    viewerMay('numbers:assign'),
  ]);
  const [row] = await requestRows([request], timeZone);
  if (row === undefined) throw new Error('a request without its row');
  const { member, number } = row;
  const items = [
    { term: t('columns.status'), value: <RequestStatus status={row.status} /> },
    ...(['open', 'withdrawn'].includes(row.status) || (row.kind === 'purchase' && row.status === 'approved')
      ? []
      : [{ term: t('one.answer'), value: <Answer row={row} /> }]),
    ...(row.until === null ? [] : [{ term: t('one.held'), value: row.until }]),
    ...(member === null
      ? []
      : [
          {
            term: t('columns.member'),
            value: <TextLink href={`/manage-team/members/${member.id}`}>{member.name}</TextLink>,
          },
        ]),
    {
      term: t('columns.wish'),
      // A number that nobody holds is not a team lead's to see.
      value:
        number === null || !(assigns || row.kind === 'wish') ? (
          row.wish
        ) : (
          <TextLink href={`/manage-product/numbers/${number.id}`}>{row.wish}</TextLink>
        ),
    },
    ...(row.note === null ? [] : [{ term: t('approve.note'), value: row.note }]),
    {
      term: t('columns.asked'),
      value: (
        <>
          <Time {...row.asked} />, {row.askedBy}
        </>
      ),
    },
  ];
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: t('title'), href: PATH }, { label: t('one.title') }]}
    >
      <ClientMessages namespaces={['requests', 'assignments', 'ui']}>
        <RequestDialogs>
          <PageHeader
            title={t(row.kind === 'purchase' ? 'one.purchase' : 'one.wish', { name: row.subject })}
            actions={row.acts.length > 0 ? <RequestActs request={row} /> : null}
          />
          <DetailsList label={t('one.title')} items={items.filter(({ value }) => value !== null)} />
        </RequestDialogs>
      </ClientMessages>
    </PageFrame>
  );
}
