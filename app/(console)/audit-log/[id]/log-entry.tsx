import { getTranslations } from 'next-intl/server';
import { tableHref } from '@/components/data-table/table-href';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { AuditEventDetailView } from '@/lib/audit/view';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { asRow } from '../audit-row';
import { AuditTable } from '../audit-table';
import { Changes } from '../changes';
import type { LogPlace } from '../log-place';
import { PersonalValues } from '../personal-values';
import { auditWords } from '../words';
import { EventFacts, Linked } from './event-facts';

/** One entry of a log: who did what to what, what changed, and what else happened in the same act (R26). */
export async function LogEntry({
  event,
  place,
  timeZone,
}: {
  event: AuditEventDetailView;
  place: LogPlace;
  timeZone: string;
}) {
  const [t, words, format] = await Promise.all([getTranslations('audit'), auditWords(place), getFormat()]);
  const row = asRow(event, words, format.instant(event.at, timeZone));
  const alongside = event.alongside.map((one) => asRow(one, words, format.instant(one.at, timeZone)));
  const { bought } = row;
  const why =
    bought === null || bought === 'several'
      ? bought && t('boughtAutomatically')
      : t.rich('boughtFor', { number: () => <Linked {...bought} /> });
  return (
    <>
      <PageHeader title={words.action(event.action)} intro={why} />
      <EventFacts event={event} row={row} place={place} />
      <section aria-labelledby="changes" className="grid grid-cols-1 gap-2.5 pt-2">
        <h2 id="changes">{t('entry.changes')}</h2>
        <Changes
          event={event}
          before={event.before}
          after={event.after}
          label={t('entry.changesTable')}
          timeZone={timeZone}
          place={place}
        />
      </section>
      <PersonalValues event={event} timeZone={timeZone} place={place} />
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
          <TextLink href={tableHref(place.path, {}, { operation: event.operationId })}>
            {t('entry.moreAlongside')}
          </TextLink>
        ) : null}
      </section>
    </>
  );
}
