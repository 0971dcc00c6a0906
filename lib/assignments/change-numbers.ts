import { type CommandScope, defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { settleWhatIsDue } from '@/lib/licences';
import { notify } from '@/lib/notices';
import { closeHoldsOf } from '@/lib/numbers';
import { type ChangeNumbersInput, changeNumbersInput } from './change-input';
import { findNumbers } from './change-repository';
import { type FoundNumber, type Verdict, verdictOn } from './change-rules';
import { type ChangedNumbersView, changedNumbersView } from './change-view';
import { readMemberStates } from './departure-repository';
import { type HolderChange, saveHolderChanges } from './holder-repository';
import { requireRoom } from './rules';
import { recordHandover } from './save-departure';

const DAY = 86_400_000;

type Plan = { changes: FoundNumber[]; report: ChangedNumbersView };

/** What unassigning, deleting or reassigning all of these would do: the same decision as the act. Stores nothing. */
export const quoteNumberChange = defineQuery({
  name: 'quoteNumberChange',
  permission: 'numbers:assign',
  input: changeNumbersInput,
  output: changedNumbersView,
  handler: async (scope, input) => (await planChange(scope, input)).report,
});

/**
 * Unassigns, deletes or reassigns up to 10,000 numbers in one operation, each with its event (R3, R4, R13, R26). The ids
 * are a list frozen by the caller: what is so already stays, what cannot be done any more is passed over and named.
 */
export const changeNumbers = defineCommand({
  name: 'changeNumbers',
  permission: 'numbers:assign',
  input: changeNumbersInput,
  output: changedNumbersView,
  handler: async (scope, input) => {
    await settleWhatIsDue(scope);
    const { changes, report } = await planChange(scope, input);
    if (input.act === 'delete')
      await closeHoldsOf(
        scope,
        changes.filter(({ held }) => held === null).map(({ id }) => id),
      );
    saveHolderChanges(
      scope,
      changes.map((number) => carryOut(scope, number, input)),
    );
    return report;
  },
});

async function planChange(scope: QueryScope, { act, numberIds, memberId }: ChangeNumbersInput): Promise<Plan> {
  const numbers = await findNumbers(scope, numberIds);
  const judged = numbers.map((number) => ({ number, verdict: verdictOn(number, act, memberId) }));
  const having = (wanted: Verdict) => judged.flatMap(({ number, verdict }) => (verdict === wanted ? [number] : []));
  const changes = having('change');
  if (memberId !== undefined) await requireRoomForAll(scope, memberId, changes.length);
  const freed = act === 'reassign' ? 0 : changes.filter(({ held }) => held !== null).length;
  return {
    changes,
    report: {
      changed: changes.length,
      unchanged: having('unchanged').length,
      skipped: judged.flatMap(({ number, verdict }) =>
        verdict === 'change' || verdict === 'unchanged'
          ? []
          : [{ numberId: number.id, e164: number.e164, code: verdict }],
      ),
      licencesFreed: freed,
    },
  };
}

/** R8: the member has room for all of them, or gets none. */
async function requireRoomForAll(scope: QueryScope, memberId: string, count: number): Promise<void> {
  const member = (await readMemberStates(scope, [memberId])).get(memberId);
  if (member === undefined) throw new DomainError('not_found');
  if (count > 0) requireRoom({ ...member, numbers: member.numbers + count - 1 });
}

function carryOut(scope: CommandScope, number: FoundNumber, input: ChangeNumbersInput): HolderChange {
  const { id: numberId, held } = number;
  const before = { status: number.status, memberId: held?.memberId ?? null, licenceId: held?.licenceId ?? null };
  const none = { memberId: null, licenceId: null };
  if (input.act === 'reassign' && held !== null && input.memberId !== undefined)
    return recordHandover(scope, { numberId, ...held }, input.memberId, input.history ?? 'keep');
  const licenceId = held?.licenceId ?? null;
  if (input.act === 'unassign') {
    scope.record({ action: 'number.unassigned', targetId: numberId, before, after: { status: 'unassigned', ...none } });
    tell(scope, number, 'unassigned');
    return { numberId, licenceId, to: { status: 'unassigned' }, ended: { reason: 'unassigned', history: null } };
  }
  const restorableUntil = new Date(scope.now.getTime() + number.quarantineDays * DAY);
  const after = { status: 'quarantined', ...none, restorableUntil: restorableUntil.toISOString() };
  scope.record({ action: 'number.deleted', targetId: numberId, before, after });
  tell(scope, number, 'deleted');
  const ended = held === null ? null : ({ reason: 'number_deleted', history: null } as const);
  return { numberId, licenceId, to: { status: 'quarantined', restorableUntil }, ended };
}

function tell(scope: CommandScope, { id, held }: FoundNumber, reason: 'unassigned' | 'deleted'): void {
  if (held !== null) notify(scope, 'mail.number_taken', { memberId: held.memberId, numberIds: [id], reason });
}
