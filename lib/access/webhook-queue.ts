import { transaction } from '@/lib/db/client';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** One company's endpoint for webhooks. */
export type EndpointKey = { companyId: string; endpointId: string };

/** An event for one endpoint, held for one attempt: the same at every one of them. */
export type DueDelivery = EndpointKey & {
  eventId: string;
  type: string;
  /** Which attempt this is, from 1. */
  attempt: number;
  url: string;
  /** The sealed secrets that sign it: the one that was replaced as long as it still does. */
  secrets: readonly string[];
  /** What the audit log says. */
  event: { at: Date; operationId: string; targetId: string; before: unknown; after: unknown };
};

/** What came of an attempt. */
export type DeliveryOutcome = {
  statusCode: number | null;
  problem: 'status' | 'redirect' | 'timeout' | 'address' | 'unreachable' | 'secret' | null;
  answer: string | null;
  durationMs: number;
};

/** Events of the log that one step goes through: a bulk act is fed in several. */
const STEP = 1_000;

type Keys = { company_id: string; id: string };
const keysOf = (rows: readonly Keys[]): EndpointKey[] =>
  rows.map((row) => ({ companyId: fromUuid('com', row.company_id), endpointId: fromUuid('whk', row.id) }));

/** Endpoints whose company's log has gone on since they were fed: a named look-up across companies. */
export async function endpointsToFeed(most: number): Promise<EndpointKey[]> {
  const rows = await transaction({ role: 'latchkey_system' }, ({ sql }) =>
    sql<Keys[]>`
      select e.company_id, e.id from webhook_endpoints e join company_ledgers l on l.company_id = e.company_id
      where e.enabled and l.audit_sequence > e.fed_to order by e.company_id, e.id limit ${most}`.execute(),
  );
  return keysOf(rows);
}

/**
 * Makes deliveries of what the log says behind the endpoint's place, and moves the place, in one statement: whoever dies
 * with it leaves nothing half done, and no event is fed twice. Gives whether the place moved.
 */
export async function feedEndpoint({ companyId, endpointId }: EndpointKey): Promise<boolean> {
  const companyUuid = toUuid('com', companyId);
  const { count } = await transaction({ role: 'latchkey_app', companyUuid }, ({ sql }) =>
    sql`
      with place as (
        select e.id, e.events, e.fed_to, least(l.audit_sequence, e.fed_to + ${STEP}) as upto
        from webhook_endpoints e join company_ledgers l on l.company_id = ${companyUuid}
        where e.company_id = ${companyUuid} and e.id = ${toUuid('whk', endpointId)} and e.enabled and l.audit_sequence > e.fed_to
        for update of e skip locked
      ), fed as (
        insert into webhook_deliveries (company_id, endpoint_id, event_id, sequence, type, next_attempt_at)
        select ${companyUuid}, place.id, a.id, a.sequence, a.action, date_trunc('milliseconds', clock_timestamp())
        from place join audit_events a on a.company_id = ${companyUuid} and a.sequence > place.fed_to and a.sequence <= place.upto
        where a.action = any(place.events) or (a.action = 'webhook_endpoint.tested' and a.target_id = ${endpointId})
        on conflict do nothing
      )
      update webhook_endpoints e set fed_to = place.upto from place where e.company_id = ${companyUuid} and e.id = place.id`.execute(),
  );
  return count > 0;
}

/**
 * Endpoints with something due, a few of each company, those first at which things arrive, then the longest waiting: however
 * many targets are down, they hold up none that is not. A named look-up across companies, one look into the index for each.
 */
export async function endpointsWithDueDeliveries(most: number, ofOne: number): Promise<EndpointKey[]> {
  const rows = await transaction({ role: 'latchkey_system' }, ({ sql }) =>
    sql<Keys[]>`
      with due as (
        select e.company_id, e.id, e.failing_since is not null as failing, d.next_attempt_at,
          row_number() over (partition by e.company_id order by e.failing_since is not null, d.next_attempt_at, e.id) as place
        from webhook_endpoints e cross join lateral (
          select next_attempt_at from webhook_deliveries
          where company_id = e.company_id and endpoint_id = e.id and next_attempt_at <= clock_timestamp()
          order by next_attempt_at limit 1
        ) d
        where e.enabled
      )
      select company_id, id from due where place <= ${ofOne} order by failing, next_attempt_at, id limit ${most}`.execute(),
  );
  return keysOf(rows);
}

type Row = {
  event_id: string;
  type: string;
  attempts: number;
  url: string;
  secret: string;
  previous: string | null;
  at_ms: string;
  operation_id: string;
  target_id: string;
  before: string | null;
  after: string | null;
};

/** Takes the endpoint's next delivery and holds it for the span of one attempt, as messages of the outbox are held. */
export async function claimDueDelivery(key: EndpointKey, holdMs: number): Promise<DueDelivery | null> {
  const { companyUuid, endpointUuid } = uuidsOf(key);
  const [row] = await transaction({ role: 'latchkey_app', companyUuid }, ({ sql }) =>
    sql<Row[]>`
      with endpoint as (
        select id, url, secret, case when previous_secret_until > clock_timestamp() then previous_secret end as previous
        from webhook_endpoints where company_id = ${companyUuid} and id = ${endpointUuid} and enabled
      ), next as (
        select d.event_id from webhook_deliveries d join endpoint on d.endpoint_id = endpoint.id
        where d.company_id = ${companyUuid} and d.next_attempt_at <= clock_timestamp()
        order by d.next_attempt_at, d.sequence limit 1 for update of d skip locked
      ), held as (
        update webhook_deliveries d set attempts = attempts + 1, attempted_at = clock_timestamp(),
          next_attempt_at = clock_timestamp() + ${`${holdMs} milliseconds`}::interval
        from next where d.company_id = ${companyUuid} and d.endpoint_id = ${endpointUuid} and d.event_id = next.event_id
        returning d.event_id, d.sequence, d.type, d.attempts
      )
      select held.event_id, held.type, held.attempts, endpoint.url, endpoint.secret, endpoint.previous,
        (extract(epoch from a.at) * 1000)::bigint::text as at_ms, a.operation_id, a.target_id,
        a.before::text as before, a.after::text as after
      from held join audit_events a on a.company_id = ${companyUuid} and a.sequence = held.sequence, endpoint`.execute(),
  );
  return row === undefined ? null : asDelivery(key, row);
}

function asDelivery(key: EndpointKey, row: Row): DueDelivery {
  const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    ...key,
    eventId: fromUuid('evt', row.event_id),
    type: row.type,
    attempt: row.attempts,
    url: row.url,
    secrets: row.previous === null ? [row.secret] : [row.secret, row.previous],
    event: {
      at: new Date(Number(row.at_ms)),
      operationId: fromUuid('opr', row.operation_id),
      targetId: row.target_id,
      before: json(row.before),
      after: json(row.after),
    },
  };
}

/** Writes down that it arrived: the endpoint works. Endpoints are locked before their deliveries, wherever both are. */
export async function markArrived(delivery: DueDelivery, outcome: DeliveryOutcome): Promise<void> {
  const { companyUuid, endpointUuid } = uuidsOf(delivery);
  await transaction({ role: 'latchkey_app', companyUuid }, async ({ sql }) => {
    await sql`
      update webhook_endpoints set failing_since = null
      where company_id = ${companyUuid} and id = ${endpointUuid} and failing_since is not null`;
    await sql`
      update webhook_deliveries set delivered_at = clock_timestamp(), next_attempt_at = null, dead_at = null,
        status_code = ${outcome.statusCode}, problem = null, answer = ${outcome.answer}, duration_ms = ${outcome.durationMs}
      where company_id = ${companyUuid} and endpoint_id = ${endpointUuid} and event_id = ${toUuid('evt', delivery.eventId)}`;
  });
}

/**
 * Writes down why it did not, and when the next attempt follows: never, if `retryInMs` is null. Gives for how many days
 * nothing has arrived at the endpoint though something was on its way. An attempt that outlived its hold says nothing about the one that followed.
 */
export async function markMissed(
  delivery: DueDelivery,
  outcome: DeliveryOutcome,
  retryInMs: number | null,
): Promise<number> {
  const { companyUuid, endpointUuid } = uuidsOf(delivery);
  const next = retryInMs === null ? null : `${retryInMs} milliseconds`;
  return transaction({ role: 'latchkey_app', companyUuid }, async ({ sql }) => {
    const [endpoint] = await sql<{ days: number }[]>`
      update webhook_endpoints set failing_since = coalesce(failing_since, clock_timestamp())
      where company_id = ${companyUuid} and id = ${endpointUuid}
      returning (extract(epoch from clock_timestamp() - failing_since) / 86400)::float8 as days`;
    await sql`
      update webhook_deliveries set next_attempt_at = clock_timestamp() + ${next}::interval,
        dead_at = case when ${next}::interval is null then clock_timestamp() end,
        status_code = ${outcome.statusCode}, problem = ${outcome.problem}, answer = ${outcome.answer}, duration_ms = ${outcome.durationMs}
      where company_id = ${companyUuid} and endpoint_id = ${endpointUuid} and event_id = ${toUuid('evt', delivery.eventId)}
        and attempts = ${delivery.attempt} and next_attempt_at is not null`;
    if (retryInMs !== null) return endpoint?.days ?? 0;
    // Where nothing waits any more nothing can arrive: the days until the next event are no days of failure.
    const { count } = await sql`
      update webhook_endpoints set failing_since = null where company_id = ${companyUuid} and id = ${endpointUuid} and not exists (
        select from webhook_deliveries where company_id = ${companyUuid} and endpoint_id = ${endpointUuid} and next_attempt_at is not null)`;
    return count > 0 ? 0 : (endpoint?.days ?? 0);
  });
}

/** Takes away what the operator's settings keep no longer, as of sent mail. Gives how many deliveries left. */
export async function clearOldDeliveries(companyId: string): Promise<number> {
  const companyUuid = toUuid('com', companyId);
  const { count } = await transaction({ role: 'latchkey_app', companyUuid }, ({ sql }) =>
    sql`
      with spans as (select sent_mail_days from operator_settings)
      delete from webhook_deliveries using spans where company_id = ${companyUuid}
        and coalesce(delivered_at, dead_at) < clock_timestamp() - make_interval(days => sent_mail_days)`.execute(),
  );
  return count;
}

const uuidsOf = ({ companyId, endpointId }: EndpointKey) => ({
  companyUuid: toUuid('com', companyId),
  endpointUuid: toUuid('whk', endpointId),
});
