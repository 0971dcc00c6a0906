import { type QueryScope, requireNoPurchase } from '@/lib/access';
import { requireCredit } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import {
  capsOf,
  type PurchaseOffer,
  quoteMoney,
  type RenewalIncrease,
  readPurchaseContext,
  renewalIncrease,
  requireUnrestricted,
  termsOf,
  withLevels,
} from '@/lib/licences';
import type { AssignmentContext, FreeLicence } from './context-repository';
import type { AssignNumberInput } from './input';
import { readPolicyState } from './policy-repository';
import { decideWay, type MemberState, type NumberState, requireAssignable, requireRoom } from './rules';
import type { AssignmentQuoteView } from './view';

/** What an assignment would do: nothing, use a free licence, or buy one. */
export type AssignmentPlan = {
  member: MemberState;
  number: NumberState;
  unchanged: boolean;
  free: FreeLicence | null;
  terms: PurchaseOffer | null;
  /** The purchase has to be approved first: for how many hours the number would be held meanwhile (R23). */
  asks: { holdHours: number } | null;
  quote: AssignmentQuoteView;
};

/** Whose decision it is. Only an act can be unconfirmed: asking for a quote is how one confirms (R7). */
export type Standpoint = {
  /** The clock behind the lock for the act, and without it for a quote. */
  now: Date;
  /** Licences available by then. */
  available: number;
  unconfirmed: boolean;
  /** An owner or billing manager has approved the purchase (R23). */
  approved: boolean;
};

/**
 * The decision behind both the quote and the act, so that they cannot disagree (R5–R8, R10, R23).
 */
export async function planAssignment(
  scope: QueryScope,
  input: AssignNumberInput,
  context: AssignmentContext,
  standpoint: Standpoint,
): Promise<AssignmentPlan> {
  const { available } = standpoint;
  const { number } = context;
  if (context.member === null) throw new DomainError('not_found');
  if (number === null) {
    // A line of another company and one that does not exist are the same to the caller (R25).
    throw input.numberId === undefined
      ? new DomainError('number_not_assignable', { reason: 'not_in_inventory' })
      : new DomainError('not_found');
  }
  const member = besides(number, context.member);
  const subject = { member, number };
  if (number.holderId === member.id)
    return {
      ...subject,
      unchanged: true,
      free: null,
      terms: null,
      asks: null,
      quote: freeQuote(
        context,
        member,
        null,
        { increase: 0, on: context.renewsOn ?? '', changesWait: false },
        available,
      ),
    };
  requireAssignable(number, member.id);
  requireUnrestricted(context.companyState);
  requireRoom(member);
  if (context.free !== null) {
    if (context.free.ending) requireNoPurchase(scope.actor);
    return {
      ...subject,
      unchanged: false,
      free: context.free,
      terms: null,
      asks: null,
      quote: freeQuote(context, member, context.free, await renewalOf(scope, context.free, standpoint.now), available),
    };
  }
  return { ...subject, unchanged: false, free: null, ...(await planPurchase(scope, member, standpoint)) };
}

/** The member with what they hold, and what is held for them, besides this number (R8). */
function besides(number: NumberState, member: MemberState): MemberState {
  return number.hold?.memberId === member.id ? { ...member, numbers: member.numbers - 1 } : member;
}

/** R5: none is free, so one would be bought in the company's default frequency, if the policy allows it. */
async function planPurchase(scope: QueryScope, member: MemberState, { now, ...by }: Standpoint) {
  requireNoPurchase(scope.actor);
  const context = await readPurchaseContext(scope);
  const frequency = context.buyer.defaultFrequency;
  const terms = termsOf(context, frequency, 1, now);
  await requireCredit(scope, terms.charge);
  const policy = await readPolicyState(scope, context.buyer, terms.purchasedOn);
  const way = decideWay(policy, terms.quantity, terms.charge, by);
  const asks = way === 'asks' ? { holdHours: policy.holdHours } : null;
  const quote: AssignmentQuoteView = {
    licencesUsed: 1,
    removalsUndone: 0,
    purchases: 1,
    ...quoteMoney(terms, await renewalIncrease(scope, context, terms, [], now), context.buyer.currency),
    member: { numbers: member.numbers, limit: member.limit },
    available: 0,
    billingFrequency: frequency,
    period: { from: terms.purchasedOn, to: terms.subscription.period.to },
    taxRateBasisPoints: terms.tariff.taxRateBasisPoints,
    approval: asks,
    caps: withLevels(
      capsOf(policy, {
        licences: policy.licencesThisMonth + terms.quantity,
        charge: policy.chargeThisMonth + terms.charge,
      }),
    ),
  };
  return { terms, asks, quote };
}

/** What keeping a licence that was to end adds to the next renewal: its price as that renewal will have it (R7). */
async function renewalOf(scope: QueryScope, free: FreeLicence, now: Date): Promise<RenewalIncrease> {
  if (!free.ending) return { increase: 0, on: free.periodTo, changesWait: false };
  return renewalIncrease(scope, await readPurchaseContext(scope, free.frequency), null, [free], now);
}

/** The quote of an act that costs nothing now; keeping an ending licence adds its price to the next renewal. */
function freeQuote(
  context: AssignmentContext,
  member: MemberState,
  free: FreeLicence | null,
  renewal: RenewalIncrease,
  available: number,
): AssignmentQuoteView {
  return {
    licencesUsed: free === null ? 0 : 1,
    removalsUndone: free?.ending === true ? 1 : 0,
    purchases: 0,
    ...quoteMoney(null, renewal, context.currency),
    member: { numbers: member.numbers, limit: member.limit },
    available,
    billingFrequency: free?.frequency ?? 'monthly',
    period: { from: renewal.on, to: renewal.on },
    taxRateBasisPoints: context.taxRateBasisPoints,
    approval: null,
    caps: [],
  };
}
