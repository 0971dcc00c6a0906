import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { getDeparture } from '@/lib/assignments';
import type { DepartureDetailView } from '@/lib/assignments/view';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { PATH } from '../../path';
import { DepartedNumbers } from './departed-numbers';
import { UndoButton } from './undo-button';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same: once per request.
const departureOf = cache((departureId: string) => load(getDeparture, { departureId }));

async function titleOf({ kind, member }: DepartureDetailView): Promise<string> {
  const t = await getTranslations('leaving.done');
  return kind === 'deleted' ? t('titleDeleted', { name: member.name }) : t('titleDeactivated', { name: member.name });
}

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return pageMetadata(await titleOf(await departureOf((await params).id)));
}

/** The lasting account of a departure: it stays at its address, with the one way back while there is one. */
export default async function DeparturePage({ params }: Properties) {
  const departure = await departureOf((await params).id);
  const [t, shell, list, title] = await Promise.all([
    getTranslations('leaving'),
    getTranslations('shell'),
    getTranslations('members'),
    titleOf(departure),
  ]);
  const { id, kind, member, undo, undoneAt } = departure;
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: list('title'), href: PATH }, { label: t('done.crumb') }]}
    >
      <ClientMessages namespaces={['leaving', 'assignments', 'ui']}>
        <PageHeader
          title={title}
          actions={
            undo.possible || undoneAt !== null ? (
              <UndoButton departure={{ id, kind, member }} over={undoneAt !== null} />
            ) : null
          }
        />
        {undoneAt === null ? (
          <StatusMessage title={t('done.status', { kind, name: member.name })}>
            <Freed departure={departure} />
          </StatusMessage>
        ) : null}
        {undoneAt === null && !undo.possible ? <NotPossible undo={undo} /> : null}
        <Facts departure={departure} />
        <DepartedNumbers departure={departure} />
      </ClientMessages>
    </PageFrame>
  );
}

async function Freed({ departure }: { departure: DepartureDetailView }) {
  const t = await getTranslations('leaving.done');
  return (
    <p>
      {t.rich('freed', {
        count: departure.licencesFreed,
        licences: (chunks) => <TextLink href="/manage-product/licences?status=available">{chunks}</TextLink>,
      })}
    </p>
  );
}

const REASONS = ['over', 'superseded', 'email_taken', 'forbidden'] as const;

async function NotPossible({ undo }: Pick<DepartureDetailView, 'undo'>) {
  const t = await getTranslations('leaving.undo');
  const why = REASONS.find((reason) => reason === undo.reason || reason === undo.code) ?? 'other';
  return <Notice title={t('notPossible')}>{t(`reasons.${why}`)}</Notice>;
}

async function Facts({ departure }: { departure: DepartureDetailView }) {
  const [t, leaving, format, { timeZone }] = await Promise.all([
    getTranslations('leaving.done'),
    getTranslations('leaving'),
    getFormat(),
    viewerCompany(),
  ]);
  const { id, kind, member, leftAt, undoableUntil, undoneAt } = departure;
  const instant = (at: string) => <Time {...format.instant(at, timeZone)} />;
  const here = kind === 'deactivated' || undoneAt !== null;
  return (
    <DetailsList
      label={t('crumb')}
      items={[
        { term: t('when'), value: instant(leftAt) },
        undoneAt === null
          ? { term: t('undoUntil'), value: instant(undoableUntil) }
          : { term: t('undone'), value: instant(undoneAt) },
        { term: t('reference'), value: <code>{id}</code> },
        {
          term: leaving('terms.member'),
          value: here ? (
            <TextLink href={`${PATH}/${member.id}`}>{t('member', { name: member.name })}</TextLink>
          ) : (
            <TextLink href={PATH}>{t('members')}</TextLink>
          ),
        },
      ]}
    />
  );
}
