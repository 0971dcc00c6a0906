import { getTranslations } from 'next-intl/server';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { QueueView } from '@/lib/queues/view';

/** Each kind of work: how much of it is due and since when, under way, set aside, and what comes next. */
export async function QueuesTable({ queues }: { queues: readonly QueueView[] }) {
  const [t, format] = await Promise.all([getTranslations('support-jobs'), getFormat()]);
  const at = (instant: string | null) =>
    instant === null ? <Absent label={t('none')} /> : <Time {...format.instant(instant, 'UTC')} />;
  return (
    <DataTable
      label={t('table')}
      rows={queues}
      rowKey={({ queue }) => queue}
      empty={null}
      columns={[
        { key: 'queue', header: t('columns.queue'), phone: 'title', cell: ({ queue }) => t(`queueOf.${queue}`) },
        {
          key: 'due',
          header: t('columns.due'),
          align: 'end',
          phone: 'end',
          cell: ({ due }) => t('dueCount', { count: due }),
        },
        { key: 'oldest', header: t('columns.oldest'), cell: ({ oldest }) => at(oldest) },
        { key: 'active', header: t('columns.active'), align: 'end', cell: ({ active }) => format.count(active) },
        {
          key: 'failed',
          header: t('columns.failed'),
          align: 'end',
          phone: 'sub-end',
          cell: ({ failed }) => t('failedCount', { count: failed }),
        },
        { key: 'next', header: t('columns.next'), phone: 'sub', cell: ({ next }) => at(next) },
        { key: 'last', header: t('columns.last'), cell: ({ last }) => at(last) },
      ]}
    />
  );
}
