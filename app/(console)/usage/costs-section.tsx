import { monthsBefore } from '@/lib/kernel/calendar';
import { getLicenceOutlook } from '@/lib/licences';
import { getDepartmentCosts } from '@/lib/usage';
import { load } from '@/lib/web/load';
import { viewerMay } from '@/lib/web/viewer';
import { Costs } from './costs';

/** More months than this are no table any more that can be read. */
const MOST_MONTHS = 12;

/** Costs of the months that the shown days are in, for who sees prices: a team lead only where the owner allows it (R24). */
export async function CostsSection({ from, to, wholeCompany }: { from: string; to: string; wholeCompany: boolean }) {
  const seesAll = await viewerMay('invoices:read');
  if (!seesAll && (await load(getLicenceOutlook, {})).unused === null) return null;
  const last = to.slice(0, 7);
  const earliest = monthsBefore(`${last}-01`, MOST_MONTHS - 1).slice(0, 7);
  const first = from.slice(0, 7);
  const costs = await load(getDepartmentCosts, { from: first < earliest ? earliest : first, to: last });
  return <Costs costs={costs} partial={!wholeCompany} />;
}
