import { type CommandScope, can, defineCommand } from '@/lib/access';
import { assignWithin, deleteNumber, isUnconfirmed, reassignNumber, unassignNumber } from '@/lib/assignments';
import { DomainError } from '@/lib/kernel/domain-error';
import { settleWhatIsDue } from '@/lib/licences';
import { memberById } from '@/lib/members';
import { notify } from '@/lib/notices';
import { numberById } from '@/lib/numbers';
import { carryOutPlannedChangeInput, failPlannedChangeInput, type PlannedKind, type PlannedLimits } from './input';
import { dayThere, type PlannedRow, plannedRow } from './row-repository';
import { agreedOn, isDue, isStillToDo } from './rules';
import { carriedOutView, type ProblemView } from './view';
import { saveChange, toBeTold } from './write-repository';

/**
 * Does what was planned, by the very acts of today: their rules, limits, price and events, in the transaction that writes
 * it down as done (R1–R8, R23). What is so already is done as unchanged.
 */
export async function carryOut(
  scope: CommandScope,
  change: PlannedRow,
  { limits, approved }: { limits: PlannedLimits; approved: boolean },
): Promise<void> {
  await settleWhatIsDue(scope);
  const unchanged = await doIt(scope, change, limits, approved);
  await saveChange(scope, change.id, { status: 'done', unchanged, problem: null, answeredAt: scope.now });
  scope.record({
    action: 'planned_change.done',
    targetId: change.id,
    before: { status: change.status },
    after: { status: 'done', unchanged, ...agreedOn({ kind: change.kind, limits, approved }) },
  });
}

/** Gives whether it was so already. */
async function doIt(
  scope: CommandScope,
  { kind, numberId, e164, memberId, holderId, history }: PlannedRow,
  limits: PlannedLimits,
  approved: boolean,
): Promise<boolean> {
  if (memberId !== null && (await memberById(scope, memberId)) === null)
    throw new DomainError('member_inactive', { memberId });
  if (kind === 'assign' && memberId !== null) {
    const number = numberId === null ? { e164 } : { numberId };
    return (await assignWithin(scope, { memberId, ...number, ...limits }, { approved })).unchanged;
  }
  const number = numberId === null ? null : await numberById(scope, numberId);
  if (numberId === null || number === null) throw new DomainError('not_found');
  const standing = { status: number.status, holderId: number.member?.id ?? null };
  if (!isStillToDo({ kind: kind as PlannedKind, memberId, holderId }, standing)) return true;
  if (kind === 'unassign') await unassignNumber.handler(scope, { numberId }, undefined);
  if (kind === 'delete') await deleteNumber.handler(scope, { numberId }, undefined);
  if (kind === 'reassign' && memberId !== null)
    await reassignNumber.handler(scope, { numberId, memberId, history: historyOf(history) }, undefined);
  return false;
}

const historyOf = (history: string | null) => (history === 'transfer' || history === 'delete' ? history : 'keep');

/** The change behind the lock, if its day has come and nobody answered it yet. */
async function findDue(scope: CommandScope, id: string): Promise<PlannedRow | null> {
  const change = await plannedRow(scope, id);
  if (change === null) throw new DomainError('not_found');
  const { today } = await dayThere(scope);
  return change.status === 'planned' && isDue(change.onDate, today) ? change : null;
}

/** The worker's command: one due change, once. A refusal rolls all of it back, and is written down by another command. */
export const carryOutPlannedChange = defineCommand({
  name: 'carryOutPlannedChange',
  permission: 'planned-changes:operate',
  input: carryOutPlannedChangeInput,
  output: carriedOutView,
  handler: async (scope, { plannedChangeId }) => {
    const change = await findDue(scope, plannedChangeId);
    if (change !== null)
      await carryOut(scope, change, {
        limits: (change.limits as PlannedLimits | null) ?? {},
        approved: change.approved,
      });
    return { id: plannedChangeId };
  },
});

/** Makes a change that was refused on its day a task that somebody sees, and says so to who planned it. */
export const failPlannedChange = defineCommand({
  name: 'failPlannedChange',
  permission: 'planned-changes:operate',
  input: failPlannedChangeInput,
  output: carriedOutView,
  handler: async (scope, { plannedChangeId, code, details }) => {
    const change = await findDue(scope, plannedChangeId);
    if (change === null) return { id: plannedChangeId };
    await saveChange(scope, change.id, {
      status: 'failed',
      problem: problemOf(code, details),
      answeredAt: scope.now,
    });
    scope.record({
      action: 'planned_change.failed',
      targetId: change.id,
      before: { status: 'planned' },
      after: { status: 'failed', code },
    });
    for (const memberId of await toBeTold(scope, change.plannedBy))
      notify(scope, 'mail.planned_change_failed', {
        memberId,
        plannedChangeId,
        kind: change.kind as PlannedKind,
        e164: change.e164,
        on: change.onDate,
        code,
      });
    return { id: plannedChangeId };
  },
});

/** Of a refusal, what says why and names nobody: people are looked up when it is shown. */
const problemOf = (code: string, { reason, state, quote }: Record<string, unknown>): ProblemView => ({
  code,
  reason: [reason, state].find((one) => typeof one === 'string') ?? null,
  quote: (quote as ProblemView['quote'] | undefined) ?? null,
});

/** Whether who confirms a purchase has approved it by that: only what has an amount can be approved (R23). */
export const approves = ({ actor }: CommandScope, limits: PlannedLimits): boolean =>
  can(actor, 'purchases:approve') && !isUnconfirmed(limits);
