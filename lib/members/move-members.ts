import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { moveMembersInput } from './input';
import { placesOf, recordMoves, saveMoves } from './moves-repository';
import { movedMembersView } from './view';
import { hasDepartment } from './write-repository';

/**
 * Puts many members into a department, or into none, in one statement: all of them, or nobody where one is unknown. Who is
 * there already stays as they are and leaves no event.
 */
export const moveMembers = defineCommand({
  name: 'moveMembers',
  permission: 'members:edit',
  input: moveMembersInput,
  output: movedMembersView,
  handler: async (scope, { memberIds, departmentId }) => {
    const chosen = [...new Set(memberIds)];
    const found = await placesOf(scope, chosen);
    const isKnown = departmentId === null || (await hasDepartment(scope, departmentId));
    if (found.length < chosen.length || !isKnown) throw new DomainError('not_found');
    const moving = found.filter((member) => member.departmentId !== departmentId);
    if (moving.length > 0) await saveMoves(scope, { memberIds: moving.map(({ id }) => id) }, departmentId);
    recordMoves(scope, moving, departmentId);
    return { moved: moving.length, unchanged: found.length - moving.length, departmentId };
  },
});
