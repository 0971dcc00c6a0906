import type { Actor, RequestContext } from '@/lib/access';
import { readSession } from '@/lib/auth/sessions';
import { DomainError } from '@/lib/kernel/domain-error';

/** Who takes a file out, and the secret of the session that they do it in. */
export type Reader = { actor: Actor; secret: string | null };

/** A download may last: who has signed out, left or sees other departments by now gets no further page. */
export async function requireSameSession({ actor, secret }: Reader, request: RequestContext): Promise<void> {
  const session = secret === null ? null : await readSession(secret, request);
  if (JSON.stringify(session?.actor) !== JSON.stringify(actor)) throw new DomainError('unauthenticated');
}
