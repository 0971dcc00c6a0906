import type { CommandScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import type { ImportVerdict } from './input';
import type { ImportRowProblem } from './view';

/** A row of the file, as it is in it. */
export type FileRow = { line: number; cells: string[] };

/** What becomes of a row. */
export type RowVerdict = {
  line: number;
  verdict: ImportVerdict;
  /** What may be in a file only once, in one spelling. */
  key?: string;
  problem?: ImportRowProblem;
  memberId?: string;
  numberId?: string;
};

/** The first rows with a verdict, in the file's order. */
export async function rowsWith(
  { sql, companyUuid }: CommandScope,
  importId: string,
  verdict: ImportVerdict,
  limit: number,
): Promise<FileRow[]> {
  const rows = await sql<{ line: number; cells: string }[]>`
    select line, cells::text as cells from import_rows
    where company_id = ${companyUuid} and import_id = ${toUuid('imp', importId)} and verdict = ${verdict} order by line limit ${limit}`.execute();
  return rows.map(({ line, cells }) => ({ line, cells: JSON.parse(cells) as string[] }));
}

/** The line that had each key first, among the rows with a verdict. */
export async function firstLines(
  { sql, companyUuid }: CommandScope,
  importId: string,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sql<{ key: string; line: number }[]>`
    select key, min(line)::int as line from import_rows
    where company_id = ${companyUuid} and import_id = ${toUuid('imp', importId)} and key = any(${[...keys]}::text[]) group by key`.execute();
  return new Map(rows.map(({ key, line }) => [key, line]));
}

/** Stores verdicts in one statement; a key stays once it is known. */
export async function saveVerdicts(
  { sql, companyUuid }: CommandScope,
  importId: string,
  verdicts: readonly RowVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return;
  const rows = verdicts.map(({ line, verdict, key, problem, memberId, numberId }) => ({
    line,
    verdict,
    key,
    problem,
    member: memberId && toUuid('mem', memberId),
    number: numberId && toUuid('num', numberId),
  }));
  await sql`
    update import_rows r set verdict = v.verdict, key = coalesce(v.key, r.key), problem = v.problem,
      member_id = coalesce(v.member, r.member_id), number_id = coalesce(v.number, r.number_id)
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as v(line int, verdict text, key text, problem jsonb, member uuid, number uuid)
    where r.company_id = ${companyUuid} and r.import_id = ${toUuid('imp', importId)} and r.line = v.line`.execute();
}
