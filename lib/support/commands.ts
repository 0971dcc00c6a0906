import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { endGrant, expireGrants, hasGrant, insertReveal } from './grant-repository';
import { endSupportGrantInput, expireSupportGrantsInput, revealMemberInput } from './input';
import { recordExpired } from './record';
import { expiredView, grantReference, revealedView } from './view';

/** An owner ends a grant: its holder's next request is refused. One that ended before stays as it ended. */
export const endSupportGrant = defineCommand({
  name: 'endSupportGrant',
  permission: 'support-access:end',
  worksWhenClosed: true,
  input: endSupportGrantInput,
  output: grantReference,
  handler: async (scope, { grantId }) => {
    if (!(await hasGrant(scope, grantId))) throw new DomainError('not_found');
    const memberId = scope.actor.kind === 'member' ? scope.actor.memberId : null;
    if (await endGrant(scope, grantId, { because: 'company', memberId }))
      scope.record({ action: 'support.ended', targetId: grantId, after: { because: 'company' } });
    return { id: grantId };
  },
});

/** Uncovers a member's name and address for as long as the grant lasts. Each member who was masked is an event (R24). */
export const revealMember = defineCommand({
  name: 'revealMember',
  permission: 'members:reveal',
  worksWhenClosed: true,
  input: revealMemberInput,
  output: revealedView,
  handler: async (scope, { memberId }) => {
    if (scope.actor.kind !== 'granted') throw new DomainError('forbidden', { permission: 'members:reveal' });
    const revealed = await insertReveal(scope, scope.actor.grantId, memberId);
    if (revealed === null) throw new DomainError('not_found');
    if (revealed) scope.record({ action: 'support.revealed', targetId: memberId });
    return { memberId };
  },
});

/** Ends the company's grants whose time is over, each with its event. Until then they are refused all the same. */
export const expireSupportGrants = defineCommand({
  name: 'expireSupportGrants',
  permission: 'support-access:expire',
  input: expireSupportGrantsInput,
  output: expiredView,
  handler: async (scope) => {
    const expired = await expireGrants(scope);
    recordExpired(scope, expired);
    return { expired: expired.length };
  },
});
