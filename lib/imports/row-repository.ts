import type { QueryScope } from '@/lib/access';
import type { Limits } from '@/lib/assignments';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { FieldMapping } from './fields';
import type { ImportKind } from './input';
import type { ImportStatus, ImportView } from './view';

/** An import as it is stored. */
export type ImportRecord = {
  id: string;
  kind: ImportKind;
  fileName: string;
  status: ImportStatus | 'uploading';
  startedBy: string;
  createdAt: Date;
  starterName: string | null;
  columns: string[];
  fields: FieldMapping;
  invite: boolean;
  total: number;
  ready: number;
  unchanged: number;
  refused: number;
  done: number;
  quote: ImportView['quote'];
  /** What was confirmed (R7). */
  limits: Limits | null;
  purchaseId: string | null;
  problem: ImportView['problem'];
  dueSince: Date | null;
};

type Row = Omit<ImportRecord, 'createdAt' | 'dueSince' | 'columns' | 'fields' | 'quote' | 'limits' | 'problem'> & {
  created_ms: string;
  due_ms: string | null;
  columns: string;
  fields: string;
  quote: string | null;
  limits: string | null;
  problem: string | null;
};

const parsed = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));

/** The import as the program reads it. */
export function asRecord(row: Row): ImportRecord {
  return {
    ...row,
    id: fromUuid('imp', row.id),
    purchaseId: row.purchaseId === null ? null : fromUuid('pur', row.purchaseId),
    createdAt: new Date(Number(row.created_ms)),
    dueSince: row.due_ms === null ? null : new Date(Number(row.due_ms)),
    columns: JSON.parse(row.columns) as string[],
    fields: JSON.parse(row.fields) as FieldMapping,
    quote: parsed(row.quote),
    limits: parsed(row.limits),
    problem: parsed(row.problem),
  };
}

/** The company's imports; the condition and the order go behind. JSON travels as text. */
export const importRowsOf = ({ sql, companyUuid }: QueryScope) => sql`
  select i.id, i.kind, i.file_name as "fileName", i.status, i.started_by as "startedBy", m.first_name || ' ' || m.last_name as "starterName",
    (extract(epoch from i.created_at) * 1000)::bigint::text as created_ms, (extract(epoch from i.due_since) * 1000)::bigint::text as due_ms,
    i.columns::text, i.fields::text, i.invite, i.total, i.ready, i.unchanged, i.refused, i.done, i.quote::text, i.limits::text,
    i.purchase_id as "purchaseId", i.problem::text
  from imports i
  left join members m on m.company_id = i.company_id and m.id = case when i.started_by like 'mem\\_%' then substr(i.started_by, 5)::uuid end
  where i.company_id = ${companyUuid}`;

/** One import of the company, or null. */
export async function importById(scope: QueryScope, importId: string): Promise<ImportRecord | null> {
  const uuid = toUuid('imp', importId);
  const [row] = await scope.sql<Row[]>`${importRowsOf(scope)} and i.id = ${uuid}`.execute();
  return row === undefined ? null : asRecord(row);
}

/** Whether another import of the company was due before this one. */
export async function isBehindAnother(
  { sql, companyUuid }: QueryScope,
  { id, dueSince }: Pick<ImportRecord, 'id' | 'dueSince'>,
): Promise<boolean> {
  if (dueSince === null) return false;
  const [row] = await sql<{ earlier: boolean }[]>`
    select exists (
      select from imports where company_id = ${companyUuid} and due_since is not null
        and (due_since, id) < (${dueSince.toISOString()}, ${toUuid('imp', id)})
    ) as earlier`.execute();
  return row?.earlier ?? false;
}

/** The first rows of the file, as they are in it. */
export async function firstRows({ sql, companyUuid }: QueryScope, importId: string, limit: number) {
  const rows = await sql<{ line: number; cells: string }[]>`
    select line, cells::text as cells from import_rows where company_id = ${companyUuid} and import_id = ${toUuid('imp', importId)}
    order by line limit ${limit}`.execute();
  return rows.map(({ line, cells }) => ({ line, cells: JSON.parse(cells) as string[] }));
}
