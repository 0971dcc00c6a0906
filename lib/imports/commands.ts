import { defineCommand } from '@/lib/access';
import { exceedsLimits, type Limits } from '@/lib/assignments';
import { DomainError, ERROR_STATUS, type ErrorCode, type FieldError } from '@/lib/kernel/domain-error';
import type { FieldMapping } from './fields';
import { cancelImportInput, checkImportInput, confirmImportInput, IMPORT_FIELDS } from './input';
import { requireImport, viewOf } from './queries';
import type { ImportRecord } from './row-repository';
import { importView } from './view';
import { forgetVerdicts, saveImport } from './write-repository';

/** Has every row checked as the columns were given: a dry run, which changes nothing but verdicts. */
export const checkImport = defineCommand({
  name: 'checkImport',
  permission: 'imports:use',
  input: checkImportInput,
  output: importView,
  handler: async (scope, { importId, fields: given, invite = false }) => {
    const record = await requireImport(scope, importId);
    requireStep(record, ['received', 'checked']);
    const fields = requireFields(record, given);
    if (record.status !== 'received') await forgetVerdicts(scope, importId);
    await saveImport(scope, record, {
      status: 'checking',
      fields,
      invite: invite && record.kind === 'members',
      ready: 0,
      unchanged: 0,
      refused: 0,
      quote: null,
      problem: null,
    });
    return viewOf(scope, await requireImport(scope, importId));
  },
});

/** Has every row that can be done carried out, within what was shown (R7). */
export const confirmImport = defineCommand({
  name: 'confirmImport',
  permission: 'imports:use',
  input: confirmImportInput,
  output: importView,
  handler: async (scope, { importId, ...limits }) => {
    const record = await requireImport(scope, importId);
    requireStep(record, ['checked']);
    if (record.kind === 'assignments') requireWithin(record, limits);
    await saveImport(scope, record, {
      status: 'running',
      limits: record.kind === 'assignments' ? limits : null,
      problem: null,
    });
    const { kind, total, ready } = record;
    scope.record({ action: 'import.confirmed', targetId: importId, after: { kind, rows: total, ready } });
    return viewOf(scope, await requireImport(scope, importId));
  },
});

/** Stops an import: what was done stays done, nothing more is. */
export const cancelImport = defineCommand({
  name: 'cancelImport',
  permission: 'imports:use',
  input: cancelImportInput,
  output: importView,
  handler: async (scope, { importId }) => {
    const record = await requireImport(scope, importId);
    if (record.status === 'cancelled') return viewOf(scope, record);
    requireStep(record, ['received', 'checking', 'checked', 'running']);
    await saveImport(scope, record, { status: 'cancelled' });
    scope.record({ action: 'import.cancelled', targetId: importId, after: { done: record.done } });
    return viewOf(scope, await requireImport(scope, importId));
  },
});

function requireStep({ status }: ImportRecord, steps: readonly ImportRecord['status'][]): void {
  if (!steps.includes(status)) throw new DomainError('import_step_refused', { status });
}

/** The mapping with every field of the kind; every field that is wrong is named at once. */
function requireFields({ kind, columns }: ImportRecord, given: FieldMapping): FieldMapping {
  const known = IMPORT_FIELDS[kind];
  const errors: FieldError[] = Object.keys(given)
    .filter((name) => !known.some((field) => field.name === name))
    .map((name) => ({ pointer: `/fields/${name}`, message: 'This field is not known.' }));
  const fields: FieldMapping = {};
  const taken = new Set<number>();
  for (const { name, required } of known) {
    const column = given[name] ?? null;
    const wrong = problemOf(column, required, columns.length, taken);
    if (wrong !== null) errors.push({ pointer: `/fields/${name}`, message: wrong });
    if (column !== null) taken.add(column);
    fields[name] = column;
  }
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
  return fields;
}

function problemOf(column: number | null, required: boolean, columns: number, taken: Set<number>): string | null {
  if (column === null) return required ? 'A column must be chosen.' : null;
  if (column >= columns) return 'The file has no such column.';
  return taken.has(column) ? 'This column is chosen twice.' : null;
}

/** What was confirmed must be given, and must cover what the check found. */
function requireWithin({ quote, problem }: ImportRecord, limits: Limits): void {
  const missing = (['maxPurchases', 'maxCharge'] as const).filter((name) => limits[name] === undefined);
  if (missing.length > 0) {
    throw new DomainError('invalid_input', {
      errors: missing.map((name): FieldError => ({ pointer: `/${name}`, message: 'Must be given.' })),
    });
  }
  if (quote === null) throw refusalOf(problem);
  if (exceedsLimits(quote, limits)) throw new DomainError('quote_changed', { quote });
}

/** What kept the check from a quote: the policy, or the company's state. */
function refusalOf(problem: ImportRecord['problem']): DomainError {
  const code = problem?.code ?? '';
  return code in ERROR_STATUS
    ? new DomainError(code as ErrorCode, problem?.params ?? {})
    : new DomainError('import_step_refused', { status: 'checked' });
}
