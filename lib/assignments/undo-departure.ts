import { type CommandScope, defineCommand, defineQuery, roleOf } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { savePurchase, settleWhatIsDue, undoRemovals } from '@/lib/licences';
import { getDepartureInput, quoteDepartureUndoInput, undoDepartureInput } from './departure-input';
import { saveMemberStatus } from './departure-repository';
import { departureById } from './departure-row-repository';
import { requireRightOver } from './departure-rules';
import { type DepartureView, departureDetailView, departureUndoQuoteView, departureView } from './departure-view';
import { type HolderChange, saveHolderChanges } from './holder-repository';
import { planUndo, type UndoPlan } from './plan-undo';
import { refusalOf } from './refusal-of';
import { exceedsLimits, type Limits } from './rules';
import { readUndoContext, restoreLeads, saveUndone, type UndoContext } from './undo-repository';
import { requireUndoable } from './undo-rules';

/** The account of a departure, and whether it can be undone now. */
export const getDeparture = defineQuery({
  name: 'getDeparture',
  permission: 'members:write',
  input: getDepartureInput,
  output: departureDetailView,
  handler: async (scope, { departureId }) => {
    const { now } = await scope.ledger();
    const departure = await requireDeparture(scope, departureId);
    const context = await readUndoContext(scope, departureId, now);
    const refusal = refusalOf(() => {
      requireRightOver({ role: context.member.role }, roleOf(scope.actor));
      requireUndoable(context.departure, now);
    });
    const reason = typeof refusal?.details.reason === 'string' ? refusal.details.reason : null;
    return { ...departure, undo: { possible: refusal === null, code: refusal?.code ?? null, reason } };
  },
});

/** What undoing a departure would bring back, use and cost. */
export const quoteDepartureUndo = defineQuery({
  name: 'quoteDepartureUndo',
  permission: 'members:write',
  input: quoteDepartureUndoInput,
  output: departureUndoQuoteView,
  handler: async (scope, { departureId }) => {
    const { now } = await scope.ledger();
    const context = await readUndoContext(scope, departureId, now);
    requireRightOver({ role: context.member.role }, roleOf(scope.actor));
    return (await planUndo(scope, context, now)).quote;
  },
});

/**
 * Undoes a departure: the member is as before, and numbers that are still free come back to them, out of quarantine too,
 * on free licences first; one is bought only within the limits given (R7). Undone already: nothing happens.
 */
export const undoDeparture = defineCommand({
  name: 'undoDeparture',
  permission: 'members:write',
  input: undoDepartureInput,
  output: departureView,
  handler: async (scope, { departureId, maxPurchases = 0, maxRemovalsUndone = 0, ...money }) => {
    await settleWhatIsDue(scope);
    const context = await readUndoContext(scope, departureId, scope.now);
    requireRightOver({ role: context.member.role }, roleOf(scope.actor));
    if (!context.departure.undone) {
      const plan = await planUndo(scope, context, scope.now);
      const limits = { maxPurchases, maxRemovalsUndone, ...money };
      if (exceedsLimits(plan.quote, limits)) throw new DomainError('quote_changed', { quote: plan.quote });
      await carryOut(scope, context, plan, limits);
    }
    return requireDeparture(scope, departureId);
  },
});

async function requireDeparture(scope: Parameters<typeof departureById>[0], id: string): Promise<DepartureView> {
  const departure = await departureById(scope, id);
  if (departure === null) throw new DomainError('not_found');
  return departure;
}

type Origin = { licenceId: string; origin: 'available' | 'removal_undone' | 'purchased'; purchaseId: string | null };

async function carryOut(scope: CommandScope, context: UndoContext, plan: UndoPlan, limits: Limits): Promise<void> {
  const { departure, member } = context;
  if (plan.statusAfter !== member.status) {
    saveMemberStatus(scope, member.id, plan.statusAfter);
    scope.record({
      action: departure.kind === 'deleted' ? 'member.restored' : 'member.reactivated',
      targetId: member.id,
      before: { status: member.status },
      after: { status: plan.statusAfter, departureId: departure.id },
    });
  }
  const led = departure.kind === 'deleted' ? await restoreLeads(scope, member.id, context.ledDepartmentIds) : [];
  const licences = await takeLicences(scope, context, plan, limits);
  saveHolderChanges(
    scope,
    plan.judged.flatMap(({ number, outcome }): HolderChange[] => {
      if (number.status === 'quarantined' && number.deletedByIt) {
        scope.record({
          action: 'number.restored',
          targetId: number.id,
          before: { status: 'quarantined' },
          after: { status: 'unassigned' },
        });
        if (outcome !== 'returned')
          return [{ numberId: number.id, licenceId: null, to: { status: 'unassigned' }, ended: null }];
      }
      return outcome === 'returned' ? [giveBack(scope, number.id, member.id, licences)] : [];
    }),
  );
  const outcomes = plan.judged.map(({ number, outcome }) => ({ numberId: number.id, outcome }));
  saveUndone(scope, departure.id, outcomes);
  scope.record({
    action: 'departure.undone',
    targetId: departure.id,
    after: { memberId: member.id, numbers: outcomes, ledDepartmentIds: led },
  });
}

/** The licences for what comes back, in the order of use; those that are missing are bought in one purchase. */
async function takeLicences(
  scope: CommandScope,
  context: UndoContext,
  plan: UndoPlan,
  confirmed: Limits,
): Promise<Origin[]> {
  const taken: Origin[] = plan.used.map(({ id, ending }) => ({
    licenceId: id,
    origin: ending ? 'removal_undone' : 'available',
    purchaseId: null,
  }));
  const ending = plan.used.filter((licence) => licence.ending);
  await undoRemovals(scope, ending);
  const [unserved, ...more] = plan.judged.filter(({ outcome }) => outcome === 'returned').slice(plan.used.length);
  if (plan.terms === null || unserved === undefined) return taken;
  const bought = await savePurchase(scope, plan.terms, {
    source: 'automatic',
    confirmed,
    unconfirmed: false,
    // For several at once the operation leads to each of them.
    numberId: more.length === 0 ? unserved.number.id : null,
    memberId: context.member.id,
  });
  const origin = 'purchased' as const;
  return [...taken, ...bought.licences.map(({ id }) => ({ licenceId: id, origin, purchaseId: bought.id }))];
}

function giveBack(scope: CommandScope, numberId: string, memberId: string, licences: Origin[]): HolderChange {
  const licence = licences.shift();
  if (licence === undefined) throw new Error('an assignment without a licence');
  const assignmentId = newId('asg');
  scope.record({
    action: 'number.assigned',
    targetId: numberId,
    before: { status: 'unassigned', memberId: null, licenceId: null },
    after: {
      status: 'assigned',
      memberId,
      licenceId: licence.licenceId,
      assignmentId,
      licenceOrigin: licence.origin,
      purchaseId: licence.purchaseId,
    },
  });
  return {
    numberId,
    licenceId: licence.licenceId,
    to: { status: 'assigned', memberId, assignmentId },
    ended: null,
  };
}
