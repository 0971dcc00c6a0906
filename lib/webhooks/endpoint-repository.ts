import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { webhookDeliveries, webhookEndpoints } from '@/lib/db/schema';
import { fromUuid, isId, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { WebhookEvent } from './input';
import type { WebhookEndpointView } from './view';

/** How many of an endpoint's deliveries are in this state. */
const counted = (scope: QueryScope, state: SQL) => sql<number>`(
  select count(*)::int from ${webhookDeliveries} d
  where d.company_id = ${toUuid('com', scope.companyId)} and d.endpoint_id = ${webhookEndpoints}.id and ${state})`;

function endpointRows(scope: QueryScope, where?: SQL) {
  return scope.db
    .select({
      id: webhookEndpoints.id,
      url: webhookEndpoints.url,
      events: webhookEndpoints.events,
      enabled: webhookEndpoints.enabled,
      disabledBecause: webhookEndpoints.disabledBecause,
      failingSince: webhookEndpoints.failingSince,
      previousSecretUntil: webhookEndpoints.previousSecretUntil,
      waiting: counted(scope, sql`d.next_attempt_at is not null`),
      dead: counted(scope, sql`d.dead_at is not null`),
      createdAt: webhookEndpoints.createdAt,
    })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.companyId, scope.companyId), where));
}
type Row = Awaited<ReturnType<typeof endpointRows>>[number];

function asView({ events, disabledBecause, failingSince, previousSecretUntil, createdAt, ...row }: Row) {
  const at = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    ...row,
    events: events as WebhookEvent[],
    disabledBecause: disabledBecause as WebhookEndpointView['disabledBecause'],
    failingSince: at(failingSince),
    previousSecretUntil: at(previousSecretUntil),
    createdAt: createdAt.toISOString(),
  };
}

/** A page of the company's endpoints, the newest first. */
export async function endpointPage(
  scope: QueryScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<WebhookEndpointView>> {
  const start = pageStart('webhook-endpoints', cursor, 1);
  const edge = start?.key[0];
  if (edge !== undefined && !(typeof edge === 'string' && isId('whk', edge))) throw refusedCursor();
  const back = start?.direction === 'before';
  const beyond = edge === undefined ? undefined : (back ? gt : lt)(webhookEndpoints.id, edge);
  const rows = await endpointRows(scope, beyond)
    .orderBy((back ? asc : desc)(webhookEndpoints.id))
    .limit(limit + 1);
  return pageOfRows('webhook-endpoints', start, limit, rows, (row) => [row.id], asView);
}

/** One endpoint of the company, or null. */
export async function endpointById(scope: QueryScope, endpointId: string): Promise<WebhookEndpointView | null> {
  const [row] = await endpointRows(scope, eq(webhookEndpoints.id, endpointId));
  return row === undefined ? null : asView(row);
}

/** How many endpoints the company has. */
export const endpointCount = ({ db, companyId }: QueryScope): Promise<number> =>
  db.$count(webhookEndpoints, eq(webhookEndpoints.companyId, companyId));

type NewEndpoint = { id: string; url: string; events: string[]; secret: string };

/** Stores an endpoint that is told of what happens from this act on. */
export async function insertEndpoint(scope: CommandScope, endpoint: NewEndpoint): Promise<void> {
  const { auditSequence: fedTo } = await scope.ledger();
  const { companyId, now: createdAt } = scope;
  await scope.db.insert(webhookEndpoints).values({ ...endpoint, companyId, enabled: true, fedTo, createdAt });
}

type Change = Partial<Pick<typeof webhookEndpoints.$inferInsert, 'url' | 'events' | 'enabled' | 'disabledBecause'>>;

/** Changes what the endpoint is; one that is enabled again is told of what happens from then on. */
export async function saveEndpoint(scope: CommandScope, endpointId: string, change: Change): Promise<void> {
  const { auditSequence: fedTo } = await scope.ledger();
  await scope.db
    .update(webhookEndpoints)
    .set({ ...change, ...(change.enabled === true && { fedTo, failingSince: null }) })
    .where(own(scope, endpointId));
}

/** Puts a new secret in the place of the old one, which signs until then. */
export async function replaceSecret(scope: CommandScope, endpointId: string, secret: string, until: Date) {
  await scope.db
    .update(webhookEndpoints)
    .set({ secret, previousSecret: sql`${webhookEndpoints.secret}`, previousSecretUntil: until })
    .where(own(scope, endpointId));
}

/** Takes the endpoint away with its deliveries. */
export async function deleteEndpoint(scope: CommandScope, endpointId: string): Promise<void> {
  const ofEndpoint = and(
    eq(webhookDeliveries.companyId, scope.companyId),
    eq(webhookDeliveries.endpointId, endpointId),
  );
  // Behind whoever feeds it just now, or what they add would stand in the way.
  await scope.sql`
    select from webhook_endpoints where company_id = ${scope.companyUuid} and id = ${toUuid('whk', endpointId)} for update`;
  await scope.db.delete(webhookDeliveries).where(ofEndpoint);
  await scope.db.delete(webhookEndpoints).where(own(scope, endpointId));
}

/** Active owners: who is told when the worker disables an endpoint. */
export async function ownersToTell({ sql: query, companyUuid }: QueryScope): Promise<string[]> {
  const rows = await query<{ id: string }[]>`
    select id from members where company_id = ${companyUuid} and role = 'owner' and status = 'active' order by id`.execute();
  return rows.map(({ id }) => fromUuid('mem', id));
}

const own = ({ companyId }: QueryScope, endpointId: string) =>
  and(eq(webhookEndpoints.companyId, companyId), eq(webhookEndpoints.id, endpointId));
