import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import {
  availableNow,
  licenceLabel,
  savePurchase,
  settledContext,
  settleWhatIsDue,
  undoRemovals,
} from '@/lib/licences';
import { notify } from '@/lib/notices';
import { claimFromInventory } from '@/lib/numbers';
import { askForPurchase, closeAsked } from './ask-purchase';
import { type AssignmentContext, readAssignmentContext, requireLine } from './context-repository';
import { type AssignNumberInput, assignNumberInput } from './input';
import { type AssignmentPlan, planAssignment } from './plan-assignment';
import { exceedsLimits, isUnconfirmed, unapproved } from './rules';
import { type AssignedView, assignNumberView } from './view';
import { openAssignment, saveAssignment } from './write-repository';

/**
 * Gives a number to a member on one licence: a free one, else an ending one kept, else one bought, and never more than
 * the caller confirmed (R1, R5–R8). Decided alone, under the company's lock: nothing is bought while a licence is free.
 */
export const assignNumber = defineCommand({
  name: 'assignNumber',
  permission: 'numbers:assign',
  input: assignNumberInput,
  output: assignNumberView,
  read: (scope, input) => readAssignmentContext(scope, input.memberId, input, true),
  handler: async (scope, input, early) => {
    const context = await settledContext(scope, early, () => readAssignmentContext(scope, input.memberId, input, true));
    const plan = await planWithin(scope, input, context, false);
    if (plan.unchanged) return existing(scope, plan);
    if (plan.asks !== null) return askForPurchase(scope, context, plan, plan.asks.holdHours);
    const assigned = await carryOut(scope, input, context, plan);
    await closeHold(scope, plan);
    return assigned;
  },
});

/**
 * The same within a command of another kind that has to assign: its rules, limits and effects in that one transaction.
 * What would have to be approved first is refused, unless the command is the approval (R23); a request that held the number
 * is over by that, if it is not the one that the command answers.
 */
export async function assignWithin(
  scope: CommandScope,
  input: AssignNumberInput,
  { approved, answers = null }: { approved: boolean; answers?: string | null },
): Promise<AssignedView> {
  await settleWhatIsDue(scope);
  const context = await readAssignmentContext(scope, input.memberId, input, true);
  const plan = await planWithin(scope, input, context, approved);
  if (plan.asks !== null) throw unapproved();
  if (plan.unchanged) return existing(scope, plan);
  const assigned = await carryOut(scope, input, context, plan);
  await closeHold(scope, plan, answers);
  return assigned;
}

/** Nobody has to answer any more whether the member gets the number, but for who does so by this (R23). */
async function closeHold(
  scope: CommandScope,
  { number: { hold } }: AssignmentPlan,
  answers: string | null = null,
): Promise<void> {
  if (hold !== null && hold.requestId !== answers) await closeAsked(scope, hold.requestId);
}

/** The plan, within the limits that the caller confirmed (R7). */
async function planWithin(
  scope: CommandScope,
  input: AssignNumberInput,
  context: AssignmentContext,
  approved: boolean,
): Promise<AssignmentPlan> {
  const plan = await planAssignment(scope, input, context, {
    now: scope.now,
    available: await availableNow(scope),
    unconfirmed: isUnconfirmed(input),
    approved,
  });
  const { quote } = plan;
  if (exceedsLimits(quote, input)) throw new DomainError('quote_changed', { quote });
  return plan;
}

/** The member already holds it: nothing changes and nothing is recorded. */
async function existing(scope: CommandScope, plan: AssignmentPlan): Promise<AssignedView> {
  const { number, member } = plan;
  const open = number.id === null ? null : await openAssignment(scope, number.id);
  if (number.id === null || open === null) throw new DomainError('not_found');
  return {
    assignment: {
      id: open.id,
      numberId: number.id,
      memberId: member.id,
      licenceId: open.licenceId,
      startedAt: open.startedAt.toISOString(),
    },
    licenceOrigin: 'available',
    purchase: null,
    unchanged: true,
    licenceLabel: licenceLabel(open.labelNumber),
  };
}

async function carryOut(
  scope: CommandScope,
  input: AssignNumberInput,
  context: AssignmentContext,
  plan: AssignmentPlan,
): Promise<AssignedView> {
  const { member, number, free, terms, quote } = plan;
  const numberId = number.id ?? claimFromInventory(scope, { e164: number.e164, ...requireLine(context) });
  let licence = free;
  let purchase: AssignedView['purchase'] = null;
  if (free?.ending === true) await undoRemovals(scope, [free]);
  if (terms !== null) {
    const bought = await savePurchase(scope, terms, {
      source: 'automatic',
      confirmed: input,
      unconfirmed: isUnconfirmed(input),
      numberId,
      memberId: member.id,
    });
    purchase = { id: bought.id, quantity: 1, charge: quote.charge, source: 'automatic', invoiceId: bought.invoiceId };
    const [only] = bought.licences;
    licence =
      only === undefined
        ? null
        : {
            ...only,
            frequency: terms.frequency,
            ending: false,
            unitPrice: terms.tariff.unitPrice,
            periodTo: terms.subscription.period.to,
          };
  }
  if (licence === null) throw new Error('an assignment without a licence');
  const origin = purchase !== null ? 'purchased' : free?.ending === true ? 'removal_undone' : 'available';
  const assignment = saveAssignment(scope, numberId, member.id, licence.id);
  scope.record({
    action: 'number.assigned',
    targetId: numberId,
    before: { status: number.status, memberId: null, licenceId: null },
    after: {
      status: 'assigned',
      memberId: member.id,
      licenceId: licence.id,
      assignmentId: assignment.id,
      licenceOrigin: origin,
      purchaseId: purchase?.id ?? null,
    },
  });
  notify(scope, 'mail.number_given', { memberId: member.id, numberIds: [numberId] });
  return {
    assignment,
    licenceOrigin: origin,
    purchase,
    unchanged: false,
    licenceLabel: licenceLabel(licence.labelNumber),
  };
}
