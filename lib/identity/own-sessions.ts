import { defineOperatorTask, type OperatorScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { holderOf } from './holder';
import { endOtherSessionsInput, endOwnSessionInput, listOwnSessionsInput } from './input';
import { type Ended, endOwn, livingOf } from './own-session-repository';
import { endedSessionsView, ownSessionsView } from './view';

/** Where one is signed in oneself: on what device, from where, since when. */
export const listOwnSessions = defineOperatorTask({
  name: 'listOwnSessions',
  permission: 'own-account:use',
  input: listOwnSessionsInput,
  output: ownSessionsView,
  handler: async (scope) => {
    const { accountId, sessionId } = holderOf(scope.actor);
    return { data: await livingOf(scope, accountId, sessionId) };
  },
});

/** Ends one of one's own sessions; copies of its cookie are refused from now on. */
export const endOwnSession = defineOperatorTask({
  name: 'endOwnSession',
  permission: 'own-account:use',
  input: endOwnSessionInput,
  output: endedSessionsView,
  handler: async (scope, { sessionId }) => {
    const ended = await endOwn(scope, holderOf(scope.actor), { only: sessionId });
    if (ended.length === 0) throw new DomainError('not_found');
    await recordEnded(scope, ended);
    return { ended: ended.length };
  },
});

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = defineOperatorTask({
  name: 'endOtherSessions',
  permission: 'own-account:use',
  input: endOtherSessionsInput,
  output: endedSessionsView,
  handler: async (scope) => {
    const ended = await endOwn(scope, holderOf(scope.actor), 'others');
    await recordEnded(scope, ended);
    return { ended: ended.length };
  },
});

/** In the log of each company that a session was in, as the member its holder is there: no company hears of another (R25, R26). */
async function recordEnded(scope: OperatorScope, ended: readonly Ended[]): Promise<void> {
  const { accountId, sessionId, provenAt } = holderOf(scope.actor);
  const places = new Map(ended.flatMap((place) => (place === null ? [] : [[place.memberId, place]])));
  // Two such acts at once lock their companies in the same order.
  for (const { companyId, memberId, role } of [...places.values()].sort((a, b) =>
    a.companyId < b.companyId ? -1 : 1,
  )) {
    const sessions = ended.filter((place) => place?.memberId === memberId).length;
    await scope.inCompany(
      companyId,
      async (inside) => inside.record({ action: 'member.sessions_ended', targetId: memberId, after: { sessions } }),
      undefined,
      { kind: 'member', accountId, memberId, companyId, role, ledDepartmentIds: [], sessionId, provenAt },
    );
  }
}
