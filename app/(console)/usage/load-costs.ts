import { monthsBefore } from '@/lib/kernel/calendar';
import { getLicenceOutlook } from '@/lib/licences';
import { getDepartmentCosts } from '@/lib/usage';
import type { DepartmentCostsView } from '@/lib/usage/view';
import { load } from '@/lib/web/load';
import { viewerMay } from '@/lib/web/viewer';
import type { UsageSearch } from './search-params';

/** More months than this are no table any more that can be read. */
const MOST_MONTHS = 12;

/** Costs of the months that the asked days are in, for who sees prices: a team lead only where the owner allows it (R24). */
export async function loadCosts(search: UsageSearch, today: string): Promise<DepartmentCostsView | null> {
  const seesAll = await viewerMay('invoices:read');
  if (!seesAll && (await load(getLicenceOutlook, {})).unused === null) return null;
  const last = search.to.slice(0, 7);
  const earliest = monthsBefore(`${last}-01`, MOST_MONTHS - 1).slice(0, 7);
  const first = search.from.slice(0, 7);
  // Up to today is up to what is today by the database's clock, which this one may be ahead of.
  const end = search.to === today ? {} : { to: last };
  return load(getDepartmentCosts, { from: first < earliest ? earliest : first, ...end });
}
