import { z } from 'zod';
import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { toUuid } from '@/lib/kernel/id';

async function activateInvited(scope: CommandScope, memberId: string): Promise<boolean> {
  const changed = await scope.sql`
    update members set status = 'active' where company_id = ${scope.companyUuid} and id = ${toUuid('mem', memberId)} and status = 'invited'`;
  return changed.count > 0;
}

/** An invited member's own act, by setting a password with the link sent to them (R15). Repeating it changes nothing. */
export const acceptInvitation = defineCommand({
  name: 'acceptInvitation',
  permission: 'invitation:accept',
  worksWhenClosed: true,
  input: z.strictObject({}),
  output: z.object({ activated: z.boolean() }),
  handler: async (scope) => {
    if (scope.actor.kind !== 'member') throw new DomainError('forbidden', { permission: 'invitation:accept' });
    const { memberId } = scope.actor;
    const activated = await activateInvited(scope, memberId);
    if (activated)
      scope.record({
        action: 'member.activated',
        targetId: memberId,
        before: { status: 'invited' },
        after: { status: 'active' },
      });
    return { activated };
  },
});
