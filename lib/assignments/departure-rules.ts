import { DomainError } from '@/lib/kernel/domain-error';
import type { Decision, Decisions } from './departure-input';
import { type MemberState, requireRoom } from './rules';

/** A number that the leaving member holds. */
export type HeldNumber = { id: string; e164: string; licenceId: string; quarantineDays: number };
/** A held number with what becomes of it. */
export type DecidedNumber = HeldNumber & { decision: Decision };

/** A member as their leaving looks at them. */
export type Leaver = { id: string; status: string; role: string; otherActiveOwners: number; isBreakGlass: boolean };

const DEFAULT_SPAN = 60;

/** R14: every number that the member holds is decided about, and no other; what is left open is named. */
export function decideNumbers(held: readonly HeldNumber[], decisions: Decisions): DecidedNumber[] {
  const each = new Map((decisions.each ?? []).map(({ numberId, ...decision }) => [numberId, decision]));
  const decided: DecidedNumber[] = [];
  const open: HeldNumber[] = [];
  for (const number of held) {
    const decision = each.get(number.id) ?? decisions.default;
    if (decision === undefined) open.push(number);
    else decided.push({ ...number, decision });
  }
  if (open.length > 0) {
    const numbers = open.map(({ id, e164 }) => ({ id, e164 }));
    throw new DomainError('member_holds_numbers', { held: numbers, numbers: numbers.length });
  }
  return decided;
}

/** Decisions about numbers that the member does not hold, or not any more: nobody decides about what they did not see. */
export function notHeld(held: readonly HeldNumber[], decisions: Decisions): string[] {
  const ids = new Set(held.map(({ id }) => id));
  return (decisions.each ?? []).map(({ numberId }) => numberId).filter((id) => !ids.has(id));
}

/** R15: a company keeps an owner who can sign in; where none can yet, it keeps the one who is invited. And the one whom single sign-on leaves a password. */
export function requireOwnerRemains({ role, otherActiveOwners, isBreakGlass }: Leaver): void {
  if (role === 'owner' && otherActiveOwners === 0) throw new DomainError('last_owner');
  if (isBreakGlass) throw new DomainError('break_glass_owner');
}

/** An owner is let go by an owner only, as only an owner makes one (R24). */
export function requireRightOver({ role }: Pick<Leaver, 'role'>, actorRole: string): void {
  if (role === 'owner' && actorRole !== 'owner')
    throw new DomainError('forbidden', { permission: 'members:write', heldBy: ['owner'] });
}

/** R8, R15: whoever gets numbers has room for all that come to them together, and is active. */
export function requireTargets(decided: readonly DecidedNumber[], targets: ReadonlyMap<string, MemberState>): void {
  const coming = new Map<string, number>();
  for (const { decision } of decided) {
    if (decision.mode === 'reassign') coming.set(decision.toMemberId, (coming.get(decision.toMemberId) ?? 0) + 1);
  }
  for (const [memberId, count] of coming) {
    const target = targets.get(memberId);
    if (target === undefined) throw new DomainError('not_found');
    requireRoom(target, count);
  }
}

/** How long a departure can be undone: as long as the longest quarantine of the numbers held, or of any (R13). */
export const undoableDays = (held: readonly HeldNumber[]): number =>
  held.length === 0 ? DEFAULT_SPAN : Math.max(...held.map(({ quarantineDays }) => quarantineDays));
