import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { LineDetailView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { stepWords } from './step-words';

interface ChargeTimelineProps {
  detail: LineDetailView;
  timeZone: string;
  title: string;
}

/** Why something was charged: from what was shown beforehand to what was paid, each step with an id to copy (R7, R20, R26). */
export async function ChargeTimeline({ detail, timeZone, title }: ChargeTimelineProps) {
  const [t, format, said] = await Promise.all([
    getTranslations('costs.steps'),
    getFormat(),
    stepWords(detail, timeZone),
  ]);
  return (
    <section aria-labelledby="why" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="why">{title}</h2>
        <p className="text-ink-2">{t('intro', { zone: timeZone })}</p>
        {detail.line.cause === 'renewal' ? <p className="text-ink-2">{t('renewalText')}</p> : null}
      </div>
      <DataTable
        label={t('table')}
        rows={detail.steps}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        empty={<EmptyState title={t('none')} />}
        columns={[
          {
            key: 'when',
            header: t('columns.when'),
            phone: 'sub',
            cell: ({ at }) => (at === null ? t('notYet') : <Time {...format.instant(at, timeZone)} />),
          },
          { key: 'what', header: t('columns.what'), phone: 'title', cell: said.what },
          { key: 'who', header: t('columns.who'), phone: 'sub-end', cell: said.who },
          {
            key: 'id',
            header: t('columns.id'),
            phone: 'end',
            cell: ({ id }) => (
              <CopyButton compact text={id} label={t('copy')} name={t('copyId', { id })} done={t('copied')} />
            ),
          },
        ]}
      />
    </section>
  );
}
