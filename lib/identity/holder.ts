import type { Actor, CommandScope, OperatorScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';

/** Whoever is signed in; programs and the product itself have no account of their own. */
export function holderOf(actor: Actor) {
  if (actor.kind !== 'member' && actor.kind !== 'staff') throw new DomainError('forbidden');
  return actor;
}

/** Does something in the company that somebody acts in, with their member's id; nothing for staff, who are in none. */
export async function inOwnCompany(
  scope: OperatorScope,
  work: (inside: CommandScope, memberId: string) => void,
): Promise<void> {
  const { actor } = scope;
  if (actor.kind === 'member') await scope.inCompany(actor.companyId, async (inside) => work(inside, actor.memberId));
}
