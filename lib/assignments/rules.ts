import { DomainError } from '@/lib/kernel/domain-error';
import { type Money, within } from '@/lib/kernel/money';

/** A number as an assignment looks at it: the company's own, or a line of the inventory. */
export type NumberState = {
  /** Null for a line of the inventory that is not the company's yet. */
  id: string | null;
  e164: string;
  status: 'unassigned' | 'assigned' | 'quarantined' | 'left' | 'inventory';
  holderId: string | null;
  /** What its (country, type) still requires, if anything (R10). */
  requirement: string | null;
  /** The open request that holds it, and for whom (R23). */
  hold: Hold | null;
};

/** A number kept for a member while a request for a purchase waits for its answer (R23). */
export type Hold = { requestId: string; memberId: string };

/** A member as an assignment looks at one. */
export type MemberState = { id: string; status: string; numbers: number; limit: number; planName: string };

/** R10, R2 and R23: the number can be given to somebody now; one that is held only to the member it is held for. */
export function requireAssignable(number: NumberState, memberId?: string): void {
  if (number.status === 'assigned')
    throw new DomainError('number_already_assigned', { number: { id: number.id, e164: number.e164 } });
  if (number.status === 'quarantined') throw new DomainError('number_not_assignable', { reason: 'quarantined' });
  if (number.status === 'left') throw new DomainError('number_not_assignable', { reason: 'left' });
  if (number.requirement !== null) throw new DomainError('number_not_assignable', { reason: number.requirement });
  if (number.hold !== null && number.hold.memberId !== memberId)
    throw new DomainError('number_not_assignable', { reason: 'held' });
}

/** What an act on a number looks at first. */
export type Standing = { status: Exclude<NumberState['status'], 'inventory'>; number?: { id: string; e164: string } };

/** R4: only a number that somebody holds can go to somebody else. */
export function requireHeld({ status, number }: Standing): void {
  if (status !== 'assigned') throw new DomainError('number_not_assigned', { status, ...(number && { number }) });
}

/** R3: a number in quarantine, or gone, cannot be taken from anybody; one that nobody holds is unassigned already. */
export function requireTakeable({ status }: Standing): void {
  if (status === 'quarantined' || status === 'left') throw new DomainError('number_not_assigned', { status });
}

/** R13: what has left is not the company's to delete; what is in quarantine is deleted already. */
export function requireDeletable({ status }: Standing): void {
  if (status === 'left') throw new DomainError('number_not_deletable', { status });
}

/** R13: only what is in quarantine comes back; what is unassigned is back already. */
export function requireRestorable({ status }: Standing): void {
  if (status === 'assigned' || status === 'left') throw new DomainError('number_not_restorable', { status });
}

/** R15: a deactivated member cannot get a number. */
export function requireActive(member: Pick<MemberState, 'id' | 'status'>): void {
  if (member.status === 'deactivated' || member.status === 'deleted')
    throw new DomainError('member_inactive', { memberId: member.id });
}

/** R8: nor can one at the plan's limit, and this before anything is bought; numbers that come together count together. */
export function requireRoom(member: MemberState, coming = 1): void {
  requireActive(member);
  if (member.numbers + coming > member.limit) {
    throw new DomainError('member_limit_reached', {
      numbers: member.numbers,
      limit: member.limit,
      plan: member.planName,
    });
  }
}

/** What the caller was shown and confirmed: absent limits do not bind (R7). */
export type Limits = {
  maxPurchases?: number | undefined;
  maxCharge?: Money | undefined;
  maxRemovalsUndone?: number | undefined;
  maxRenewalIncrease?: Money | undefined;
};

/** What reality needs: now, and at the next renewal. */
export type Need = { purchases: number; charge: Money; removalsUndone: number; renewal: { increase: Money } };

/** R7: more than was confirmed, and nothing happens. Less is taken and said. */
export function exceedsLimits(need: Need, limits: Limits): boolean {
  const { maxPurchases, maxCharge, maxRemovalsUndone, maxRenewalIncrease } = limits;
  if (maxPurchases !== undefined && need.purchases > maxPurchases) return true;
  if (maxRemovalsUndone !== undefined && need.removalsUndone > maxRemovalsUndone) return true;
  const keeps = (amount: Money, limit: Money | undefined) => amount.amount === 0 || within(amount, limit);
  return !keeps(need.charge, maxCharge) || !keeps(need.renewal.increase, maxRenewalIncrease);
}

/** A call with neither `maxPurchases` nor `maxCharge` is unconfirmed: the policy decides (R7). */
export const isUnconfirmed = (limits: Limits): boolean =>
  limits.maxPurchases === undefined && limits.maxCharge === undefined;

/** A company's rule for purchases made during an assignment, and what this month and day already hold (R23). */
export type PolicyState = {
  mode: 'allow' | 'ask' | 'block';
  monthlyLicences: number | null;
  monthlyCharge: number | null;
  licencesThisMonth: number;
  chargeThisMonth: number;
  unconfirmedToday: number;
  unconfirmedPerDay: number;
  /** How long a request for a purchase holds its number. */
  holdHours: number;
};

/** What an assignment may do where no licence is free: buy one, or ask for one to be bought (R23). */
export type PurchaseWay = 'buys' | 'asks';

/**
 * R23: what the policy makes of one assignment that needs a purchase. Under *ask* it becomes a request unless it was
 * approved; the caps bind it already then, since what they forbid could not be approved.
 */
export function decideWay(
  policy: PolicyState,
  quantity: number,
  charge: number,
  by: { unconfirmed: boolean; approved: boolean },
): PurchaseWay {
  if (policy.mode === 'ask' && !by.approved) {
    requireWithinCaps(policy, quantity, charge, false);
    return 'asks';
  }
  requirePolicyAllows(
    by.approved && policy.mode === 'ask' ? { ...policy, mode: 'allow' } : policy,
    quantity,
    charge,
    by.unconfirmed,
  );
  return 'buys';
}

/** R23: what would have to be approved first, where nobody can be asked. */
export const unapproved = (): DomainError =>
  new DomainError('auto_purchase_blocked', { policy: 'ask', changedBy: ['owner', 'billing_manager'] });

/** R5, R7, R23: whether the policy lets an assignment buy so much; caps count purchases only. */
export function requirePolicyAllows(policy: PolicyState, quantity: number, charge: number, unconfirmed: boolean): void {
  if (policy.mode !== 'allow')
    throw new DomainError('auto_purchase_blocked', { policy: policy.mode, changedBy: ['owner', 'billing_manager'] });
  requireWithinCaps(policy, quantity, charge, unconfirmed);
}

function requireWithinCaps(policy: PolicyState, quantity: number, charge: number, unconfirmed: boolean): void {
  const reached = (cap: string, limit: number, used: number) =>
    new DomainError('auto_purchase_cap_reached', { cap, limit, used });
  if (policy.monthlyLicences !== null && policy.licencesThisMonth + quantity > policy.monthlyLicences) {
    throw reached('monthly_licences', policy.monthlyLicences, policy.licencesThisMonth);
  }
  if (policy.monthlyCharge !== null && policy.chargeThisMonth + charge > policy.monthlyCharge) {
    throw reached('monthly_charge', policy.monthlyCharge, policy.chargeThisMonth);
  }
  if (unconfirmed && policy.unconfirmedToday + quantity > policy.unconfirmedPerDay) {
    throw reached('daily_unconfirmed_purchases', policy.unconfirmedPerDay, policy.unconfirmedToday);
  }
}
