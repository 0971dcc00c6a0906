import type { QueryScope } from '@/lib/access';
import { startOfDay } from '@/lib/kernel/calendar';
import type { PlannedNeed } from '@/lib/licences';
import type { PlannedKind } from './input';
import { plannedUntil } from './outlook-repository';
import { inOrder } from './rules';

/**
 * What is planned until a day, in the order in which it will be done, as far as licences depend on it: what the forecast
 * takes into account beside renewals. A number is taken from its holder once.
 */
export async function plannedNeeds(scope: QueryScope, until: string, timeZone: string): Promise<PlannedNeed[]> {
  const released = new Set<string>();
  return inOrder(await plannedUntil(scope, until)).flatMap(({ on, kind, numberId, holderId, limits, approved }) => {
    const frees = kind === 'unassign' || kind === 'delete';
    if (frees && (holderId === null || numberId === null || released.has(numberId))) return [];
    if (frees && numberId !== null) released.add(numberId);
    const { maxPurchases = null, maxCharge = null, maxRemovalsUndone = null } = limits ?? {};
    const at = startOfDay(on, timeZone);
    const most = { maxPurchases, maxRemovalsUndone, maxCharge: maxCharge?.amount ?? null };
    return isAboutLicences(kind) ? [{ at, frees, approved, ...most }] : [];
  });
}

/** A cover stays on its licence (R4). */
const isAboutLicences = (kind: PlannedKind): boolean => kind !== 'reassign';
