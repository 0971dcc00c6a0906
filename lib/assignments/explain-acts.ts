import { can, defineQuery, holdersOf, type Permission, type QueryScope, requireNoPurchase, roleOf } from '@/lib/access';
import { companyOfScope } from '@/lib/companies';
import { requireCredit } from '@/lib/invoices';
import { companyClosed, DomainError } from '@/lib/kernel/domain-error';
import { availableNow, readPurchaseContext, requireUnrestricted, termsOf } from '@/lib/licences';
import { memberById } from '@/lib/members';
import { type NumberView, numberById } from '@/lib/numbers';
import { memberActsView, numberActsView } from './acts-view';
import { readLeaver, readMemberStates } from './departure-repository';
import { lastDepartureOf } from './departure-row-repository';
import { requireOwnerRemains, requireRightOver } from './departure-rules';
import { type AskedAct, explainAct, type Right } from './explain-rules';
import { explainMemberActsInput, explainNumberActsInput } from './input';
import { readPolicyState } from './policy-repository';
import {
  decideWay,
  type NumberState,
  requireActive,
  requireAssignable,
  requireDeletable,
  requireHeld,
  requireRestorable,
  requireRoom,
  requireTakeable,
  type Standing,
} from './rules';

/** Why something can or cannot be done with a number now: asked of the rules that would refuse it. */
export const explainNumberActs = defineQuery({
  name: 'explainNumberActs',
  permission: 'numbers:read',
  input: explainNumberActsInput,
  output: numberActsView,
  handler: async (scope, { numberId }) => {
    const number = await numberById(scope, numberId);
    if (number === null) throw new DomainError('not_found');
    const { now } = await scope.ledger();
    const status = statusAt(number, now);
    const right = rightTo(scope, 'numbers:assign');
    const acts = numberActs(scope, number, status, now);
    const closed = await isClosed(scope);
    return { data: await inOrder(acts, (asked) => explainAct(closed ? refused(asked) : asked, right)) };
  },
});

/** A quarantine that is over has ended, also while the worker has not come by yet (R13). */
export function statusAt({ status, restorableUntil }: NumberView, now: Date): Standing['status'] {
  return status === 'quarantined' && restorableUntil !== null && new Date(restorableUntil) <= now ? 'left' : status;
}

type NumberAct = 'assign' | 'reassign' | 'exchange' | 'unassign' | 'delete' | 'restore';

function numberActs(
  scope: QueryScope,
  number: NumberView,
  status: Standing['status'],
  now: Date,
): AskedAct<NumberAct>[] {
  const { id, e164, member } = number;
  // That it is held for somebody is one of these reasons: nobody is named here whom it could be held for (R23).
  const requirement = number.notAssignableReason;
  const state: NumberState = { id, e164, status, holderId: member?.id ?? null, requirement, hold: null };
  return [
    {
      act: 'assign',
      rules: async () => {
        requireAssignable(state);
        await requireLicence(scope, now);
      },
    },
    { act: 'reassign', rules: () => requireHeld({ status }) },
    {
      act: 'exchange',
      rules: async () => {
        requireHeld({ status });
        const holders = await readMemberStates(scope, member === null ? [] : [member.id]);
        for (const holder of holders.values()) requireActive(holder);
      },
    },
    { act: 'unassign', rules: () => requireTakeable({ status }), unchanged: status === 'unassigned' },
    { act: 'delete', rules: () => requireDeletable({ status }), unchanged: status === 'quarantined' },
    { act: 'restore', rules: () => requireRestorable({ status }), unchanged: status === 'unassigned' },
  ];
}

/** Why something can or cannot be done with a member now: asked of the rules that would refuse it. */
export const explainMemberActs = defineQuery({
  name: 'explainMemberActs',
  permission: 'members:read',
  input: explainMemberActsInput,
  output: memberActsView,
  handler: async (scope, { memberId }) => {
    const member = await memberById(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    const leaver = await readLeaver(scope, memberId);
    const { now } = await scope.ledger();
    const [assigns, writes] = [rightTo(scope, 'numbers:assign'), rightOver(scope, leaver.role)];
    const actorRole = roleOf(scope.actor);
    const states = await readMemberStates(scope, [memberId]);
    const inactive = member.status === 'deactivated';
    const leave = () => {
      requireRightOver(leaver, actorRole);
      requireOwnerRemains(leaver);
    };
    const receive = async () => {
      for (const state of states.values()) requireRoom(state);
      await requireLicence(scope, now);
    };
    const acts = [
      { asked: { act: 'assign', rules: receive }, right: assigns },
      { asked: { act: 'deactivate', rules: leave, unchanged: inactive }, right: writes },
      {
        asked: { act: 'reactivate', rules: () => requireRightOver(leaver, actorRole), unchanged: !inactive },
        right: writes,
      },
      { asked: { act: 'delete', rules: leave }, right: writes },
    ] as const;
    const closed = await isClosed(scope);
    return {
      data: await inOrder(acts, ({ asked, right }) => explainAct(closed ? refused(asked) : asked, right)),
      departureId: writes.allowed ? await lastDepartureOf(scope, memberId) : null,
    };
  },
});

const rightTo = (scope: QueryScope, permission: Permission): Right => ({
  permission,
  allowed: can(scope.actor, permission),
  roles: holdersOf(permission),
});

/** Whose right a member's membership is: an owner's is an owner's (R24). */
function rightOver(scope: QueryScope, role: string): Right {
  const right = rightTo(scope, 'members:write');
  return role === 'owner' ? { ...right, roles: right.roles.filter((one) => one === 'owner') } : right;
}

/** In a company that is closed, every act is refused before its own rules are asked (R22). */
const isClosed = async (scope: QueryScope): Promise<boolean> => (await companyOfScope(scope)).state === 'closed';

const refused = <A extends string>(asked: AskedAct<A>): AskedAct<A> => ({
  ...asked,
  unchanged: false,
  rules: () => {
    throw companyClosed();
  },
});

/** One after the other: a transaction has one connection. */
async function inOrder<A, R>(asked: readonly A[], answer: (one: A) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const one of asked) answers.push(await answer(one));
  return answers;
}

/** R5, R22, R23: a licence is free, or the policy and the company's state let one be bought. */
export async function requireLicence(scope: QueryScope, now: Date): Promise<void> {
  const context = await readPurchaseContext(scope);
  requireUnrestricted(context.buyer.state);
  if ((await availableNow(scope)) > 0) return;
  requireNoPurchase(scope.actor);
  const terms = termsOf(context, context.buyer.defaultFrequency, 1, now);
  await requireCredit(scope, terms.charge);
  const policy = await readPolicyState(scope, context.buyer, terms.purchasedOn);
  decideWay(policy, terms.quantity, terms.charge, { unconfirmed: false, approved: false });
}
