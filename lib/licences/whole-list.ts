import { defineQuery } from '@/lib/access';
import { countView, frozenSelectionView, requireActable, SELECTION_LIMIT } from '@/lib/kernel/selection';
import { countLicencesInput, resolveLicenceSelectionInput } from './input';
import { countMatching, matchingIds } from './matching-repository';

/** How many licences match: exactly on demand, else as far as counting is cheap. */
export const countLicences = defineQuery({
  name: 'countLicences',
  permission: 'licences:read',
  input: countLicencesInput,
  output: countView,
  handler: async (scope, { exact, ...filters }) => {
    const all = Object.values(filters).every((value) => value === undefined) && scope.visibleDepartments === 'all';
    if (all) return { count: (await scope.ledger()).total, exact: true };
    return countMatching(scope, filters, exact === 'true');
  },
});

/** The licences that an act on a selection is about, frozen: what comes or goes from now on changes nothing. */
export const resolveLicenceSelection = defineQuery({
  name: 'resolveLicenceSelection',
  permission: 'licences:read',
  input: resolveLicenceSelectionInput,
  output: frozenSelectionView,
  handler: async (scope, { selection }) => {
    if (selection.kind === 'ids') {
      const ids = await matchingIds(scope, {}, selection.ids);
      return { ids, skipped: new Set(selection.ids).size - ids.length };
    }
    const ids = await matchingIds(scope, selection.filter);
    if (ids.length > SELECTION_LIMIT) requireActable((await countMatching(scope, selection.filter, true)).count);
    return { ids, skipped: 0 };
  },
});
