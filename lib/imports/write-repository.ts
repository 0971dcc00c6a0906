import type { CommandScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import type { FieldMapping } from './fields';
import type { ImportKind } from './input';
import type { ImportRecord } from './row-repository';

export type NewImport = {
  id: string;
  kind: ImportKind;
  fileName: string;
  startedBy: string;
  columns: readonly string[];
  fields: FieldMapping;
};

const asJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Opens an import whose rows are still to come. */
export async function insertImport({ sql, companyUuid, now }: CommandScope, made: NewImport): Promise<void> {
  await sql`
    insert into imports (company_id, id, kind, file_name, status, started_by, created_at, columns, fields)
    values (${companyUuid}, ${toUuid('imp', made.id)}, ${made.kind}, ${made.fileName}, 'uploading', ${made.startedBy}, ${now.toISOString()},
      ${JSON.stringify(made.columns)}::text::jsonb, ${JSON.stringify(made.fields)}::text::jsonb)`.execute();
}

/** Adds rows to an import, each line once. */
export async function insertRows(
  { sql, companyUuid }: CommandScope,
  importId: string,
  rows: readonly { line: number; cells: readonly string[] }[],
): Promise<void> {
  await sql`
    insert into import_rows (company_id, import_id, line, cells)
    select ${companyUuid}, ${toUuid('imp', importId)}, line, cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as added(line int, cells jsonb)`.execute();
}

export type ImportChange = Partial<
  Pick<
    ImportRecord,
    | 'status'
    | 'fields'
    | 'invite'
    | 'total'
    | 'ready'
    | 'unchanged'
    | 'refused'
    | 'done'
    | 'quote'
    | 'limits'
    | 'purchaseId'
    | 'problem'
  >
>;

const ENDED = new Set<ImportRecord['status']>(['done', 'cancelled', 'failed']);

/** Stores an import with a change; when it became due, and when it ended, follow from the status. */
export async function saveImport(
  { sql, companyUuid, now }: CommandScope,
  record: ImportRecord,
  change: ImportChange,
): Promise<void> {
  const next = { ...record, ...change };
  const isDue = next.status === 'checking' || next.status === 'running';
  const at = now.toISOString();
  await sql`
    update imports set status = ${next.status}, due_since = ${isDue ? (record.dueSince?.toISOString() ?? at) : null},
      finished_at = ${ENDED.has(next.status) ? at : null}, fields = ${JSON.stringify(next.fields)}::text::jsonb, invite = ${next.invite},
      total = ${next.total}, ready = ${next.ready}, unchanged = ${next.unchanged}, refused = ${next.refused}, done = ${next.done},
      quote = ${asJson(next.quote)}::text::jsonb, limits = ${asJson(next.limits)}::text::jsonb,
      purchase_id = ${next.purchaseId === null ? null : toUuid('pur', next.purchaseId)}, problem = ${asJson(next.problem)}::text::jsonb
    where company_id = ${companyUuid} and id = ${toUuid('imp', record.id)}`.execute();
}

/** Forgets every verdict that was not carried out. */
export async function forgetVerdicts({ sql, companyUuid }: CommandScope, importId: string): Promise<void> {
  await sql`
    update import_rows set verdict = 'waiting', key = null, problem = null, member_id = null, number_id = null
    where company_id = ${companyUuid} and import_id = ${toUuid('imp', importId)} and verdict in ('ready', 'unchanged', 'refused')`.execute();
}
