import { defineCommand, defineQuery } from '@/lib/access';
import { pageOf } from '@/lib/kernel/shape';
import { beginImportErrorsInput, readImportErrorsInput } from './input';
import { importRowPage } from './list-repository';
import { requireImport } from './queries';
import { importErrorsView, importRowView } from './view';

const PAGE = 1_000;

/** Somebody takes the refused rows out as a file: written down before the first of them leaves (R26). */
export const beginImportErrors = defineCommand({
  name: 'beginImportErrors',
  permission: 'imports:use',
  worksWhenClosed: true,
  input: beginImportErrorsInput,
  output: importErrorsView,
  handler: async (scope, { importId }) => {
    const { columns, fileName, refused } = await requireImport(scope, importId);
    scope.record({ action: 'import.errors_downloaded', targetId: importId, after: { rows: refused } });
    return { columns, fileName, refused };
  },
});

/** The refused rows of a file, a thousand at a time. */
export const readImportErrors = defineQuery({
  name: 'readImportErrors',
  permission: 'imports:use',
  input: readImportErrorsInput,
  output: pageOf(importRowView),
  handler: async (scope, { importId, cursor }) => {
    await requireImport(scope, importId);
    return importRowPage(scope, { importId, verdict: 'refused', limit: PAGE, cursor });
  },
});
