import { defineQuery } from '@/lib/access';
import { countView, frozenSelectionView, requireActable, SELECTION_LIMIT } from '@/lib/kernel/selection';
import { countNumbersInput, resolveNumberSelectionInput } from './input';
import { countMatching, matchingIds } from './matching-repository';
import { requireHolder } from './queries';

/** How many numbers match: exactly on demand, else as far as counting is cheap. */
export const countNumbers = defineQuery({
  name: 'countNumbers',
  permission: 'numbers:read',
  input: countNumbersInput,
  output: countView,
  handler: async (scope, { exact, ...filters }) => {
    await requireHolder(scope, filters);
    return countMatching(scope, filters, exact === 'true');
  },
});

/** The numbers that an act on a selection is about, frozen: what comes or goes from now on changes nothing. */
export const resolveNumberSelection = defineQuery({
  name: 'resolveNumberSelection',
  permission: 'numbers:read',
  input: resolveNumberSelectionInput,
  output: frozenSelectionView,
  handler: async (scope, { selection }) => {
    if (selection.kind === 'ids') {
      const ids = await matchingIds(scope, {}, selection.ids);
      return { ids, skipped: new Set(selection.ids).size - ids.length };
    }
    if (selection.kind === 'matching') await requireHolder(scope, selection.filter);
    const ids = await matchingIds(scope, selection.filter);
    if (ids.length > SELECTION_LIMIT) requireActable((await countMatching(scope, selection.filter, true)).count);
    return { ids, skipped: 0 };
  },
});
