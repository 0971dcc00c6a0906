import { and, eq, isNotNull, sql as statement } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import { outbox } from '@/lib/db/schema';
import { fromUuid, isUuid, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { GivenUpView } from './view';

type Row = {
  company_id: string | null;
  company_name: string | null;
  id: string;
  topic: string;
  created_at: string;
  dead_at: string;
  attempts: number;
  last_error: string | null;
};

/**
 * A page of the messages that were given up, the newest first: never what they say. A company's are in its outbox, mail to
 * an account's holder is in a queue of its own and set aside there.
 */
export async function givenUpPage(
  { sql }: OperatorScope,
  limit: number,
  cursor: string | undefined,
): Promise<Page<GivenUpView>> {
  const start = pageStart('given_up', cursor, 2);
  const [at, id] = start?.key ?? [];
  if (start !== null && (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isUuid(String(id))))
    throw refusedCursor();
  const backwards = start?.direction === 'before';
  const edge = sql`(${String(at)}::timestamptz, ${String(id)}::uuid)`;
  const beyond = backwards ? sql`(dead_at, id) > ${edge}` : sql`(dead_at, id) < ${edge}`;
  const rows = await sql<Row[]>`
    select * from (
      select o.company_id, c.name as company_name, o.id, o.topic, o.created_at, o.dead_at, o.attempts, o.last_error
      from outbox o join companies c on c.company_id = o.company_id where o.dead_at is not null
      union all
      select null, null, m.id, 'account.' || m.topic, m.created_at,
        date_trunc('milliseconds', coalesce(j.completed_on, j.created_on)), j.retry_count + 1, j.output ->> 'message'
      from account_messages m join pgboss.job j on j.name = 'account-mail' and j.id = m.id and j.state = 'failed'
    ) given_up
    where ${start === null ? sql`true` : beyond}
    order by ${backwards ? sql`dead_at, id` : sql`dead_at desc, id desc`} limit ${limit + 1}`.execute();
  return pageOfRows('given_up', start, limit, rows, (row) => [instant(row.dead_at), row.id], asGivenUp);
}

/** The database says instants as text here. */
const instant = (at: string): string => new Date(at).toISOString();

const asGivenUp = (row: Row): GivenUpView => ({
  companyId: row.company_id === null ? null : fromUuid('com', row.company_id),
  companyName: row.company_name,
  id: fromUuid('msg', row.id),
  topic: row.topic,
  createdAt: instant(row.created_at),
  deadAt: instant(row.dead_at),
  attempts: row.attempts,
  lastError: row.last_error,
});

/** Makes a message that was given up due again, as if it had never been tried; false if it was not given up. */
export async function makeDueAgain(scope: CommandScope, messageId: string): Promise<boolean> {
  const rows = await scope.db
    .update(outbox)
    .set({ attempts: 0, deadAt: null, nextAttemptAt: statement`date_trunc('milliseconds', clock_timestamp())` })
    .where(
      and(eq(outbox.companyId, scope.companyId), eq(outbox.id, toUuid('msg', messageId)), isNotNull(outbox.deadAt)),
    )
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** Whether mail to an account's holder still waits to be told. */
export async function isAccountMessage({ sql }: OperatorScope, messageId: string): Promise<boolean> {
  const rows = await sql`select from account_messages where id = ${toUuid('msg', messageId)}`;
  return rows.length > 0;
}
