import { type CommandScope, defineCommand, defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { savePurchase, settleWhatIsDue, undoRemovals } from '@/lib/licences';
import { claimLines } from '@/lib/numbers';
import { assignNumbersInput, quoteAssignmentsInput } from './bulk-input';
import { type BulkPlan, type PlannedItem, planAssignments, withCanonicalLines } from './bulk-plan';
import { saveAssignments } from './bulk-write-repository';
import { exceedsLimits, type Limits } from './rules';
import { type BulkAssignmentView, bulkAssignmentView, bulkQuoteView } from './view';
import type { NewAssignment } from './write-repository';

/** What assigning all of these would do and cost, item by item and in all (R5–R8, R10). Stores nothing. */
export const quoteAssignments = defineQuery({
  name: 'quoteAssignments',
  permission: 'numbers:assign',
  input: quoteAssignmentsInput,
  output: bulkQuoteView,
  handler: async (scope, { items }) => {
    const { now } = await scope.ledger();
    return (await planAssignments(scope, withCanonicalLines(items), now, false)).quote;
  },
});

/**
 * Gives up to 10,000 numbers to members, all or none: one decision under the company's lock, one purchase of what is
 * missing, and never more than was confirmed (R1, R5–R8). What is already so stays as it is.
 */
export const assignNumbers = defineCommand({
  name: 'assignNumbers',
  permission: 'numbers:assign',
  input: assignNumbersInput,
  output: bulkAssignmentView,
  handler: async (scope, { items, ...limits }) => {
    await settleWhatIsDue(scope);
    const plan = await planAssignments(scope, withCanonicalLines(items), scope.now, true);
    refuseAllForOne(plan.items);
    const { total } = plan.quote;
    if (exceedsLimits(total, limits)) throw new DomainError('quote_changed', { quote: plan.quote });
    return carryOut(scope, plan, limits);
  },
});

/** All or nothing: the first item that cannot be done names the refusal, and all of them are listed. */
function refuseAllForOne(items: readonly PlannedItem[]): void {
  const refused = items.flatMap(({ index, refusal }) => (refusal === null ? [] : [{ index, refusal }]));
  const [first] = refused;
  if (first === undefined) return;
  throw new DomainError(first.refusal.code, {
    ...first.refusal.details,
    items: refused.map(({ index, refusal }) => ({ index, code: refusal.code })),
  });
}

/** Carries out a plan none of whose items is refused, within limits that were checked: what is so already stays as it is. */
export async function carryOut(scope: CommandScope, plan: BulkPlan, confirmed: Limits): Promise<BulkAssignmentView> {
  const { free, terms, quote } = plan;
  const fresh = plan.items.filter((item) => !item.unchanged);
  const numberIds = numbersOf(scope, fresh);
  const undone = free.filter((licence) => licence.ending);
  await undoRemovals(scope, undone);
  // For several numbers and members at once: the operation leads from the purchase to each of them.
  const reason = { source: 'automatic', confirmed, unconfirmed: false, numberId: null, memberId: null } as const;
  const bought = terms && (await savePurchase(scope, terms, reason));
  const licences = [
    ...free.map(({ id, ending }) => ({ id, origin: ending ? 'removal_undone' : 'available' })),
    ...(bought?.licences ?? []).map(({ id }) => ({ id, origin: 'purchased' })),
  ];
  const saved = saveAssignments(
    scope,
    fresh.map((item, position) => {
      const [numberId, memberId, licence] = [numberIds[position], item.member?.id, licences[position]];
      if (numberId === undefined || memberId === undefined || licence === undefined)
        throw new Error('an assignment without a number, a member or a licence');
      return {
        numberId,
        memberId,
        licenceId: licence.id,
        origin: licence.origin,
        purchaseId: licence.origin === 'purchased' ? (bought?.id ?? null) : null,
        statusBefore: item.number?.status ?? 'unassigned',
      };
    }),
  );
  return {
    assignments: inOrder(plan.items, saved),
    unchanged: plan.items.length - fresh.length,
    licencesUsed: fresh.length,
    removalsUndone: undone.length,
    purchase: bought && {
      id: bought.id,
      quantity: quote.total.purchases,
      charge: quote.total.charge,
      source: 'automatic',
      invoiceId: bought.invoiceId,
    },
  };
}

/** The numbers' ids; lines of the inventory become the company's on the way. */
function numbersOf(scope: CommandScope, items: readonly PlannedItem[]): string[] {
  const lines = items.flatMap(({ number, line }) =>
    number !== null && number.id === null && line !== null ? [{ e164: number.e164, ...line }] : [],
  );
  const claimed = claimLines(scope, lines)[Symbol.iterator]();
  return items.map(({ number }) => number?.id ?? claimed.next().value ?? '');
}

/** Every item's assignment, whether it was made now or was there. */
function inOrder(items: readonly PlannedItem[], saved: readonly NewAssignment[]): NewAssignment[] {
  const fresh = saved[Symbol.iterator]();
  return items.map((item) => {
    const assignment = item.unchanged ? item.assignment : fresh.next().value;
    if (assignment === null || assignment === undefined) throw new Error('an item without an assignment');
    return assignment;
  });
}
