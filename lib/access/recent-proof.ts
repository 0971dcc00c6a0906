import { DomainError } from '@/lib/kernel/domain-error';
import type { CommandScope, OperatorScope } from './scope';

/**
 * Refuses whoever is signed in and proved who they are longer ago than fifteen minutes. For handlers of which only some
 * acts need it; a use case of which all do says `needsRecentProof`. The database that wrote the instant compares it.
 */
export async function requireRecentProof({ sql, actor }: CommandScope | OperatorScope): Promise<void> {
  if (actor.kind !== 'member' && actor.kind !== 'staff') return;
  const [row] = await sql<{ recent: boolean }[]>`
    select coalesce(${actor.provenAt}::timestamptz > clock_timestamp() - interval '15 minutes', false) as recent`.execute();
  if (row?.recent !== true) throw new DomainError('reauthentication_required');
}

/** The same for a use case of which every act needs it. */
export async function requireProofFor(
  { needsRecentProof }: { needsRecentProof?: true },
  scope: CommandScope | OperatorScope,
): Promise<void> {
  if (needsRecentProof) await requireRecentProof(scope);
}
