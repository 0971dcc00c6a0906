import type { Fragment } from 'postgres';
import { fingerprintOf } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { AuditFilters } from './input';
import type { LogSource } from './log-repository';
import { firstSequenceFrom } from './time-repository';

/** An event as the log shows it, its names not yet looked up. */
export type EventRow = {
  sequence: number;
  id: string;
  at: string;
  operationId: string;
  actor: { kind: string; id: string; role: string };
  onBehalfOf: string | null;
  action: string;
  targetId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  personal: Record<string, unknown> | null;
  personalErased: boolean;
  origin: string;
  requestId: string;
};

type Row = {
  sequence: string;
  id: string;
  at_ms: string;
  operation_id: string;
  actor: string;
  on_behalf_of: string | null;
  action: string;
  target_id: string;
  before: string | null;
  after: string | null;
  personal: string | null;
  erased: boolean;
  origin: string;
  request_id: string;
};

const columns = ({ sql }: LogSource) => sql`
  e.sequence::text, e.id, (extract(epoch from e.at) * 1000)::bigint::text as at_ms, e.operation_id, e.actor::text, e.on_behalf_of,
  e.action, e.target_id, e.before::text, e.after::text, v.values::text as personal,
  e.personal_digest is not null and v.sequence is null as erased, e.origin, e.request_id`;

/** A page of a log, the newest event first. */
export async function eventPage(
  log: LogSource,
  { cursor, limit, ...filters }: AuditFilters & { cursor?: string | undefined; limit: number },
): Promise<Page<EventRow>> {
  const { actor, action, target, operation, from, to } = filters;
  const asked = [actor, action, target, operation, from, to].map((value) => value ?? '');
  const list = `${log.list}:${fingerprintOf(...asked).slice(0, 16)}`;
  const start = pageStart(list, cursor, 1);
  const [edge = null] = start?.key ?? [];
  if (start !== null && (typeof edge !== 'number' || edge < 0)) throw refusedCursor();
  const backwards = start?.direction === 'before';
  const { sql, events, own, personal } = log;
  const order = backwards ? sql`asc` : sql`desc`;
  const [first, end] = await Promise.all([
    from === undefined ? null : firstSequenceFrom(log, from, 'start'),
    to === undefined ? null : firstSequenceFrom(log, to, 'end'),
  ]);
  const chosen = chosenSequences(log, filters, limit + 1, {
    first,
    end,
    beyond: start === null ? sql`` : backwards ? sql`and e.sequence > ${edge}` : sql`and e.sequence < ${edge}`,
    order,
  });
  const rows = await sql<Row[]>`
    with chosen as materialized (${chosen})
    select ${columns(log)}
    from chosen join ${events} on ${own} and e.sequence = chosen.sequence ${personal}
    order by e.sequence ${order}`.execute();
  return pageOfRows(
    list,
    start,
    limit,
    rows.map(asEvent),
    ({ sequence }) => [sequence],
    (row) => row,
  );
}

type Stretch = { first: number | null; end: number | null; beyond: Fragment; order: Fragment };

/**
 * The sequence numbers of a page. A time is a stretch of sequence numbers, since the log is in order of time; of several
 * actions, each gives a page of its own from its index, of which the first ones are the page.
 */
function chosenSequences(
  { sql, events, own, actions }: LogSource,
  { actor, action, target, operation }: AuditFilters,
  most: number,
  { first, end, beyond, order }: Stretch,
): Fragment {
  const where = sql`
    ${own} ${beyond}
    ${actor === undefined ? sql`` : sql`and e.actor_id = ${actor}`}
    ${target === undefined ? sql`` : sql`and e.target_id = ${target}`}
    ${operation === undefined ? sql`` : sql`and e.operation_id = ${toUuid('opr', operation)}`}
    ${first === null ? sql`` : sql`and e.sequence >= ${first}`}
    ${end === null ? sql`` : sql`and e.sequence < ${end}`}`;
  if (action === undefined)
    return sql`select e.sequence from ${events} where ${where} order by e.sequence ${order} limit ${most}`;
  return sql`
    select found.sequence from jsonb_array_elements_text(${JSON.stringify(actionsOf(action, actions))}::text::jsonb) as wanted(action)
    cross join lateral (
      select e.sequence from ${events} where ${where} and e.action = wanted.action order by e.sequence ${order} limit ${most}
    ) found
    order by found.sequence ${order} limit ${most}`;
}

/** The actions that a filter means: one, or all about one kind of thing. */
const actionsOf = (action: string, all: readonly string[]): readonly string[] =>
  action.includes('.') ? [action] : all.filter((one) => one.startsWith(`${action}.`));

/** One event, or null. */
export async function eventById(log: LogSource, eventId: string): Promise<EventRow | null> {
  const { sql, events, own, personal } = log;
  const [row] = await sql<Row[]>`
    select ${columns(log)} from ${events} ${personal}
    where ${own} and e.id = ${toUuid('evt', eventId)}`.execute();
  return row === undefined ? null : asEvent(row);
}

/** The first other events of the event's operation, in the order in which they happened. */
export async function eventsAlongside(log: LogSource, event: EventRow, most: number): Promise<EventRow[]> {
  const { sql, events, own, personal } = log;
  const rows = await sql<Row[]>`
    select ${columns(log)} from ${events} ${personal}
    where ${own} and e.operation_id = ${toUuid('opr', event.operationId)} and e.sequence <> ${event.sequence}
    order by e.sequence limit ${most}`.execute();
  return rows.map(asEvent);
}

/** How many people and things are offered to choose from. */
const MOST_ACTORS = 100;

/** Who is named as an actor, by one look into the index for each; beyond a hundred the filter takes their ids. */
export async function actorsInLog({ sql, events, own }: LogSource): Promise<EventRow['actor'][]> {
  const rows = await sql<{ actor: string }[]>`
    with recursive known as (
      (select e.actor_id, 1 as place from ${events} where ${own} order by e.actor_id limit 1)
      union all
      select (select e.actor_id from ${events} where ${own} and e.actor_id > known.actor_id order by e.actor_id limit 1),
        known.place + 1
      from known where known.actor_id is not null and known.place < ${MOST_ACTORS}
    )
    select last.actor::text from known cross join lateral (
      select e.actor from ${events} where ${own} and e.actor_id = known.actor_id
      order by e.sequence desc limit 1
    ) last`.execute();
  return rows.map((row) => JSON.parse(row.actor));
}

function asEvent(row: Row): EventRow {
  return {
    sequence: Number(row.sequence),
    id: fromUuid('evt', row.id),
    at: new Date(Number(row.at_ms)).toISOString(),
    operationId: fromUuid('opr', row.operation_id),
    actor: JSON.parse(row.actor),
    onBehalfOf: row.on_behalf_of,
    action: row.action,
    targetId: row.target_id,
    before: parsed(row.before),
    after: parsed(row.after),
    personal: parsed(row.personal),
    personalErased: row.erased,
    origin: row.origin,
    requestId: row.request_id,
  };
}

const parsed = (json: string | null): Record<string, unknown> | null => (json === null ? null : JSON.parse(json));
