import { defineCommand, defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { endMemberSessionsInput, getMemberSessionsInput } from './input';
import { memberById } from './row-repository';
import { hasFactor } from './second-factor-repository';
import { countLivingSessions, voidSessions } from './sessions-repository';
import { endedMemberSessionsView, memberSessionsView } from './view';

/** On how many devices a member is signed in here, and whether a second factor protects that; which and where from is the member's own. */
export const getMemberSessions = defineQuery({
  name: 'getMemberSessions',
  permission: 'sessions:end',
  input: getMemberSessionsInput,
  output: memberSessionsView,
  handler: async (scope, { memberId }) => {
    if ((await memberById(scope, memberId)) === null) throw new DomainError('not_found');
    const [living, hasSecondFactor] = await Promise.all([
      countLivingSessions(scope, memberId),
      hasFactor(scope, memberId),
    ]);
    return { living, hasSecondFactor };
  },
});

/**
 * Signs a member out of the company on every device, at once; they may sign in again. A link to a new password that was sent
 * before does not let anybody back in. Where nobody is signed in, nothing changes.
 */
export const endMemberSessions = defineCommand({
  name: 'endMemberSessions',
  permission: 'sessions:end',
  input: endMemberSessionsInput,
  output: endedMemberSessionsView,
  worksWhenClosed: true,
  handler: async (scope, { memberId }) => {
    if ((await memberById(scope, memberId)) === null) throw new DomainError('not_found');
    const ended = await countLivingSessions(scope, memberId);
    if (ended === 0) return { ended };
    await voidSessions(scope, memberId);
    scope.record({ action: 'member.sessions_ended', targetId: memberId, after: { sessions: ended } });
    return { ended };
  },
});
