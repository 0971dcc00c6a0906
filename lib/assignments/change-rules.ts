import type { ErrorCode } from '@/lib/kernel/domain-error';
import type { NumberChange } from './change-input';

/** A number as an act on many looks at it. */
export type FoundNumber = {
  id: string;
  e164: string;
  status: 'unassigned' | 'assigned' | 'quarantined' | 'left';
  held: { memberId: string; licenceId: string } | null;
  quarantineDays: number;
};

/** What becomes of one number: the act, nothing since it is so already, or the code that a single act would be refused with. */
export type Verdict = 'change' | 'unchanged' | ErrorCode;

/** The rules of the single acts, for one of many (R3, R4, R13). */
export function verdictOn(number: FoundNumber, act: NumberChange, toMemberId: string | undefined): Verdict {
  switch (act) {
    case 'unassign':
      if (number.held !== null) return 'change';
      return number.status === 'unassigned' ? 'unchanged' : 'number_not_assigned';
    case 'delete':
      if (number.status === 'left') return 'number_not_deletable';
      return number.status === 'quarantined' ? 'unchanged' : 'change';
    case 'reassign':
      if (number.held === null) return 'number_not_assigned';
      return number.held.memberId === toMemberId ? 'unchanged' : 'change';
  }
}
