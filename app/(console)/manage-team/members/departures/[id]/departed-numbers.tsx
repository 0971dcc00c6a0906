import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { DepartureView } from '@/lib/assignments/view';

type Row = DepartureView['numbers'][number];

const OUTCOMES = [
  'returned',
  'kept',
  'held_by_other',
  'deleted_since',
  'left',
  'changed_since',
  'member_inactive',
  'not_assignable',
  'member_limit_reached',
] as const;

/** What was decided about each number, and after an undoing what became of it. */
export async function DepartedNumbers({ departure }: { departure: DepartureView }) {
  const t = await getTranslations('leaving.done');
  return (
    <section aria-labelledby="numbers" className="grid grid-cols-1 gap-2.5 pt-2">
      <h2 id="numbers">{t('numbers')}</h2>
      <DataTable
        label={t('numbers')}
        columns={await columns(departure.undoneAt !== null)}
        rows={departure.numbers}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noNumbers', { name: departure.member.name })} />}
      />
    </section>
  );
}

async function columns(undone: boolean): Promise<Column<Row>[]> {
  const [t, outcomes] = await Promise.all([getTranslations('leaving.done'), getTranslations('leaving.outcomes')]);
  const decision = (row: Row) => {
    const to = row.toMember;
    if (row.mode !== 'reassign' || to === null) return t(`modes.${row.mode === 'reassign' ? 'keep' : row.mode}`);
    return t.rich('modes.reassign', {
      name: to.name,
      member: (chunks) => <TextLink href={`/manage-team/members/${to.id}`}>{chunks}</TextLink>,
    });
  };
  const outcome = (row: Row) => {
    const known = OUTCOMES.find((one) => one === row.outcome);
    return known ? outcomes(known) : '–';
  };
  return [
    {
      key: 'number',
      header: t('number'),
      phone: 'title',
      cell: (row) => (
        <a href={`/manage-product/numbers/${row.id}`} className="tabular-nums">
          {row.display}
        </a>
      ),
    },
    { key: 'decision', header: t('decision'), phone: 'sub', cell: decision },
    {
      key: 'licence',
      header: t('licence'),
      phone: 'end',
      cell: (row) => <a href={`/manage-product/licences?q=${row.licenceLabel}`}>{row.licenceLabel}</a>,
    },
    ...(undone ? [{ key: 'outcome', header: t('undoing'), phone: 'sub-2' as const, cell: outcome }] : []),
  ];
}
