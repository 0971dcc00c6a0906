import { type Actor, defineCommand, defineOperatorTask } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { clearOldest } from './clearing-repository';
import { clearImportsInput, failImportInput, findImportsToAdvanceInput, findImportsToClearInput } from './input';
import { companiesToClear, dueImports, starterOf } from './right-repository';
import { importById } from './row-repository';
import { clearedView, companiesView, dueImportsView, importReference } from './view';
import { saveImport } from './write-repository';

/** The worker's look across companies: whose import is to be gone on with, and as whom. */
export const findImportsToAdvance = defineOperatorTask({
  name: 'findImportsToAdvance',
  permission: 'imports:operate',
  input: findImportsToAdvanceInput,
  output: dueImportsView,
  handler: async (scope, { limit }) => {
    const due = await dueImports(scope, limit);
    const data: { companyId: string; importId: string; actor: Actor | null }[] = [];
    for (const { companyId, importId, startedBy } of due)
      data.push({ companyId, importId, actor: await starterOf(scope, { companyId, importId, startedBy }) });
    return { data };
  },
});

/** Ends an import that nobody may go on with, or that cannot be gone on with; what was done stays done. */
export const failImport = defineCommand({
  name: 'failImport',
  permission: 'imports:operate',
  input: failImportInput,
  output: importReference,
  handler: async (scope, { importId, reason }) => {
    const record = await importById(scope, importId);
    if (record === null) throw new DomainError('not_found');
    if (record.dueSince === null) return { id: importId };
    await saveImport(scope, record, { status: 'failed', problem: { code: reason, params: {} } });
    scope.record({ action: 'import.failed', targetId: importId, after: { reason, done: record.done } });
    return { id: importId };
  },
});

/** The worker's look across companies: where uploads broke off, or rows are older than they may become. */
export const findImportsToClear = defineOperatorTask({
  name: 'findImportsToClear',
  permission: 'imports:operate',
  input: findImportsToClearInput,
  output: companiesView,
  handler: async (scope, { limit }) => ({ companyIds: await companiesToClear(scope, limit) }),
});

/** Takes a company's oldest such rows away, a few thousand at a time: they hold personal values. Counts stay. */
export const clearImports = defineCommand({
  name: 'clearImports',
  permission: 'imports:operate',
  input: clearImportsInput,
  output: clearedView,
  handler: async (scope) => {
    const { more, expired } = await clearOldest(scope);
    if (expired !== null) {
      const record = await importById(scope, expired);
      if (record !== null)
        await saveImport(scope, record, { status: 'cancelled', problem: { code: 'expired', params: {} } });
      scope.record({ action: 'import.cancelled', targetId: expired, after: { reason: 'expired' } });
    }
    return { more };
  },
});
