/** Before any company there is. */
const ALWAYS = '2000-01-01';

/** Since when a page shows costs: without a wish in its URL those of the last two years, else all there were. */
export const askedCosts = ({ costs }: Record<string, string | string[] | undefined>): { from?: string } =>
  costs === 'all' ? { from: ALWAYS } : {};
