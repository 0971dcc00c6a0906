import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { LineDetailView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { eventWords } from '../../../../../costs/event-words';

/** The events that led to a line and the people who caused them, with the references of the log (R26). */
export async function LineEvents({ detail, timeZone }: { detail: LineDetailView; timeZone: string }) {
  const [t, format, said] = await Promise.all([getTranslations('costs.events'), getFormat(), eventWords(detail)]);
  return (
    <section aria-labelledby="events" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="events">{t('title')}</h2>
        <p className="text-ink-2">{t('intro', { zone: timeZone })}</p>
        {detail.line.cause === 'renewal' ? <p className="text-ink-2">{t('renewalText')}</p> : null}
      </div>
      <DataTable
        label={t('table')}
        rows={detail.causes}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('none')} />}
        columns={[
          {
            key: 'when',
            header: t('columns.when'),
            phone: 'sub',
            cell: ({ at }) => <Time {...format.instant(at, timeZone)} />,
          },
          { key: 'what', header: t('columns.what'), phone: 'title', cell: said.what },
          { key: 'who', header: t('columns.who'), phone: 'sub-2', cell: said.who },
          { key: 'where', header: t('columns.where'), phone: 'sub-end', cell: said.where },
          {
            key: 'event',
            header: t('event'),
            cell: ({ id }) => <code className="select-all">{id}</code>,
          },
        ]}
      />
    </section>
  );
}
