import { DomainError, type ErrorCode } from '@/lib/kernel/domain-error';
import { PROBLEM_SENTENCES } from '@/lib/kernel/problem-sentences';
import type { WAYS_OUT } from './acts-view';

type WayOut = (typeof WAYS_OUT)[number];

/** An act as it is asked about: the rules that would refuse it, in their order, and whether it is done already. */
export type AskedAct<A extends string> = {
  act: A;
  rules: () => void | Promise<void>;
  unchanged?: boolean;
};

/** Who asks, and who has the right. */
export type Right = { permission: string; allowed: boolean; roles: readonly string[] };

const BY_CODE: Partial<Record<ErrorCode, readonly WayOut[]>> = {
  number_already_assigned: ['reassign', 'exchange', 'unassign'],
  number_not_deletable: ['choose_other_number'],
  auto_purchase_blocked: ['add_licences', 'change_policy'],
  auto_purchase_cap_reached: ['add_licences', 'change_policy'],
  company_restricted: ['pay_invoice', 'ask_operator'],
  price_missing: ['ask_operator'],
  amount_too_large: ['ask_operator'],
  member_inactive: ['reactivate_member'],
  member_limit_reached: ['exchange', 'free_a_number', 'larger_plan'],
  last_owner: ['make_another_owner'],
  forbidden: ['ask_who_may'],
};

const BY_STATUS: Readonly<Record<string, readonly WayOut[]>> = {
  unassigned: ['assign'],
  assigned: ['reassign', 'unassign'],
  quarantined: ['restore'],
  left: ['choose_other_number'],
};

/** What can be done about a refusal, from what it says. */
export function waysOutOf({ code, details }: DomainError): WayOut[] {
  if (code === 'number_not_assignable') return [details.reason === 'quarantined' ? 'restore' : 'choose_other_number'];
  if (code === 'number_not_assigned' || code === 'number_not_restorable')
    return [...(BY_STATUS[String(details.status)] ?? [])];
  return [...(BY_CODE[code] ?? [])];
}

/** Runs the very rules of an act and says what they would refuse it with. */
export async function explainAct<A extends string>({ act, rules, unchanged = false }: AskedAct<A>, right: Right) {
  const refusal = unchanged ? null : await refusalBy(rules);
  const lacking = right.allowed
    ? null
    : new DomainError('forbidden', { permission: right.permission, heldBy: right.roles });
  const said = lacking ?? refusal;
  return {
    act,
    possible: said === null && !unchanged,
    unchanged,
    allowed: right.allowed,
    roles: [...right.roles],
    code: said?.code ?? null,
    detail: said === null ? null : PROBLEM_SENTENCES[said.code],
    details: { ...said?.details },
    waysOut: said === null ? [] : waysOutOf(said),
  };
}

async function refusalBy(rules: () => void | Promise<void>): Promise<DomainError | null> {
  try {
    await rules();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
