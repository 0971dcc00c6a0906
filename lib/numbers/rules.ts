import { DomainError } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { KnownLine } from './take-repository';
import type { HolderView } from './view';

/**
 * Whether a company may take a line into its unassigned numbers (R10, R13). A line that another company has is answered
 * like one that does not exist (R25).
 */
export function decideTake(line: KnownLine | null): Result<KnownLine> {
  if (line === null) return refuse(new DomainError('number_not_assignable', { reason: 'not_in_inventory' }));
  if (line.own !== null) {
    const { id, status } = line.own;
    if (status === 'assigned')
      return refuse(new DomainError('number_already_assigned', { number: { id, e164: line.e164 } }));
    const reason = status === 'quarantined' ? 'quarantined' : 'already_yours';
    return refuse(new DomainError('number_not_assignable', { reason, number: { id, e164: line.e164 } }));
  }
  if (line.requirement !== null) return refuse(new DomainError('number_not_assignable', { reason: line.requirement }));
  return ok(line);
}

/** When a company had a number: since when, and from when on it was deleted. */
export type Possession = { since: Date; deletedAt: Date | null };

/** As far as the clocks of callers may run ahead of ours. */
const AHEAD_MS = 60_000;

/** R27: what is to be said of an instant, whether somebody held the number then or not. */
export function holderStateAt(
  at: Date,
  now: Date,
  isHeld: boolean,
  { since, deletedAt }: Possession,
): HolderView['state'] {
  if (at.getTime() > now.getTime() + AHEAD_MS) return 'future';
  if (isHeld) return 'held';
  if (at < since) return 'not_yet';
  return deletedAt !== null && at >= deletedAt ? 'deleted' : 'unassigned';
}
