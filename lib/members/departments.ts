import { type CommandScope, defineCommand, requireOwnPeople } from '@/lib/access';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { requireAsSeen } from '@/lib/kernel/seen-values';
import { departmentById } from './department-repository';
import { decideLeads } from './department-rules';
import {
  leadCandidates,
  removeDepartment,
  replaceLeads,
  saveCostCentre,
  saveName,
} from './department-write-repository';
import { changeDepartmentInput, createDepartmentInput, deleteDepartmentInput } from './input';
import { idsOfDepartment, MOST_MOVED, recordMoves, saveMoves } from './moves-repository';
import { type DepartmentView, departmentDeletionView, departmentView } from './view';
import { hasDepartment, insertDepartments, insertLeads } from './write-repository';

/** Opens a department, with its leads if they are known already. */
export const createDepartment = defineCommand({
  name: 'createDepartment',
  permission: 'departments:write',
  input: createDepartmentInput,
  output: departmentView,
  handler: async (scope, { name, leadMemberIds = [], costCentre = null }) => {
    if (leadMemberIds.length > 0) requireOwnPeople(scope.actor, 'departments:write');
    const leads = await requireLeads(scope, leadMemberIds);
    const id = newId('dep');
    await insertDepartments(scope, [{ id, name, costCentre }]);
    await insertLeads(scope, id, leads);
    scope.record({ action: 'department.created', targetId: id, after: { name, leadMemberIds: leads, costCentre } });
    return requireDepartment(scope, id);
  },
});

/** Renames a department, changes who leads it or where its licences are booked. Saying again what is so changes nothing. */
export const changeDepartment = defineCommand({
  name: 'changeDepartment',
  permission: 'departments:write',
  input: changeDepartmentInput,
  output: departmentView,
  handler: async (scope, { departmentId, name, leadMemberIds, costCentre, seen }) => {
    const department = await requireDepartment(scope, departmentId);
    const before = {
      name: department.name,
      leadMemberIds: department.leads.map((lead) => lead.id),
      costCentre: department.costCentre,
    };
    requireAsSeen(before, seen);
    if (name !== undefined && name !== before.name) {
      await saveName(scope, departmentId, name);
      scope.record({
        action: 'department.renamed',
        targetId: departmentId,
        before: { name: before.name },
        after: { name },
      });
    }
    if (costCentre !== undefined && costCentre !== before.costCentre) {
      await saveCostCentre(scope, departmentId, costCentre);
      scope.record({
        action: 'department.cost_centre_changed',
        targetId: departmentId,
        before: { costCentre: before.costCentre },
        after: { costCentre },
      });
    }
    if (leadMemberIds !== undefined) await changeLeads(scope, departmentId, before.leadMemberIds, leadMemberIds);
    return requireDepartment(scope, departmentId);
  },
});

/** Closes a department; its members go to another one, or to none. Who came in after it was decided is not moved unasked. */
export const deleteDepartment = defineCommand({
  name: 'deleteDepartment',
  permission: 'departments:write',
  input: deleteDepartmentInput,
  output: departmentDeletionView,
  handler: async (scope, { departmentId, toDepartmentId = null, seen }) => {
    const { name, leads, members, costCentre } = await requireDepartment(scope, departmentId);
    const leadMemberIds = leads.map((lead) => lead.id);
    // Who leads a department sees what is in it, so it is not a grant's to say (R24).
    if (leads.length > 0) requireOwnPeople(scope.actor, 'departments:write');
    requireAsSeen({ name, members, leadMemberIds }, seen);
    if (toDepartmentId === departmentId) throw invalidField('/toDepartmentId', 'Must be another department.');
    if (toDepartmentId !== null && !(await hasDepartment(scope, toDepartmentId))) throw new DomainError('not_found');
    if (members > MOST_MOVED) throw new DomainError('department_too_large', { members, limit: MOST_MOVED });
    const moved = await idsOfDepartment(scope, departmentId);
    await saveMoves(scope, { departmentId }, toDepartmentId);
    recordMoves(scope, moved, toDepartmentId);
    await removeDepartment(scope, departmentId);
    scope.record({
      action: 'department.deleted',
      targetId: departmentId,
      before: { name, leadMemberIds, costCentre },
      after: { movedMembers: moved.length, toDepartmentId },
    });
    return { id: departmentId, movedMembers: moved.length, toDepartmentId };
  },
});

async function requireDepartment(scope: CommandScope, departmentId: string): Promise<DepartmentView> {
  const department = await departmentById(scope, departmentId);
  if (department === null) throw new DomainError('not_found');
  return department;
}

async function requireLeads(scope: CommandScope, memberIds: readonly string[]): Promise<string[]> {
  return memberIds.length === 0 ? [] : unwrap(decideLeads(memberIds, await leadCandidates(scope, memberIds)));
}

async function changeLeads(
  scope: CommandScope,
  departmentId: string,
  before: readonly string[],
  asked: readonly string[],
): Promise<void> {
  const after = await requireLeads(scope, asked);
  if (JSON.stringify([...before].sort()) === JSON.stringify([...after].sort())) return;
  requireOwnPeople(scope.actor, 'departments:write');
  await replaceLeads(scope, departmentId, after);
  scope.record({
    action: 'department.leads_changed',
    targetId: departmentId,
    before: { leadMemberIds: before },
    after: { leadMemberIds: after },
  });
}
