import { type QueryScope, requireNoPurchase } from '@/lib/access';
import { requireCredit, treatmentOn } from '@/lib/invoices';
import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { formatInternational } from '@/lib/kernel/e164';
import {
  availableNow,
  type PurchaseContext,
  type PurchaseOffer,
  quoteMoney,
  readPurchaseContext,
  renewalIncrease,
  requireUnrestricted,
  termsOf,
} from '@/lib/licences';
import { requirePhone } from '@/lib/numbers';
import { findFree, type ItemState, nextRenewal, type ReadItem, readItems } from './bulk-context-repository';
import type { BulkItem } from './bulk-input';
import type { FreeLicence } from './context-repository';
import { readPolicyState } from './policy-repository';
import { requireAssignable, requirePolicyAllows, requireRoom } from './rules';
import type { BulkQuoteView } from './view';

/** An item with what would become of it. */
export type PlannedItem = ItemState & { unchanged: boolean; refusal: DomainError | null };

/** What a bulk assignment would do: the free licences it uses, and the one purchase of what is missing. */
export type BulkPlan = {
  items: PlannedItem[];
  free: FreeLicence[];
  terms: PurchaseOffer | null;
  quote: BulkQuoteView;
};

/** Lines in canonical form; every text that cannot be a phone number is named at once. */
export function withCanonicalLines(items: readonly BulkItem[]): ReadItem[] {
  const errors: FieldError[] = [];
  const read = items.map((item, index): ReadItem => {
    if (item.e164 === undefined) return item;
    try {
      return { ...item, e164: requirePhone(item.e164, `/items/${index}/e164`).e164 };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      errors.push(...(error.details as { errors: FieldError[] }).errors);
      return item;
    }
  });
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
  return read;
}

/** The same number twice is a mistake of the caller, however it is named: nobody can say which of the two is meant. */
function requireEachOnce(states: readonly ItemState[], items: readonly ReadItem[]): void {
  const first = new Map<string, number>();
  const errors = states.flatMap(({ index, number }): FieldError[] => {
    const name = items[index]?.numberId === undefined ? 'e164' : 'numberId';
    const key = number?.id ?? number?.e164 ?? items[index]?.numberId ?? items[index]?.e164 ?? '';
    const earlier = first.get(key);
    first.set(key, earlier ?? index);
    return earlier === undefined
      ? []
      : [{ pointer: `/items/${index}/${name}`, message: `Is the number of item ${earlier} again.` }];
  });
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
}

/** Each item by its own rules, whatever is to be said of all of them together. */
export async function judgeItems(scope: QueryScope, items: readonly ReadItem[], lock: boolean): Promise<PlannedItem[]> {
  return decide(await readItems(scope, items, lock), items);
}

/**
 * The decision behind both the quote and the act (R5–R8, R10). Items count together: the second number of a member finds
 * the first one taken. What is missing is bought at once, in the company's default frequency, as one purchase (R16).
 */
export async function planAssignments(
  scope: QueryScope,
  items: readonly ReadItem[],
  now: Date,
  lock: boolean,
): Promise<BulkPlan> {
  const planned = await judgeItems(scope, items, lock);
  requireEachOnce(planned, items);
  const wanted = planned.filter((item) => item.refusal === null && !item.unchanged).length;
  const [available, context, free, renewsOn] = await Promise.all([
    availableNow(scope),
    readPurchaseContext(scope),
    findFree(scope, wanted, now),
    nextRenewal(scope),
  ]);
  if (wanted > 0) requireUnrestricted(context.buyer.state);
  const missing = wanted - free.length;
  const frequency = context.buyer.defaultFrequency;
  const terms = missing === 0 ? null : termsOf(context, frequency, missing, now);
  // Which items cannot be done is said before what the policy says of the rest.
  if (terms !== null && planned.every((item) => item.refusal === null)) {
    await requireCredit(scope, terms.charge);
    const policy = await readPolicyState(scope, context.buyer, terms.purchasedOn);
    requirePolicyAllows(policy, terms.quantity, terms.charge, false);
  }
  const undone = free.filter((licence) => licence.ending);
  if (terms !== null || undone.length > 0) requireNoPurchase(scope.actor);
  const more = await renewalIncrease(scope, context, terms, undone, now);
  const renewal = { ...more, on: more.on || (renewsOn ?? '') };
  return {
    items: planned,
    free,
    terms,
    quote: {
      items: planned.map(({ index, refusal, unchanged, number }) => ({
        index,
        ok: refusal === null,
        ...(refusal && refusedItem(refusal, number)),
        unchanged,
      })),
      total: {
        licencesUsed: wanted,
        removalsUndone: undone.length,
        purchases: missing,
        ...quoteMoney(terms, renewal, context.buyer.currency),
        available,
        billingFrequency: frequency,
        period: { from: terms?.purchasedOn ?? renewal.on, to: terms?.subscription.period.to ?? renewal.on },
        taxRateBasisPoints: (terms?.tariff ?? rateAt(context, renewal.on)).taxRateBasisPoints,
      },
    },
  };
}

/** What the renewal of a day is taxed with. */
const rateAt = ({ tax }: PurchaseContext, day: string) => ({
  taxRateBasisPoints: treatmentOn(tax, day).rateBasisPoints,
});

/** Which number cannot be assigned and why, as far as it may be said. */
function refusedItem({ code, details }: DomainError, number: ItemState['number']) {
  return {
    code,
    ...(number && { display: formatInternational(number.e164) }),
    ...(typeof details.reason === 'string' && { reason: details.reason }),
  };
}

/** Each item by the rules of a single assignment, with what the items before it gave to the same member (R8). */
function decide(states: readonly ItemState[], items: readonly ReadItem[]): PlannedItem[] {
  const given = new Map<string, number>();
  return states.map((state) => {
    try {
      const { member, number } = state;
      if (member === null) throw new DomainError('not_found');
      if (number === null) {
        throw items[state.index]?.numberId === undefined
          ? new DomainError('number_not_assignable', { reason: 'not_in_inventory' })
          : new DomainError('not_found');
      }
      if (number.holderId === member.id) return { ...state, unchanged: true, refusal: null };
      requireAssignable(number);
      const more = given.get(member.id) ?? 0;
      requireRoom({ ...member, numbers: member.numbers + more });
      given.set(member.id, more + 1);
      return { ...state, unchanged: false, refusal: null };
    } catch (error) {
      if (error instanceof DomainError) return { ...state, unchanged: false, refusal: error };
      throw error;
    }
  });
}
