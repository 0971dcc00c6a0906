'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { ImportVerdict } from '@/lib/imports/input';
import type { FileRow } from './file-row';

const looks: Record<ImportVerdict, Pick<BadgeProps, 'tone' | 'mark'>> = {
  waiting: { mark: 'plain' },
  ready: { tone: 'key', mark: 'ring' },
  unchanged: { mark: 'plain' },
  refused: { tone: 'red' },
  done: { tone: 'key' },
};

interface RowsTableProps {
  rows: FileRow[];
  /** Whether any of them can have a problem: else its columns are left out. */
  withProblems: boolean;
  empty: ReactNode;
}

/** The file's rows with what came of each: line, column, value, what is wrong and what to do. */
export function RowsTable({ rows, withProblems, empty }: RowsTableProps) {
  const t = useTranslations('import-pages.rows');
  const columns: (Column<FileRow> | false)[] = [
    {
      key: 'line',
      header: t('line'),
      phone: 'title',
      cell: (row) => (
        <>
          <span className="wide-only tabular-nums">{row.line}</span>
          <span className="narrow-only">
            {t('lineOf', { line: row.line })} <RowText row={row} />
          </span>
        </>
      ),
    },
    { key: 'row', header: t('row'), cell: (row) => <RowText row={row} /> },
    {
      key: 'result',
      header: t('result'),
      phone: 'end',
      cell: ({ verdict }) => <Badge {...looks[verdict]}>{t(`verdictOf.${verdict}`)}</Badge>,
    },
    withProblems && {
      key: 'column',
      header: t('column'),
      cell: ({ problem }) => (problem ? (problem.column ?? t('wholeRow')) : null),
    },
    withProblems && {
      key: 'value',
      header: t('value'),
      cell: ({ problem }) =>
        problem ? problem.value === '' ? <Absent label={t('noValue')} /> : <Value text={problem.value} /> : null,
    },
    withProblems && {
      key: 'problem',
      header: t('problem'),
      phone: 'sub',
      cell: ({ problem }) => (problem ? <Problem problem={problem} /> : null),
    },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns.filter((column) => column !== false)}
      rows={rows}
      rowKey={(row) => String(row.line)}
      empty={empty}
    />
  );
}

function RowText({ row: { text, href } }: { row: FileRow }) {
  if (href === null) return <span className="wrap-anywhere">{text}</span>;
  return (
    <a href={href} className="wrap-anywhere">
      {text}
    </a>
  );
}

const Value = ({ text }: { text: string }) => <span className="wrap-anywhere line-clamp-2">{text}</span>;

function Problem({ problem: { column, value, sentence, hint } }: { problem: NonNullable<FileRow['problem']> }) {
  const t = useTranslations('import-pages.rows');
  return (
    <span className="grid max-w-[26rem] gap-0.5 py-1 whitespace-normal">
      <span className="narrow-only font-medium wrap-anywhere">
        {t('where', { column: column ?? t('wholeRow'), value: value === '' ? t('noValue') : value })}
      </span>
      <span>{sentence}</span>
      {hint ? <span className="text-small text-ink-2">{hint}</span> : null}
    </span>
  );
}
