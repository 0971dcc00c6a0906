import { can, holdersOf, type Permission, type QueryScope } from '@/lib/access';
import { namesOneNumber, ONE_NUMBER } from '@/lib/assignments/input';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { heldBy } from './held-repository';
import type { RequestView } from './view';

type Named = { numberId?: string | undefined; e164?: string | undefined };

/** Who may answer depends on what was asked: a wish is an admin's, a purchase an owner's or a billing manager's (R23, R24). */
export const requireAnswerer = (scope: QueryScope, { kind }: RequestView): void =>
  requireRight(scope, kind === 'wish' ? 'numbers:assign' : 'purchases:approve');

/** The right that one kind of request needs beside the one that all need. */
export function requireRight({ actor }: QueryScope, permission: Permission): void {
  if (!can(actor, permission)) throw new DomainError('forbidden', { permission, heldBy: holdersOf(permission) });
}

/**
 * Which assignment approving a request means: for a purchase the one that was asked for, for a wish the number that is
 * named. Who may approve purchases approves the one that a wish needs by answering it; anybody else may not buy so.
 */
export async function assignmentOf(scope: QueryScope, request: RequestView, { numberId, e164 }: Named) {
  const held = await heldBy(scope, request.id);
  if (held !== null) {
    if (numberId !== undefined || e164 !== undefined)
      throw invalidField(numberId === undefined ? '/e164' : '/numberId', 'The request names its number.');
    return { assignment: { memberId: held.memberId, numberId: held.numberId }, approved: true };
  }
  if (!namesOneNumber({ numberId, e164 })) throw invalidField(`/${ONE_NUMBER.path.join('/')}`, ONE_NUMBER.error);
  return {
    assignment: { memberId: request.member?.id ?? '', numberId, e164 },
    approved: can(scope.actor, 'purchases:approve'),
  };
}
