import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { approves, carryOut } from './carry-out';
import { given } from './commands';
import { partnerOf } from './cover-repository';
import {
  cancelPlannedChangeInput,
  movePlannedChangeInput,
  type PlannedLimits,
  type PlannedStatus,
  retryPlannedChangeInput,
} from './input';
import { requirePlannedChange } from './queries';
import { dayThere, type PlannedRow, plannedRow } from './row-repository';
import { agreedOn, requireCoverInOrder, requireOpen, requirePlannable, requireReturn } from './rules';
import { plannedChangeView } from './view';
import { saveChange } from './write-repository';

/**
 * Takes back what waits for its day, or for somebody since it failed; a cover that has not begun goes with its return.
 * Already so: nothing happens.
 */
export const cancelPlannedChange = defineCommand({
  name: 'cancelPlannedChange',
  permission: 'planned-changes:write',
  input: cancelPlannedChangeInput,
  output: plannedChangeView,
  handler: async (scope, { plannedChangeId }) => {
    const change = await requireRow(scope, plannedChangeId);
    if (change.status !== 'cancelled') {
      requireOpen(change.status as PlannedStatus);
      await cancel(scope, change);
      const isStart = change.coverId === change.id;
      const end = isStart ? await partnerOf(scope, change) : null;
      if (end !== null && (end.status === 'planned' || end.status === 'failed')) await cancel(scope, end);
    }
    return requirePlannedChange(scope, plannedChangeId);
  },
});

/** Puts a change off, or brings it forward, also one that failed; the limits of before hold where no others are confirmed (R7). */
export const movePlannedChange = defineCommand({
  name: 'movePlannedChange',
  permission: 'planned-changes:write',
  input: movePlannedChangeInput,
  output: plannedChangeView,
  handler: async (scope, { plannedChangeId, on, ...limits }) => {
    const change = await requireRow(scope, plannedChangeId);
    requireOpen(change.status as PlannedStatus);
    const { today } = await dayThere(scope);
    requirePlannable(on, today);
    const partner = change.coverId === null ? null : await partnerOf(scope, change);
    if (partner !== null && partner.status !== 'cancelled')
      requireCoverInOrder(change.id === change.coverId, on, partner.onDate);
    const renewed = confirmedAnew(scope, change, given(limits));
    await saveChange(scope, change.id, {
      status: 'planned',
      problem: null,
      answeredAt: null,
      onDate: on,
      ...renewed,
    });
    scope.record({
      action: 'planned_change.moved',
      targetId: change.id,
      before: { status: change.status, on: change.onDate, ...agreedOn(change) },
      after: { status: 'planned', on, ...agreedOn({ ...change, ...renewed }) },
    });
    return requirePlannedChange(scope, change.id);
  },
});

/** Does now what failed on its day, as who does it and within what they confirm: the acts of today (R1–R8). */
export const retryPlannedChange = defineCommand({
  name: 'retryPlannedChange',
  permission: 'planned-changes:write',
  input: retryPlannedChangeInput,
  output: plannedChangeView,
  handler: async (scope, { plannedChangeId, ...limits }) => {
    const change = await requireRow(scope, plannedChangeId);
    if (change.status !== 'failed') throw new DomainError('planned_change_answered', { state: change.status });
    if (change.id === change.coverId) requireReturn(await partnerOf(scope, change), (await dayThere(scope)).today);
    const confirmed = confirmedIn(change, given(limits));
    await carryOut(scope, change, { limits: confirmed, approved: approves(scope, confirmed) });
    return requirePlannedChange(scope, change.id);
  },
});

/** What is confirmed now goes before what was confirmed then. */
const confirmedIn = (change: PlannedRow, confirmed: PlannedLimits): PlannedLimits => ({
  ...(change.limits as PlannedLimits | null),
  ...confirmed,
});

/** Who confirms something else answers for the whole of it, and approves it or not (R23). */
function confirmedAnew(scope: CommandScope, change: PlannedRow, confirmed: PlannedLimits) {
  if (Object.keys(confirmed).length === 0) return {};
  const limits = confirmedIn(change, confirmed);
  return { limits, approved: approves(scope, limits) };
}

async function requireRow(scope: CommandScope, id: string): Promise<PlannedRow> {
  const change = await plannedRow(scope, id);
  if (change === null) throw new DomainError('not_found');
  return change;
}

async function cancel(scope: CommandScope, change: PlannedRow): Promise<void> {
  await saveChange(scope, change.id, { status: 'cancelled', problem: null, answeredAt: scope.now });
  scope.record({
    action: 'planned_change.cancelled',
    targetId: change.id,
    before: { status: change.status },
    after: { status: 'cancelled' },
  });
}
