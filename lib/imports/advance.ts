import { type CommandScope, type CompanyRole, defineCommand, PERMISSIONS, roleOf } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { carryOutAssignmentRows, checkAssignmentRows } from './assignment-rows';
import { advanceImportInput, IMPORT_LIMITS } from './input';
import { carryOutMemberRows, checkMemberRows } from './member-rows';
import { roleNow } from './right-repository';
import { type ImportRecord, importById, isBehindAnother } from './row-repository';
import { type RowVerdict, rowsWith, saveVerdicts } from './verdict-repository';
import { advancedView } from './view';
import { forgetVerdicts, type ImportChange, saveImport } from './write-repository';

/** Members of one transaction: the company's lock is held for a moment only, and a cancel comes between. */
const BATCH = 500;

/**
 * One step of an import that is due, as the person who asked for it, whose right is looked at again each time. What a step
 * decides about rows is written with what it does, so a process may be killed anywhere and another goes on from there.
 * Imports of a company take turns, oldest first.
 */
export const advanceImport = defineCommand({
  name: 'advanceImport',
  permission: 'imports:use',
  input: advanceImportInput,
  output: advancedView,
  handler: async (scope, { importId }) => {
    const record = await importById(scope, importId);
    if (record === null || record.startedBy !== actorId(scope)) throw new DomainError('not_found');
    if (record.dueSince === null || (await isBehindAnother(scope, record))) return { advanced: false };
    const role = await roleNow(scope);
    if (role === null || !mayUse(role)) throw new DomainError('forbidden', {});
    // Promoted, say, since the worker looked: the next round goes on as who they are now.
    if (role !== roleOf(scope.actor)) return { advanced: false };
    if (record.status === 'checking') await check(scope, record);
    else if (record.kind === 'members') await carryOutMembers(scope, record);
    else await carryOutAssignments(scope, record);
    return { advanced: true };
  },
});

const mayUse = (role: CompanyRole): boolean => PERMISSIONS['imports:use'].some((holder) => holder === role);

const actorId = ({ actor }: CommandScope): string | null =>
  actor.kind === 'member' ? actor.memberId : actor.kind === 'api_key' ? actor.keyId : null;

async function check(scope: CommandScope, record: ImportRecord): Promise<void> {
  // Assignments are one decision; members are many.
  const batch = record.kind === 'members' ? BATCH : IMPORT_LIMITS.rows.assignments;
  const rows = await rowsWith(scope, record.id, 'waiting', batch);
  if (record.kind === 'assignments') {
    const { verdicts, quote, problem } = await checkAssignmentRows(scope, record, rows);
    await saveVerdicts(scope, record.id, verdicts);
    // Why it had to be checked again is still to be said.
    await saveImport(scope, record, {
      ...counted(record, verdicts),
      status: 'checked',
      quote,
      problem: problem ?? record.problem,
    });
    return;
  }
  const verdicts = await checkMemberRows(scope, record, rows);
  await saveVerdicts(scope, record.id, verdicts);
  await saveImport(scope, record, { ...counted(record, verdicts), ...(rows.length < batch && { status: 'checked' }) });
}

async function carryOutMembers(scope: CommandScope, record: ImportRecord): Promise<void> {
  const rows = await rowsWith(scope, record.id, 'ready', BATCH);
  const verdicts = await carryOutMemberRows(scope, record, rows);
  await saveVerdicts(scope, record.id, verdicts);
  const change = counted({ ...record, ready: record.ready - rows.length }, verdicts);
  if (rows.length < BATCH) await complete(scope, record, change);
  else await saveImport(scope, record, change);
}

async function carryOutAssignments(scope: CommandScope, record: ImportRecord): Promise<void> {
  const rows = await rowsWith(scope, record.id, 'ready', IMPORT_LIMITS.rows.assignments);
  const outcome = await carryOutAssignmentRows(scope, record, rows);
  if (outcome === null) {
    await forgetVerdicts(scope, record.id);
    const again = { ready: 0, unchanged: 0, refused: 0, quote: null, limits: null };
    await saveImport(scope, record, { ...again, status: 'checking', problem: { code: 'quote_changed', params: {} } });
    return;
  }
  await saveVerdicts(scope, record.id, outcome.verdicts);
  const change = counted({ ...record, ready: record.ready - rows.length }, outcome.verdicts);
  await complete(scope, record, { ...change, purchaseId: outcome.purchaseId });
}

async function complete(scope: CommandScope, record: ImportRecord, change: ImportChange): Promise<void> {
  await saveImport(scope, record, { ...change, status: 'done' });
  const { done, unchanged, refused, purchaseId } = { ...record, ...change };
  scope.record({ action: 'import.completed', targetId: record.id, after: { done, unchanged, refused, purchaseId } });
}

/** The counts with what a step has found or done. */
function counted(record: ImportRecord, verdicts: readonly RowVerdict[]): ImportChange {
  const more = (verdict: RowVerdict['verdict']) => verdicts.filter((row) => row.verdict === verdict).length;
  return {
    ready: record.ready + more('ready'),
    unchanged: record.unchanged + more('unchanged'),
    refused: record.refused + more('refused'),
    done: record.done + more('done'),
  };
}
