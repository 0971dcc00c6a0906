import type { CommandScope } from '@/lib/access';
import { notify } from '@/lib/notices';
import { insertDeparture, type LeaverContext, saveMemberStatus } from './departure-repository';
import { type DecidedNumber, undoableDays } from './departure-rules';
import { type HolderChange, handedOver, saveHolderChanges } from './holder-repository';

const DAY = 86_400_000;

/** Carries out what was decided about each number, with one event for each (R14, R26). */
export function saveDecisions(scope: CommandScope, leaver: LeaverContext, decided: readonly DecidedNumber[]): void {
  saveHolderChanges(
    scope,
    decided.flatMap((number) => decideChange(scope, leaver.id, number)),
  );
}

function decideChange(scope: CommandScope, memberId: string, number: DecidedNumber): HolderChange[] {
  const { id: numberId, licenceId, decision } = number;
  const before = { status: 'assigned', memberId, licenceId };
  const none = { memberId: null, licenceId: null };
  switch (decision.mode) {
    case 'keep':
      return [];
    case 'unassign':
      scope.record({
        action: 'number.unassigned',
        targetId: numberId,
        before,
        after: { status: 'unassigned', ...none },
      });
      return [{ numberId, licenceId, to: { status: 'unassigned' }, ended: { reason: 'unassigned', history: null } }];
    case 'delete': {
      const restorableUntil = new Date(scope.now.getTime() + number.quarantineDays * DAY);
      const after = { status: 'quarantined', ...none, restorableUntil: restorableUntil.toISOString() };
      scope.record({ action: 'number.deleted', targetId: numberId, before, after });
      const to = { status: 'quarantined', restorableUntil } as const;
      return [{ numberId, licenceId, to, ended: { reason: 'number_deleted', history: null } }];
    }
    case 'reassign':
      return [
        recordHandover(scope, { numberId, licenceId, memberId }, decision.toMemberId, decision.history ?? 'keep'),
      ];
  }
}

/** A number that goes from one member to another on its licence: the event, and the word to the telephony system (R4). */
export function recordHandover(
  scope: CommandScope,
  held: { numberId: string; licenceId: string; memberId: string },
  toMemberId: string,
  history: 'keep' | 'transfer' | 'delete',
): HolderChange {
  const { numberId, licenceId, memberId } = held;
  scope.record({
    action: 'number.reassigned',
    targetId: numberId,
    before: { memberId, licenceId },
    after: { memberId: toMemberId, licenceId, history },
  });
  scope.enqueue({ topic: 'telephony.history', payload: { numberId, fromMemberId: memberId, toMemberId, history } });
  notify(scope, 'mail.number_moved', { memberId, numberIds: [numberId], history });
  notify(scope, 'mail.number_given', { memberId: toMemberId, numberIds: [numberId] });
  return handedOver(numberId, licenceId, toMemberId, history);
}

/** Ends the membership, or puts it to rest, and keeps the account of it. */
export function saveDeparture(
  scope: CommandScope,
  leaver: LeaverContext,
  decided: readonly DecidedNumber[],
  kind: 'deleted' | 'deactivated',
): void {
  const { id: memberId, status: statusBefore, ledDepartmentIds } = leaver;
  const undoableUntil = new Date(scope.now.getTime() + undoableDays(decided) * DAY);
  if (kind !== statusBefore) {
    saveMemberStatus(scope, memberId, kind);
    scope.record({
      action: `member.${kind}`,
      targetId: memberId,
      before: { status: statusBefore, ...(kind === 'deleted' && { ledDepartmentIds }) },
      after: { status: kind },
    });
  }
  insertDeparture(scope, { memberId, kind, statusBefore, ledDepartmentIds, undoableUntil, numbers: decided });
}
