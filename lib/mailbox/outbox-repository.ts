import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import { outbox } from '@/lib/db/schema';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** Messages that were given up, the newest first: never what they say. */
export async function givenUp({ db }: OperatorScope, limit: number) {
  const rows = await db
    .select({
      companyId: outbox.companyId,
      id: outbox.id,
      topic: outbox.topic,
      createdAt: outbox.createdAt,
      deadAt: outbox.deadAt,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .where(isNotNull(outbox.deadAt))
    .orderBy(desc(outbox.deadAt), asc(outbox.id))
    .limit(limit);
  return rows.map(({ id, createdAt, deadAt, ...rest }) => ({
    ...rest,
    id: fromUuid('msg', id),
    createdAt: createdAt.toISOString(),
    deadAt: (deadAt ?? createdAt).toISOString(),
  }));
}

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
