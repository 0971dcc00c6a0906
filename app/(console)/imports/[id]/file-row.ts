import { getTranslations } from 'next-intl/server';
import type { ImportVerdict } from '@/lib/imports/input';
import type { ImportRowView, ImportView } from '@/lib/imports/view';
import { problemHint, problemSentence } from '../problem-words';

/** A row of the file as the report shows it: words ready to show. */
export interface FileRow {
  line: number;
  /** The cells that are read, in the order of the fields. */
  text: string;
  /** The member or number that it is about. */
  href: string | null;
  verdict: ImportVerdict;
  problem: { column: string | null; value: string; sentence: string; hint: string | null } | null;
}

function textOf({ cells }: ImportRowView, fields: ImportView['fields']): string {
  const read = fields.flatMap(({ column }) => (column === null ? [] : [cells[column]?.trim() ?? '']));
  return (read.length > 0 ? read : cells).filter((cell) => cell !== '').join(' · ');
}

function hrefOf({ memberId, numberId, verdict }: ImportRowView): string | null {
  if (verdict !== 'done' && verdict !== 'unchanged') return null;
  if (numberId !== null) return `/manage-product/numbers/${numberId}`;
  return memberId === null ? null : `/manage-team/members/${memberId}`;
}

/** The name of a field's column: as the file calls it, so that it can be found there. */
function columnName({ columns, fields }: Pick<ImportView, 'columns' | 'fields'>, field: string): string {
  const position = fields.find(({ name }) => name === field)?.column ?? null;
  return (position === null ? undefined : columns[position]?.trim()) || field;
}

/** Rows of a file with their verdicts in the reader's language. */
export async function fileRows(
  view: Pick<ImportView, 'columns' | 'fields'>,
  rows: readonly ImportRowView[],
): Promise<FileRow[]> {
  const words = await getTranslations('imports');
  return rows.map((row) => ({
    line: row.line,
    text: textOf(row, view.fields),
    href: hrefOf(row),
    verdict: row.verdict,
    problem: row.problem && {
      column: row.problem.column === null ? null : columnName(view, row.problem.column),
      value: row.problem.value,
      sentence: problemSentence(words, row.problem),
      hint: problemHint(words, row.problem),
    },
  }));
}
