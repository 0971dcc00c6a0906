import type { QueryScope } from '@/lib/access';
import type { Booked } from '@/lib/costs';

/** Companies of which the days up to today are kept. */
const MOST_KEPT = 100;

type Kept = { days: string; sequence: number; costs: Booked[] };
const kept = new Map<string, Kept>();

/**
 * What the days that are not recorded up to today cost, until something happens in the company: all that could change it is an
 * event of its log (R26), so that the last one's sequence says whether it still holds. Dividing it anew at each look is most of
 * what a page waits for.
 */
export async function keptCosts(scope: QueryScope, days: string, divide: () => Promise<Booked[]>): Promise<Booked[]> {
  // Read before the costs are: what happens meanwhile is in them already, and has them divided once more.
  const { auditSequence: sequence } = await scope.ledger();
  const known = kept.get(scope.companyUuid);
  if (known?.days === days && known.sequence === sequence) return known.costs;
  const costs = await divide();
  kept.delete(scope.companyUuid);
  kept.set(scope.companyUuid, { days, sequence, costs });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return costs;
}
