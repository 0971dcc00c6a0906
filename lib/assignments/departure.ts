import { type CommandScope, defineCommand, roleOf } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { settleWhatIsDue } from '@/lib/licences';
import { memberById } from '@/lib/members';
import type { MemberView } from '@/lib/members/view';
import { returnTaken, tellAsker } from '@/lib/numbers';
import { type Decisions, deactivateMemberInput, deleteMemberInput, reactivateMemberInput } from './departure-input';
import {
  closeRequests,
  findLines,
  type LeaverContext,
  readLeaver,
  readMemberStates,
  removeLeads,
  saveMemberStatus,
} from './departure-repository';
import { departureById } from './departure-row-repository';
import {
  type DecidedNumber,
  decideNumbers,
  notHeld,
  requireOwnerRemains,
  requireRightOver,
  requireTargets,
} from './departure-rules';
import { type LeftMemberView, leftMemberView } from './departure-view';
import { saveDecisions, saveDeparture } from './save-departure';

type Leaving = { member: MemberView; leaver: LeaverContext; decided: DecidedNumber[] };

/**
 * Deletes a member with a decision about each number they hold, all or nothing (R14). Their licences become available and
 * stay billed (R3); their history stays; their sessions and links are dead; their e-mail is free for somebody new. Requests that wait for them are closed.
 */
export const deleteMember = defineCommand({
  name: 'deleteMember',
  permission: 'members:write',
  input: deleteMemberInput,
  output: leftMemberView,
  handler: async (scope, { memberId, numbers = {} }) => {
    const leaving = await decideLeaving(scope, memberId, numbers);
    saveDecisions(scope, leaving.leaver, leaving.decided);
    removeLeads(scope, memberId);
    await closeWaiting(scope, memberId);
    return leave(scope, leaving, 'deleted');
  },
});

/**
 * Deactivates a member: they cannot sign in or get numbers; those they hold stay with them unless decided otherwise (R15).
 * One who is deactivated already stays so, and what is decided about their numbers happens.
 */
export const deactivateMember = defineCommand({
  name: 'deactivateMember',
  permission: 'members:write',
  input: deactivateMemberInput,
  output: leftMemberView,
  handler: async (scope, { memberId, numbers = {} }) => {
    const decisions: Decisions = { ...numbers, default: numbers.default ?? { mode: 'keep' } };
    const leaving = await decideLeaving(scope, memberId, decisions);
    const changes = leaving.decided.some(({ decision }) => decision.mode !== 'keep');
    if (leaving.leaver.status === 'deactivated' && !changes) return { ...leaving.member, departure: null };
    saveDecisions(scope, leaving.leaver, leaving.decided);
    return leave(scope, leaving, 'deactivated');
  },
});

/** Lets a deactivated member in again; nothing comes back by itself (R15). Who is not deactivated stays as they are. */
export const reactivateMember = defineCommand({
  name: 'reactivateMember',
  permission: 'members:write',
  input: reactivateMemberInput,
  output: leftMemberView,
  handler: async (scope, { memberId }) => {
    const leaver = await readLeaver(scope, memberId);
    requireRightOver(leaver, roleOf(scope.actor));
    if (leaver.status === 'deactivated') {
      const status = leaver.neverAccepted ? 'invited' : 'active';
      saveMemberStatus(scope, memberId, status);
      scope.record({
        action: 'member.reactivated',
        targetId: memberId,
        before: { status: 'deactivated' },
        after: { status },
      });
    }
    const member = await memberById(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    return { ...member, departure: null };
  },
});

/** Nothing waits for who is deleted: numbers that were held for them are free again (R23). */
async function closeWaiting(scope: CommandScope, memberId: string): Promise<void> {
  for (const { requestId, requestedBy, numberId, tookNumber } of await closeRequests(scope, memberId)) {
    scope.record({
      action: 'request.closed',
      targetId: requestId,
      before: { status: 'open' },
      after: { status: 'closed', memberId },
    });
    if (numberId === null) continue;
    await returnTaken(scope, [{ numberId, tookNumber }]);
    tellAsker(scope, { requestId, requestedBy });
  }
}

/** Everything that can refuse a departure, before anything is written. */
async function decideLeaving(scope: CommandScope, memberId: string, decisions: Decisions): Promise<Leaving> {
  await settleWhatIsDue(scope);
  const leaver = await readLeaver(scope, memberId);
  const member = await memberById(scope, memberId);
  if (member === null) throw new DomainError('not_found');
  requireRightOver(leaver, roleOf(scope.actor));
  requireOwnerRemains(leaver);
  await refuseStrangers(scope, leaver, decisions);
  const wanted = targetsOf(decisions);
  const targets = await readMemberStates(scope, wanted);
  // An unknown member is unknown whatever is held, also in a default that no number needs.
  if (wanted.some((id) => !targets.has(id))) throw new DomainError('not_found');
  const decided = decideNumbers(leaver.held, decisions);
  requireTargets(decided, targets);
  return { member, leaver, decided };
}

/** A decision about another company's number is about nothing (R25); one about a number held by somebody else is refused. */
async function refuseStrangers(scope: CommandScope, { held }: LeaverContext, decisions: Decisions): Promise<void> {
  const strangers = notHeld(held, decisions);
  if (strangers.length === 0) return;
  const own = await findLines(scope, strangers);
  const [first] = own;
  if (first === undefined || own.length < strangers.length) throw new DomainError('not_found');
  throw new DomainError('number_not_held', { number: first });
}

function targetsOf(decisions: Decisions): string[] {
  const made = [...(decisions.default ? [decisions.default] : []), ...(decisions.each ?? [])];
  return [...new Set(made.flatMap((decision) => (decision.mode === 'reassign' ? [decision.toMemberId] : [])))];
}

async function leave(
  scope: CommandScope,
  { member, leaver, decided }: Leaving,
  kind: 'deleted' | 'deactivated',
): Promise<LeftMemberView> {
  saveDeparture(scope, leaver, decided, kind);
  const kept = decided.filter(({ decision }) => decision.mode === 'keep').length;
  return { ...member, status: kind, numbers: kept, departure: await departureById(scope, scope.operationId) };
}
