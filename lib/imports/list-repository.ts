import type { QueryScope } from '@/lib/access';
import { fromUuid, isId, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { ImportKind, ImportVerdict } from './input';
import { asRecord, type ImportRecord, importRowsOf } from './row-repository';
import type { ImportRowView } from './view';

type Paging = { limit: number; cursor?: string | undefined };

/** A page of the company's imports, newest first; one whose upload is not finished is none. */
export async function importPage(
  scope: QueryScope,
  { kind, limit, cursor }: Paging & { kind?: ImportKind | undefined },
): Promise<Page<ImportRecord>> {
  const { sql } = scope;
  const list = `imports:${kind ?? ''}`;
  const start = pageStart(list, cursor, 1);
  const id = start?.key[0];
  if (start !== null && (typeof id !== 'string' || !isId('imp', id))) throw refusedCursor();
  // Ids are made in the order of time.
  const edge = typeof id === 'string' ? toUuid('imp', id) : null;
  const back = start?.direction === 'before';
  const rows = await sql<Parameters<typeof asRecord>[0][]>`
    ${importRowsOf(scope)} and i.status <> 'uploading' and (${kind ?? null}::text is null or i.kind = ${kind ?? null})
      ${edge === null ? sql`` : back ? sql`and i.id > ${edge}` : sql`and i.id < ${edge}`}
    order by ${back ? sql`i.id` : sql`i.id desc`} limit ${limit + 1}`.execute();
  return pageOfRows(
    list,
    start,
    limit,
    rows.map(asRecord),
    (row) => [row.id],
    (row) => row,
  );
}

type Row = {
  line: number;
  cells: string;
  verdict: ImportVerdict;
  problem: string | null;
  member_id: string | null;
  number_id: string | null;
};

const INT4 = 2_147_483_647;

/** A page of a file's rows in its order, all or those of one verdict. */
export async function importRowPage(
  { sql, companyUuid }: QueryScope,
  { importId, verdict, limit, cursor }: Paging & { importId: string; verdict?: ImportVerdict | undefined },
): Promise<Page<ImportRowView>> {
  const list = `import-rows:${importId}:${verdict ?? ''}`;
  const start = pageStart(list, cursor, 1);
  const line = start?.key[0];
  if (start !== null && (typeof line !== 'number' || line < 0 || line > INT4)) throw refusedCursor();
  const back = start?.direction === 'before';
  const rows = await sql<Row[]>`
    select line, cells::text as cells, verdict, problem::text as problem, member_id, number_id from import_rows
    where company_id = ${companyUuid} and import_id = ${toUuid('imp', importId)}
      ${verdict === undefined ? sql`` : sql`and verdict = ${verdict}`}
      ${typeof line !== 'number' ? sql`` : back ? sql`and line < ${line}` : sql`and line > ${line}`}
    order by ${back ? sql`line desc` : sql`line`} limit ${limit + 1}`.execute();
  return pageOfRows(list, start, limit, rows, (row) => [row.line], asRowView);
}

function asRowView({ line, cells, verdict, problem, member_id, number_id }: Row): ImportRowView {
  return {
    line,
    cells: JSON.parse(cells) as string[],
    verdict,
    problem: problem === null ? null : (JSON.parse(problem) as ImportRowView['problem']),
    memberId: member_id && fromUuid('mem', member_id),
    numberId: number_id && fromUuid('num', number_id),
  };
}
