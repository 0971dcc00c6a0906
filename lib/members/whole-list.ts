import { defineQuery } from '@/lib/access';
import { countView, frozenSelectionView, requireActable, SELECTION_LIMIT } from '@/lib/kernel/selection';
import { countMembersInput, resolveMemberSelectionInput } from './input';
import { countMatching, matchingIds } from './matching-repository';
import { requireDepartment } from './queries';

/** How many members match: exactly on demand, else as far as counting is cheap. */
export const countMembers = defineQuery({
  name: 'countMembers',
  permission: 'members:read',
  input: countMembersInput,
  output: countView,
  handler: async (scope, { exact, ...filters }) => {
    await requireDepartment(scope, filters);
    return countMatching(scope, filters, exact === 'true');
  },
});

/** The members that an act on a selection is about, frozen: what comes or goes from now on changes nothing. */
export const resolveMemberSelection = defineQuery({
  name: 'resolveMemberSelection',
  permission: 'members:read',
  input: resolveMemberSelectionInput,
  output: frozenSelectionView,
  handler: async (scope, { selection }) => {
    if (selection.kind === 'ids') {
      const ids = await matchingIds(scope, {}, selection.ids);
      return { ids, skipped: new Set(selection.ids).size - ids.length };
    }
    if (selection.kind === 'matching') await requireDepartment(scope, selection.filter);
    const ids = await matchingIds(scope, selection.filter);
    if (ids.length > SELECTION_LIMIT) requireActable((await countMatching(scope, selection.filter, true)).count);
    return { ids, skipped: 0 };
  },
});
