import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { guessFields } from './fields';
import { beginImportInput, IMPORT_LIMITS, storeImportRowsInput } from './input';
import { importById } from './row-repository';
import { importReference } from './view';
import { insertImport, insertRows, saveImport } from './write-repository';

/** Opens an import for a file that was read through without a fault: its rows follow. Nobody sees it before all are there. */
export const beginImport = defineCommand({
  name: 'beginImport',
  permission: 'imports:use',
  input: beginImportInput,
  output: importReference,
  handler: async (scope, { kind, fileName, columns }) => {
    const id = newId('imp');
    await insertImport(scope, {
      id,
      kind,
      fileName,
      startedBy: startedBy(scope.actor),
      columns,
      fields: guessFields(kind, columns),
    });
    return { id };
  },
});

/** Adds rows to an import that is being uploaded; with the last ones it is received. */
export const storeImportRows = defineCommand({
  name: 'storeImportRows',
  permission: 'imports:use',
  input: storeImportRowsInput,
  output: importReference,
  handler: async (scope, { importId, rows, complete }) => {
    const record = await importById(scope, importId);
    if (record === null || record.status !== 'uploading' || record.startedBy !== startedBy(scope.actor))
      throw new DomainError('not_found');
    const total = record.total + rows.length;
    const limit = IMPORT_LIMITS.rows[record.kind];
    if (total > limit) throw new DomainError('import_file_unusable', { problem: 'too_many_rows', limit });
    await insertRows(scope, importId, rows);
    await saveImport(scope, record, { total, status: complete ? 'received' : 'uploading' });
    if (complete)
      scope.record({ action: 'import.received', targetId: importId, after: { kind: record.kind, rows: total } });
    return { id: importId };
  },
});

/** Whoever brings a file: a member, or a program's key. */
function startedBy(actor: Parameters<typeof beginImport.handler>[0]['actor']): string {
  if (actor.kind === 'member') return actor.memberId;
  if (actor.kind === 'api_key') return actor.keyId;
  throw new DomainError('forbidden', {});
}
