import { DomainError } from '@/lib/kernel/domain-error';
import { refusalOf } from './refusal-of';
import { type MemberState, type NumberState, requireAssignable } from './rules';

/** A departure as its undoing looks at it. */
export type DepartureState = {
  id: string;
  kind: 'deleted' | 'deactivated';
  memberId: string;
  statusBefore: 'invited' | 'active' | 'deactivated';
  undoableUntil: Date;
  undone: boolean;
  /** The member left again later, and nobody undid that. */
  superseded: boolean;
  /** Name and address are a pseudonym since (R27). */
  erased: boolean;
  /** Somebody else of the company has the e-mail address now. */
  emailTaken: boolean;
};

/** A number of the departure as it stands now. */
export type DepartedNumber = {
  id: string;
  e164: string;
  mode: 'keep' | 'unassign' | 'delete' | 'reassign';
  status: NumberState['status'];
  holderId: string | null;
  /** It is in quarantine since this very departure. */
  deletedByIt: boolean;
  requirement: string | null;
  /** It is kept for somebody while a request waits (R23). */
  held: boolean;
};

/** What an undoing makes of a number: it comes back, or stays as it is for a reason. */
export type Outcome =
  | 'returned'
  | 'kept'
  | 'held_by_other'
  | 'deleted_since'
  | 'left'
  | 'changed_since'
  | 'member_inactive'
  | 'not_assignable'
  | 'member_limit_reached';

/** R14, R15: a departure can be undone while it is the last one, its time lasts, and nobody took the member's place. */
export function requireUndoable(departure: DepartureState, now: Date): void {
  const refused = (reason: string) => new DomainError('departure_not_undoable', { reason });
  if (departure.undone) throw refused('undone');
  if (departure.erased) throw refused('erased');
  if (now >= departure.undoableUntil) throw refused('over');
  if (departure.superseded) throw refused('superseded');
  if (departure.emailTaken) throw new DomainError('email_taken');
}

/** A member as they are once the departure is undone. */
export type Returning = Pick<MemberState, 'id' | 'numbers' | 'limit' | 'status'>;

/**
 * What becomes of one number, its place with the member and its licence left aside: nothing is taken from who has it now,
 * what the departure left with the member is none of its undoing's business, and who is deactivated gets none (R15).
 */
export function judgeReturn(number: DepartedNumber, member: Pick<Returning, 'id' | 'status'>): Outcome {
  if (number.holderId === member.id) return 'kept';
  if (number.status === 'assigned') return 'held_by_other';
  if (number.status === 'left') return 'left';
  if (number.status === 'quarantined' && !number.deletedByIt) return 'deleted_since';
  if (number.held) return 'held_by_other';
  if (number.mode === 'keep') return 'changed_since';
  if (member.status === 'deactivated') return 'member_inactive';
  return refusalOf(() => requireAssignable({ ...number, status: 'unassigned', hold: null })) === null
    ? 'returned'
    : 'not_assignable';
}

/** R8: those that fit under the plan's limit come back, in the order of the list; the others stay with the company. */
export function judgeAll(
  numbers: readonly DepartedNumber[],
  member: Returning,
): { number: DepartedNumber; outcome: Outcome }[] {
  let room = member.limit - member.numbers;
  return numbers.map((number) => {
    const outcome = judgeReturn(number, member);
    if (outcome !== 'returned') return { number, outcome };
    room -= 1;
    return { number, outcome: room < 0 ? 'member_limit_reached' : 'returned' };
  });
}
