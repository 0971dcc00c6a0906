import { defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { getImportInput, IMPORT_FIELDS, listImportRowsInput, listImportsInput } from './input';
import { importPage, importRowPage } from './list-repository';
import { firstRows, type ImportRecord, importById, isBehindAnother } from './row-repository';
import { type ImportView, importRowView, importSummaryView, importView } from './view';

const SAMPLE = 5;

/** One import: how its file is read, how far it is, and what it takes. */
export const getImport = defineQuery({
  name: 'getImport',
  permission: 'imports:use',
  input: getImportInput,
  output: importView,
  handler: async (scope, { importId }) => viewOf(scope, await requireImport(scope, importId)),
});

/** A page of the company's imports, newest first. */
export const listImports = defineQuery({
  name: 'listImports',
  permission: 'imports:use',
  input: listImportsInput,
  output: pageOf(importSummaryView),
  handler: async (scope, input) => {
    const { data, ...cursors } = await importPage(scope, input);
    return { data: data.map(summaryOf), ...cursors };
  },
});

/** A page of a file's rows with their verdicts, in the file's order. */
export const listImportRows = defineQuery({
  name: 'listImportRows',
  permission: 'imports:use',
  input: listImportRowsInput,
  output: pageOf(importRowView),
  handler: async (scope, input) => {
    await requireImport(scope, input.importId);
    return importRowPage(scope, input);
  },
});

/** An import whose file is here, or `not_found`. */
export async function requireImport(
  scope: QueryScope,
  importId: string,
): Promise<ImportRecord & { status: ImportView['status'] }> {
  const record = await importById(scope, importId);
  if (record === null || record.status === 'uploading') throw new DomainError('not_found');
  return { ...record, status: record.status };
}

/** The import as pages and programs see it. */
export async function viewOf(scope: QueryScope, record: ImportRecord): Promise<ImportView> {
  const [queued, sample] = await Promise.all([isBehindAnother(scope, record), firstRows(scope, record.id, SAMPLE)]);
  const { kind, columns, fields, invite, quote, purchaseId } = record;
  const read = new Set(Object.values(fields));
  return {
    ...summaryOf(record),
    columns,
    fields: IMPORT_FIELDS[kind].map(({ name, required }) => ({ name, required, column: fields[name] ?? null })),
    ignored: columns.filter((cell, index) => !read.has(index) && cell.trim() !== ''),
    sample,
    invite,
    quote,
    purchaseId,
    queued,
  };
}

function summaryOf(record: ImportRecord) {
  const { id, kind, fileName, status, createdAt, startedBy, starterName, problem } = record;
  const { total, ready, unchanged, refused, done } = record;
  return {
    id,
    kind,
    fileName,
    status: status === 'uploading' ? ('received' as const) : status,
    createdAt: createdAt.toISOString(),
    createdBy: starterName === null ? null : { id: startedBy, name: starterName },
    counts: { total, waiting: total - ready - unchanged - refused - done, ready, unchanged, refused, done },
    problem,
  };
}
