import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid } from '@/lib/kernel/id';
import { settleWhatIsDue } from '@/lib/licences';
import { notify } from '@/lib/notices';
import { closeHoldsOf, type NumberView, numberById, numberView } from '@/lib/numbers';
import { readAssignmentContext } from './context-repository';
import { deleteNumberInput, reassignNumberInput, restoreNumberInput, unassignNumberInput } from './input';
import { requireDeletable, requireHeld, requireRestorable, requireRoom, requireTakeable } from './rules';
import { findNumber, saveDeletion, saveReassignment, saveRestoration, saveUnassignment } from './write-repository';

type Held = { status: 'assigned'; memberId: string; licenceId: string };
type Found = { status: 'unassigned' | 'quarantined' | 'left'; memberId: null; licenceId: null } | Held;

const DAY = 86_400_000;

/** The number as it stands once the company is up to its clock; every act on it starts here. */
async function requireNumber(
  scope: CommandScope,
  numberId: string,
): Promise<Found & { e164: string; quarantineDays: number }> {
  await settleWhatIsDue(scope);
  const row = await findNumber(scope, numberId);
  if (row === null) throw new DomainError('not_found');
  const line = { e164: row.e164, quarantineDays: row.quarantine_days };
  if (row.member_id !== null && row.licence_id !== null) {
    return {
      ...line,
      status: 'assigned',
      memberId: fromUuid('mem', row.member_id),
      licenceId: fromUuid('lic', row.licence_id),
    };
  }
  return { ...line, status: row.status as 'unassigned' | 'quarantined' | 'left', memberId: null, licenceId: null };
}

async function shown(scope: CommandScope, numberId: string): Promise<NumberView> {
  const number = await numberById(scope, numberId);
  if (number === null) throw new DomainError('not_found');
  return number;
}

/** Gives a held number to another member on the same licence; buys nothing and frees nothing (R4). */
export const reassignNumber = defineCommand({
  name: 'reassignNumber',
  permission: 'numbers:assign',
  input: reassignNumberInput,
  output: numberView,
  handler: async (scope, { numberId, memberId, history = 'keep' }) => {
    const number = await requireNumber(scope, numberId);
    requireHeld({ status: number.status });
    if (number.status !== 'assigned') throw new Error('a held number that nobody holds');
    const { member } = await readAssignmentContext(scope, memberId, { numberId }, true);
    if (member === null) throw new DomainError('not_found');
    if (member.id !== number.memberId) {
      requireRoom(member);
      saveReassignment(scope, numberId, memberId, number.licenceId, history);
      scope.record({
        action: 'number.reassigned',
        targetId: numberId,
        before: { memberId: number.memberId, licenceId: number.licenceId },
        after: { memberId, licenceId: number.licenceId, history },
      });
      scope.enqueue({
        topic: 'telephony.history',
        payload: { numberId, fromMemberId: number.memberId, toMemberId: memberId, history },
      });
      notify(scope, 'mail.number_moved', { memberId: number.memberId, numberIds: [numberId], history });
      notify(scope, 'mail.number_given', { memberId, numberIds: [numberId] });
    }
    return shown(scope, numberId);
  },
});

/** Takes a number from its member; the licence is available at once and stays billed (R3). Already so: nothing happens. */
export const unassignNumber = defineCommand({
  name: 'unassignNumber',
  permission: 'numbers:assign',
  input: unassignNumberInput,
  output: numberView,
  handler: async (scope, { numberId }) => {
    const number = await requireNumber(scope, numberId);
    requireTakeable(number);
    if (number.status === 'assigned') {
      saveUnassignment(scope, numberId, number.licenceId, 'unassigned');
      scope.record({
        action: 'number.unassigned',
        targetId: numberId,
        before: { status: 'assigned', memberId: number.memberId, licenceId: number.licenceId },
        after: { status: 'unassigned', memberId: null, licenceId: null },
      });
      notify(scope, 'mail.number_taken', { memberId: number.memberId, numberIds: [numberId], reason: 'unassigned' });
    }
    return shown(scope, numberId);
  },
});

/** Deletes a number into quarantine; its licence becomes available (R3, R13). Deleting twice is once. */
export const deleteNumber = defineCommand({
  name: 'deleteNumber',
  permission: 'numbers:assign',
  input: deleteNumberInput,
  output: numberView,
  handler: async (scope, { numberId }) => {
    const number = await requireNumber(scope, numberId);
    requireDeletable(number);
    if (number.status !== 'quarantined') {
      if (number.status === 'assigned') saveUnassignment(scope, numberId, number.licenceId, 'number_deleted');
      else await closeHoldsOf(scope, [numberId]);
      const restorableUntil = new Date(scope.now.getTime() + number.quarantineDays * DAY);
      saveDeletion(scope, numberId, restorableUntil);
      scope.record({
        action: 'number.deleted',
        targetId: numberId,
        before: { status: number.status, memberId: number.memberId, licenceId: number.licenceId },
        after: {
          status: 'quarantined',
          memberId: null,
          licenceId: null,
          restorableUntil: restorableUntil.toISOString(),
        },
      });
      if (number.status === 'assigned')
        notify(scope, 'mail.number_taken', { memberId: number.memberId, numberIds: [numberId], reason: 'deleted' });
    }
    return shown(scope, numberId);
  },
});

/** Brings a number back from quarantine, unassigned, until its deadline (R13). */
export const restoreNumber = defineCommand({
  name: 'restoreNumber',
  permission: 'numbers:assign',
  input: restoreNumberInput,
  output: numberView,
  handler: async (scope, { numberId }) => {
    const number = await requireNumber(scope, numberId);
    requireRestorable(number);
    if (number.status === 'quarantined') {
      saveRestoration(scope, numberId);
      scope.record({
        action: 'number.restored',
        targetId: numberId,
        before: { status: 'quarantined' },
        after: { status: 'unassigned' },
      });
    }
    return shown(scope, numberId);
  },
});
