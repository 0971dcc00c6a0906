import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import type { AuditEventDetailView } from '@/lib/audit/view';
import { COMPANY_LOG, type LogPlace } from './log-place';
import { valueWords } from './values';

type State = Record<string, unknown>;
type Difference = { name: string; before: unknown; after: unknown };

/** The fields that an entry says something of, in the order in which they were recorded; what is nothing on both sides says nothing. */
function differencesOf(before: State | null, after: State | null): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const differences = names.map((name) => ({ name, before: before?.[name] ?? null, after: after?.[name] ?? null }));
  return before === null ? differences : differences.filter((one) => one.before !== null || one.after !== null);
}

/** What was before and after, field by field; where there was nothing before, only what was recorded. */
export async function Changes({
  event,
  before,
  after,
  label,
  timeZone,
  place = COMPANY_LOG,
}: {
  event: AuditEventDetailView;
  before: State | null;
  after: State | null;
  label: string;
  timeZone: string;
  place?: LogPlace;
}) {
  const [t, { field, value }] = await Promise.all([getTranslations('audit.entry'), valueWords(event, timeZone, place)]);
  const rows = differencesOf(before, after);
  if (rows.length === 0) return <p className="text-ink-2">{t('nothing')}</p>;
  const earlier = {
    key: 'before',
    header: t('before'),
    phone: 'sub' as const,
    cell: (row: Difference) => value(row.before, row.name, before ?? {}),
  };
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ name }) => name}
      empty={null}
      columns={[
        { key: 'field', header: t('field'), phone: 'title', cell: ({ name }) => field(name) },
        ...(before === null ? [] : [earlier]),
        {
          key: 'after',
          header: before === null ? t('value') : t('after'),
          phone: 'sub-end',
          cell: (row) => value(row.after, row.name, after ?? {}),
        },
      ]}
    />
  );
}
