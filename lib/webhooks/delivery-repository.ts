import type { CommandScope, QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { DELIVERY_STATUSES } from './input';
import type { WebhookDeliveryView } from './view';

type Row = {
  event_id: string;
  sequence: string;
  type: string;
  at: string;
  attempts: number;
  attempted_at: string | null;
  next_attempt_at: string | null;
  delivered_at: string | null;
  dead_at: string | null;
  status_code: number | null;
  problem: string | null;
  answer: string | null;
  duration_ms: number | null;
};

function asView(row: Row): WebhookDeliveryView {
  const at = (instant: string | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    eventId: fromUuid('evt', row.event_id),
    type: row.type as WebhookDeliveryView['type'],
    at: new Date(row.at).toISOString(),
    status: row.dead_at !== null ? 'dead' : row.delivered_at !== null ? 'delivered' : 'waiting',
    attempts: row.attempts,
    attemptedAt: at(row.attempted_at),
    nextAttemptAt: at(row.next_attempt_at),
    deliveredAt: at(row.delivered_at),
    deadAt: at(row.dead_at),
    statusCode: row.status_code,
    problem: row.problem as WebhookDeliveryView['problem'],
    answer: row.answer,
    durationMs: row.duration_ms,
  };
}

type Sought = { endpointId: string; status?: (typeof DELIVERY_STATUSES)[number] | undefined };

/** A page of what went or goes to the endpoint, in the order of the log, the latest event first. */
export async function deliveryPage(
  { sql, companyUuid }: QueryScope,
  { endpointId, status, limit, cursor }: Sought & { limit: number; cursor?: string | undefined },
): Promise<Page<WebhookDeliveryView>> {
  const list = `webhook-deliveries ${endpointId} ${status ?? ''}`;
  const start = pageStart(list, cursor, 1);
  const edge = start?.key[0];
  if (edge !== undefined && typeof edge !== 'number') throw refusedCursor();
  const back = start?.direction === 'before';
  const beyond = edge === undefined ? sql`` : back ? sql`and d.sequence > ${edge}` : sql`and d.sequence < ${edge}`;
  const inState = {
    waiting: sql`and d.next_attempt_at is not null`,
    delivered: sql`and d.delivered_at is not null`,
    dead: sql`and d.dead_at is not null`,
  };
  const rows = await sql<Row[]>`
    select d.event_id, d.sequence, d.type, a.at, d.attempts, d.attempted_at, d.next_attempt_at, d.delivered_at, d.dead_at,
      d.status_code, d.problem, d.answer, d.duration_ms
    from webhook_deliveries d join audit_events a on a.company_id = ${companyUuid} and a.sequence = d.sequence
    where d.company_id = ${companyUuid} and d.endpoint_id = ${toUuid('whk', endpointId)} ${status === undefined ? sql`` : inState[status]} ${beyond}
    order by d.sequence ${back ? sql`` : sql`desc`} limit ${limit + 1}`.execute();
  return pageOfRows(list, start, limit, rows, (row) => [Number(row.sequence)], asView);
}

/** One delivery, or null. */
export async function deliveryOf(
  { sql, companyUuid }: QueryScope,
  endpointId: string,
  eventId: string,
): Promise<WebhookDeliveryView | null> {
  const [row] = await sql<Row[]>`
    select d.event_id, d.sequence, d.type, a.at, d.attempts, d.attempted_at, d.next_attempt_at, d.delivered_at, d.dead_at,
      d.status_code, d.problem, d.answer, d.duration_ms
    from webhook_deliveries d join audit_events a on a.company_id = ${companyUuid} and a.sequence = d.sequence
    where d.company_id = ${companyUuid} and d.endpoint_id = ${toUuid('whk', endpointId)} and d.event_id = ${toUuid('evt', eventId)}`.execute();
  return row === undefined ? null : asView(row);
}

/** Makes a delivery due now, as if it had never been tried; false where there is none. */
export async function sendAgain({ sql, companyUuid }: CommandScope, endpointId: string, eventId: string) {
  const { count } = await sql`
    update webhook_deliveries set attempts = 0, next_attempt_at = clock_timestamp(), delivered_at = null, dead_at = null
    where company_id = ${companyUuid} and endpoint_id = ${toUuid('whk', endpointId)} and event_id = ${toUuid('evt', eventId)}`.execute();
  return count > 0;
}

/** The same for all that were given up; gives how many. */
export async function sendDeadAgain({ sql, companyUuid }: CommandScope, endpointId: string): Promise<number> {
  const { count } = await sql`
    update webhook_deliveries set attempts = 0, next_attempt_at = clock_timestamp(), dead_at = null
    where company_id = ${companyUuid} and endpoint_id = ${toUuid('whk', endpointId)} and dead_at is not null`.execute();
  return count;
}

/** Gives up all that waits: it can be sent again later. */
export async function giveUpWaiting({ sql, companyUuid }: CommandScope, endpointId: string): Promise<void> {
  await sql`
    update webhook_deliveries set next_attempt_at = null, dead_at = clock_timestamp()
    where company_id = ${companyUuid} and endpoint_id = ${toUuid('whk', endpointId)} and next_attempt_at is not null`.execute();
}
