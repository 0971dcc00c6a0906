import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import { companies, outbox } from '@/lib/db/schema';
import { fromUuid, isUuid, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { GivenUpView } from './view';

const columns = {
  companyId: outbox.companyId,
  companyName: companies.name,
  id: outbox.id,
  topic: outbox.topic,
  createdAt: outbox.createdAt,
  deadAt: outbox.deadAt,
  attempts: outbox.attempts,
  lastError: outbox.lastError,
};

/** A page of the messages that were given up, the newest first: never what they say. */
export async function givenUpPage(
  { db }: OperatorScope,
  limit: number,
  cursor: string | undefined,
): Promise<Page<GivenUpView>> {
  const start = pageStart('given_up', cursor, 2);
  const [at, id] = start?.key ?? [];
  if (start !== null && (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isUuid(String(id))))
    throw refusedCursor();
  const edge = sql`(${String(at)}::timestamptz, ${String(id)}::uuid)`;
  const backwards = start?.direction === 'before';
  const key = sql`(${outbox.deadAt}, ${outbox.id})`;
  const rows = await db
    .select(columns)
    .from(outbox)
    .innerJoin(companies, eq(companies.companyId, outbox.companyId))
    .where(
      and(
        isNotNull(outbox.deadAt),
        start === null ? undefined : backwards ? sql`${key} > ${edge}` : sql`${key} < ${edge}`,
      ),
    )
    .orderBy(...[outbox.deadAt, outbox.id].map((column) => (backwards ? asc(column) : desc(column))))
    .limit(limit + 1);
  return pageOfRows('given_up', start, limit, rows, (row) => [deadOf(row), row.id], asGivenUp);
}

type Row = Pick<typeof outbox.$inferSelect, Exclude<keyof typeof columns, 'companyName'>> & { companyName: string };

const deadOf = ({ deadAt, createdAt }: Row): string => (deadAt ?? createdAt).toISOString();

const asGivenUp = (row: Row): GivenUpView => ({
  ...row,
  id: fromUuid('msg', row.id),
  createdAt: row.createdAt.toISOString(),
  deadAt: deadOf(row),
});

/** Makes a message that was given up due again, as if it had never been tried; false if it was not given up. */
export async function makeDueAgain(scope: CommandScope, messageId: string): Promise<boolean> {
  const rows = await scope.db
    .update(outbox)
    .set({ attempts: 0, deadAt: null, nextAttemptAt: sql`date_trunc('milliseconds', clock_timestamp())` })
    .where(
      and(eq(outbox.companyId, scope.companyId), eq(outbox.id, toUuid('msg', messageId)), isNotNull(outbox.deadAt)),
    )
    .returning({ id: outbox.id });
  return rows.length > 0;
}
