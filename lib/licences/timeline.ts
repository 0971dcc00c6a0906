import { can, type QueryScope } from '@/lib/access';
import { formatInternational } from '@/lib/kernel/e164';
import { holdingsOfLicence } from '@/lib/numbers';
import { actorName, findPurchase, purchaseOfLicence } from './receipt-repository';
import { licenceEvents } from './timeline-repository';
import type { LicenceMoment } from './view';

const NOTHING = {
  to: null,
  by: null,
  source: null,
  purchaseId: null,
  endsOn: null,
  number: null,
  member: null,
  endReason: null,
} as const;

/** Everything about one licence in the order in which it happened, newest first: bought, used, removed, ended (R2, R11, R27). */
export async function timelineOf(scope: QueryScope, licenceId: string): Promise<LicenceMoment[]> {
  const moments = [
    await purchased(scope, licenceId),
    ...(await changed(scope, licenceId)),
    ...(await held(scope, licenceId)),
  ];
  // What happened at one instant: a purchase comes before what it was made for, an undone removal too.
  const rank = { purchased: 0, removal_undone: 1, held: 2, removal_scheduled: 3, ended: 4 } as const;
  return moments
    .flatMap((moment) => moment ?? [])
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || rank[b.kind] - rank[a.kind]);
}

async function purchased(scope: QueryScope, licenceId: string): Promise<LicenceMoment | null> {
  const purchaseId = await purchaseOfLicence(scope, licenceId);
  const receipt = purchaseId === null ? null : await findPurchase(scope, purchaseId);
  if (receipt === null) return null;
  const { number, member, source, purchasedAt, actor, operationId, id } = receipt;
  return {
    ...NOTHING,
    kind: 'purchased',
    at: purchasedAt,
    by: actor,
    source,
    purchaseId: id,
    number,
    member,
    operationId,
  };
}

async function changed(scope: QueryScope, licenceId: string): Promise<LicenceMoment[]> {
  const events = await licenceEvents(scope, licenceId);
  return Promise.all(
    events.map(async ({ kind, at, endsOn, operationId, actor }) => ({
      ...NOTHING,
      kind,
      at,
      endsOn,
      operationId,
      by: actor.kind === 'system' ? null : await actorName(scope, actor.id),
    })),
  );
}

/** A billing manager sees what a licence costs and when it ends, not whose number is on it (R24). */
async function held(scope: QueryScope, licenceId: string): Promise<LicenceMoment[]> {
  if (!can(scope.actor, 'history:read')) return [];
  const holdings = await holdingsOfLicence(scope, licenceId);
  return holdings.map(({ numberId, e164, member, from, to, endReason, operationId }) => ({
    ...NOTHING,
    kind: 'held',
    at: from,
    to,
    number: { id: numberId, e164, display: formatInternational(e164) },
    member,
    endReason,
    operationId,
  }));
}
