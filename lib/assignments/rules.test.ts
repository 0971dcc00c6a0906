import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import {
  exceedsLimits,
  isUnconfirmed,
  type Limits,
  type MemberState,
  type Need,
  type NumberState,
  type PolicyState,
  requireAssignable,
  requirePolicyAllows,
  requireRoom,
} from './rules';

/** The refusal of a rule, or null. */
function refusalOf(rule: () => void): { code: string; details: unknown } | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, details: error.details };
  }
}

const number = (change: Partial<NumberState>): NumberState => ({
  id: 'num_1',
  e164: '+33639980412',
  status: 'unassigned',
  holderId: null,
  requirement: null,
  hold: null,
  ...change,
});

describe('R2, R10, R13: which number can be assigned', () => {
  it.each<[string, Partial<NumberState>, object | null]>([
    ['an unassigned one of the company', {}, null],
    ['one of the inventory', { id: null, status: 'inventory' }, null],
    [
      'an assigned one is refused, naming the number and not its holder',
      { status: 'assigned', holderId: 'mem_2' },
      { code: 'number_already_assigned', details: { number: { id: 'num_1', e164: '+33639980412' } } },
    ],
    [
      'one in quarantine is to be restored first',
      { status: 'quarantined' },
      { code: 'number_not_assignable', details: { reason: 'quarantined' } },
    ],
    ['one that left is history', { status: 'left' }, { code: 'number_not_assignable', details: { reason: 'left' } }],
    [
      'one whose kind still needs documents',
      { requirement: 'documents' },
      { code: 'number_not_assignable', details: { reason: 'documents' } },
    ],
    [
      'a toll-free one',
      { id: null, status: 'inventory', requirement: 'toll_free' },
      { code: 'number_not_assignable', details: { reason: 'toll_free' } },
    ],
    [
      'quarantine is said before a requirement',
      { status: 'quarantined', requirement: 'documents' },
      { code: 'number_not_assignable', details: { reason: 'quarantined' } },
    ],
  ])('%s', (_case, change, refusal) => {
    expect(refusalOf(() => requireAssignable(number(change)))).toEqual(refusal);
  });
});

const member = (change: Partial<MemberState>): MemberState => ({
  id: 'mem_1',
  status: 'active',
  numbers: 0,
  limit: 5,
  planName: 'Connect',
  ...change,
});

describe('R8 and R15: which member can get a number', () => {
  it.each<[string, Partial<MemberState>, object | null]>([
    ['an active one', {}, null],
    ['one who has not accepted the invitation', { status: 'invited' }, null],
    ['a deactivated one not', { status: 'deactivated' }, { code: 'member_inactive', details: { memberId: 'mem_1' } }],
    ['a deleted one not', { status: 'deleted' }, { code: 'member_inactive', details: { memberId: 'mem_1' } }],
    ['the 5th number on Connect', { numbers: 4 }, null],
    [
      'the 6th not',
      { numbers: 5 },
      { code: 'member_limit_reached', details: { numbers: 5, limit: 5, plan: 'Connect' } },
    ],
    ['the 10th on Advanced', { numbers: 9, limit: 10 }, null],
    [
      'the 11th not',
      { numbers: 10, limit: 10, planName: 'Advanced' },
      { code: 'member_limit_reached', details: { numbers: 10, limit: 10, plan: 'Advanced' } },
    ],
    ['the 20th on Max', { numbers: 19, limit: 20 }, null],
    [
      'the 21st not',
      { numbers: 20, limit: 20, planName: 'Max' },
      { code: 'member_limit_reached', details: { numbers: 20, limit: 20, plan: 'Max' } },
    ],
    [
      'one above a limit that was lowered not',
      { numbers: 12 },
      { code: 'member_limit_reached', details: { numbers: 12, limit: 5, plan: 'Connect' } },
    ],
    [
      'being deactivated is said before the limit',
      { status: 'deactivated', numbers: 5 },
      { code: 'member_inactive', details: { memberId: 'mem_1' } },
    ],
  ])('%s', (_case, change, refusal) => {
    expect(refusalOf(() => requireRoom(member(change)))).toEqual(refusal);
  });
});

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const purchase: Need = { purchases: 1, charge: eur(360), removalsUndone: 0, renewal: { increase: eur(1200) } };
const undoing: Need = { purchases: 0, charge: eur(0), removalsUndone: 1, renewal: { increase: eur(1200) } };
const free: Need = { purchases: 0, charge: eur(0), removalsUndone: 0, renewal: { increase: eur(0) } };

describe('R7: more than was confirmed is refused, less is taken', () => {
  it.each<[string, Need, Limits, boolean]>([
    ['no limit binds a purchase', purchase, {}, false],
    ['no limit binds a removal undone', undoing, {}, false],
    ['a purchase within its limits', purchase, { maxPurchases: 1, maxCharge: eur(360), maxRemovalsUndone: 0 }, false],
    ['the next renewal as it was shown', purchase, { maxRenewalIncrease: eur(1200) }, false],
    ['a dearer next renewal', purchase, { maxRenewalIncrease: eur(1199) }, true],
    ['a dearer next renewal of a removal undone', undoing, { maxRenewalIncrease: eur(0) }, true],
    ['a next renewal in another currency', purchase, { maxRenewalIncrease: { amount: 1200, currency: 'USD' } }, true],
    [
      'nothing more at the next renewal, whatever the currency',
      free,
      { maxRenewalIncrease: { amount: 0, currency: 'USD' } },
      false,
    ],
    ['no purchase was confirmed', purchase, { maxPurchases: 0 }, true],
    ['one cent more than was confirmed', purchase, { maxPurchases: 1, maxCharge: eur(359) }, true],
    ['a lower price than was confirmed', purchase, { maxPurchases: 1, maxCharge: eur(361) }, false],
    ['the charge alone binds', purchase, { maxCharge: eur(0) }, true],
    ['the count alone binds', purchase, { maxPurchases: 5 }, false],
    [
      'another currency confirms nothing',
      purchase,
      { maxPurchases: 1, maxCharge: { amount: 99_999, currency: 'USD' } },
      true,
    ],
    [
      'another currency does not matter where nothing is charged',
      free,
      { maxCharge: { amount: 0, currency: 'USD' } },
      false,
    ],
    ['no removal undone was confirmed', undoing, { maxRemovalsUndone: 0 }, true],
    [
      'the removal undone that was confirmed',
      undoing,
      { maxPurchases: 0, maxCharge: eur(0), maxRemovalsUndone: 1 },
      false,
    ],
    ['a limit of purchases does not bind a removal undone', undoing, { maxPurchases: 0 }, false],
    ['a limit of removals does not bind a purchase', purchase, { maxRemovalsUndone: 0 }, false],
    ['a free licence although a purchase was confirmed', free, { maxPurchases: 1, maxCharge: eur(360) }, false],
    [
      'a free licence with every limit at nothing',
      free,
      { maxPurchases: 0, maxCharge: eur(0), maxRemovalsUndone: 0 },
      false,
    ],
  ])('%s', (_case, need, limits, refused) => {
    expect(exceedsLimits(need, limits)).toBe(refused);
  });

  it.each<[string, Limits, boolean]>([
    ['neither limit is unconfirmed', {}, true],
    ['only a limit of removals is unconfirmed', { maxRemovalsUndone: 0 }, true],
    ['a limit of purchases is confirmed', { maxPurchases: 0 }, false],
    ['a limit of the charge is confirmed', { maxCharge: eur(0) }, false],
  ])('a call with %s', (_case, limits, unconfirmed) => {
    expect(isUnconfirmed(limits)).toBe(unconfirmed);
  });
});

const policy = (change: Partial<PolicyState>): PolicyState => ({
  mode: 'allow',
  monthlyLicences: null,
  monthlyCharge: null,
  licencesThisMonth: 0,
  chargeThisMonth: 0,
  unconfirmedToday: 0,
  holdHours: 72,
  unconfirmedPerDay: 20,
  ...change,
});
const reached = (cap: string, limit: number, used: number) => ({
  code: 'auto_purchase_cap_reached',
  details: { cap, limit, used },
});
const blocked = (mode: string) => ({
  code: 'auto_purchase_blocked',
  details: { policy: mode, changedBy: ['owner', 'billing_manager'] },
});

describe('R5 and R23: whether the policy lets an assignment buy', () => {
  it.each<[string, Partial<PolicyState>, { charge: number; unconfirmed: boolean }, object | null]>([
    ['it does unless the company changed it', {}, { charge: 360, unconfirmed: true }, null],
    [
      'block names the policy and who can change it',
      { mode: 'block' },
      { charge: 0, unconfirmed: false },
      blocked('block'),
    ],
    ['ask buys nothing by itself', { mode: 'ask' }, { charge: 360, unconfirmed: false }, blocked('ask')],
    [
      'the last licence of the month',
      { monthlyLicences: 3, licencesThisMonth: 2 },
      { charge: 360, unconfirmed: false },
      null,
    ],
    [
      'one licence beyond it',
      { monthlyLicences: 3, licencesThisMonth: 3 },
      { charge: 360, unconfirmed: false },
      reached('monthly_licences', 3, 3),
    ],
    [
      'a cap of no licence',
      { monthlyLicences: 0 },
      { charge: 360, unconfirmed: false },
      reached('monthly_licences', 0, 0),
    ],
    [
      'the last cent of the month',
      { monthlyCharge: 1000, chargeThisMonth: 640 },
      { charge: 360, unconfirmed: false },
      null,
    ],
    [
      'one cent beyond it',
      { monthlyCharge: 999, chargeThisMonth: 640 },
      { charge: 360, unconfirmed: false },
      reached('monthly_charge', 999, 640),
    ],
    [
      'a free licence under a cap that is used up',
      { monthlyCharge: 640, chargeThisMonth: 640 },
      { charge: 0, unconfirmed: false },
      null,
    ],
    ['the last unconfirmed purchase of the day', { unconfirmedToday: 19 }, { charge: 360, unconfirmed: true }, null],
    [
      'one beyond it',
      { unconfirmedToday: 20 },
      { charge: 360, unconfirmed: true },
      reached('daily_unconfirmed_purchases', 20, 20),
    ],
    [
      'a confirmed one is not counted against the day',
      { unconfirmedToday: 20 },
      { charge: 360, unconfirmed: false },
      null,
    ],
    [
      'the caps bind confirmed purchases too',
      { monthlyLicences: 1, licencesThisMonth: 1 },
      { charge: 360, unconfirmed: true },
      reached('monthly_licences', 1, 1),
    ],
    [
      'the count is said before the charge',
      { monthlyLicences: 1, licencesThisMonth: 1, monthlyCharge: 0 },
      { charge: 360, unconfirmed: false },
      reached('monthly_licences', 1, 1),
    ],
  ])('%s', (_case, change, { charge, unconfirmed }, refusal) => {
    expect(refusalOf(() => requirePolicyAllows(policy(change), 1, charge, unconfirmed))).toEqual(refusal);
  });

  it('counts all licences of one act', () => {
    expect(
      refusalOf(() => requirePolicyAllows(policy({ monthlyLicences: 3, licencesThisMonth: 1 }), 2, 0, false)),
    ).toBeNull();
    expect(
      refusalOf(() => requirePolicyAllows(policy({ monthlyLicences: 3, licencesThisMonth: 1 }), 3, 0, false)),
    ).toEqual(reached('monthly_licences', 3, 1));
  });
});
