import { can, defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { getPlannedChangeInput, listPlannedChangesInput, quotePlannedAssignmentInput } from './input';
import { openChanges, plannedPage } from './list-repository';
import { quotePlanned } from './quote';
import { asPlannedChange, plannedRow } from './row-repository';
import { requireRoom } from './rules';
import { type PlannedChangeView, plannedChangeView, plannedQuoteView } from './view';

/** A page of planned changes in order of their day; a team lead sees those about their departments' members (R24). */
export const listPlannedChanges = defineQuery({
  name: 'listPlannedChanges',
  permission: 'planned-changes:read',
  input: listPlannedChangesInput,
  output: pageOf(plannedChangeView),
  handler: (scope, input) => plannedPage(scope, input),
});

/** One planned change; what the caller may not see does not exist (R25). */
export const getPlannedChange = defineQuery({
  name: 'getPlannedChange',
  permission: 'planned-changes:read',
  input: getPlannedChangeInput,
  output: plannedChangeView,
  handler: (scope, { plannedChangeId }) => requirePlannedChange(scope, plannedChangeId),
});

/** What an assignment on a later day would use, and at most cost; stores nothing (R5–R8). */
export const quotePlannedAssignment = defineQuery({
  name: 'quotePlannedAssignment',
  permission: 'planned-changes:write',
  input: quotePlannedAssignmentInput,
  output: plannedQuoteView,
  handler: async (scope, input) => {
    requireRoom(await openChanges(scope));
    return quotePlanned(scope, input, can(scope.actor, 'purchases:approve'));
  },
});

/** One planned change, or a refusal. */
export async function requirePlannedChange(scope: QueryScope, id: string): Promise<PlannedChangeView> {
  const row = await plannedRow(scope, id);
  if (row === null) throw new DomainError('not_found');
  return asPlannedChange(row, scope);
}
