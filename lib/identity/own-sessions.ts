import { defineOperatorTask, type OperatorScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { holderOf } from './holder';
import { recordAsMember, recordAsStaff } from './holder-events';
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
    const holder = holderOf(scope.actor);
    const ended = await endOwn(scope, holder, { only: sessionId });
    if (ended.length === 0) throw new DomainError('not_found');
    await recordEnded(scope, holder.accountId, ended);
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
    const holder = holderOf(scope.actor);
    const ended = await endOwn(scope, holder, 'others');
    await recordEnded(scope, holder.accountId, ended);
    return { ended: ended.length };
  },
});

/**
 * In the log of each company that a session was in, as the member its holder is there, and in the operator's of its people's:
 * no company hears of another (R25, R26).
 */
export async function recordEnded(scope: OperatorScope, accountId: string, ended: readonly Ended[]): Promise<void> {
  const places = new Map(ended.flatMap((place) => (place === null ? [] : [[place.memberId, place]])));
  const acts = [...places.values()].map((place) => ({
    ...place,
    what: 'sessions_ended' as const,
    after: { sessions: ended.filter((one) => one?.memberId === place.memberId).length },
  }));
  await recordAsMember(scope, accountId, acts);
  const outside = ended.filter((place) => place === null).length;
  if (outside > 0) await recordAsStaff(scope, accountId, { what: 'sessions_ended', after: { sessions: outside } });
}
