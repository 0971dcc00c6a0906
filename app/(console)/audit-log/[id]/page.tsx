import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { tableHref } from '@/components/data-table/table-href';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { getAuditEvent } from '@/lib/audit';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { asRow } from '../audit-row';
import { AuditTable } from '../audit-table';
import { Changes } from '../changes';
import { PATH } from '../path';
import { PersonalValues } from '../personal-values';
import { auditWords } from '../words';
import { EventFacts, Linked } from './event-facts';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same entry: once per request.
const eventOf = cache((eventId: string) => load(getAuditEvent, { eventId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const [event, words] = [await eventOf((await params).id), await auditWords()];
  return pageMetadata(words.action(event.action));
}

/** One entry of the audit log: who did what to what, what changed, and what else happened in the same act (R26). */
export default async function AuditEventPage({ params }: Properties) {
  const event = await eventOf((await params).id);
  const [t, shell, words, format, { timeZone }] = await Promise.all([
    getTranslations('audit'),
    getTranslations('shell'),
    auditWords(),
    getFormat(),
    viewerCompany(),
  ]);
  const title = words.action(event.action);
  const row = asRow(event, words, format.instant(event.at, timeZone));
  const alongside = event.alongside.map((one) => asRow(one, words, format.instant(one.at, timeZone)));
  const { bought } = row;
  const why =
    bought === null || bought === 'several'
      ? bought && t('boughtAutomatically')
      : t.rich('boughtFor', { number: () => <Linked {...bought} /> });
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.company') }, { label: t('title'), href: PATH }, { label: title }]}
    >
      <PageHeader title={title} intro={why} />
      <EventFacts event={event} row={row} />
      <section aria-labelledby="changes" className="grid grid-cols-1 gap-2.5 pt-2">
        <h2 id="changes">{t('entry.changes')}</h2>
        <Changes
          event={event}
          before={event.before}
          after={event.after}
          label={t('entry.changesTable')}
          timeZone={timeZone}
        />
      </section>
      <PersonalValues event={event} timeZone={timeZone} />
      <section aria-labelledby="alongside" className="grid grid-cols-1 gap-2.5 pt-2">
        <h2 id="alongside">{t('entry.alongside')}</h2>
        <ClientMessages namespaces={['audit', 'ui']}>
          <AuditTable
            label={t('entry.alongsideTable')}
            rows={alongside}
            empty={<EmptyState title={t('entry.alongsideNone')} />}
          />
        </ClientMessages>
        {event.moreAlongside ? (
          <TextLink href={tableHref(PATH, {}, { operation: event.operationId })}>{t('entry.moreAlongside')}</TextLink>
        ) : null}
      </section>
    </PageFrame>
  );
}
