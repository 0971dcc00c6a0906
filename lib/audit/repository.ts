import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { auditEvents, auditPersonalValues, companyLedgers } from '@/lib/db/schema';
import { DomainError } from '@/lib/kernel/domain-error';
import type { Head, StoredEvent } from './rules';

/** The head the ledger keeps beside the last event there is: one statement, so nothing is written between the two. */
export async function headOfLog(scope: QueryScope): Promise<{ head: Head; lastSequence: number }> {
  const lastEvent = scope.db
    .select({ sequence: auditEvents.sequence })
    .from(auditEvents)
    .where(eq(auditEvents.companyId, scope.companyId))
    .orderBy(sql`${auditEvents.sequence} desc`)
    .limit(1)
    .as('last_event');
  const [row] = await scope.db
    .select({
      sequence: companyLedgers.auditSequence,
      hash: companyLedgers.auditHash,
      lastSequence: lastEvent.sequence,
    })
    .from(companyLedgers)
    .leftJoin(lastEvent, sql`true`)
    .where(eq(companyLedgers.companyId, scope.companyId));
  if (row === undefined) throw new DomainError('not_found');
  return { head: { sequence: row.sequence, hash: row.hash }, lastSequence: row.lastSequence ?? 0 };
}

/** The next events of the company's log behind a sequence number and up to another, in order. */
export async function eventsBetween(
  scope: QueryScope,
  after: number,
  upTo: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await scope.db
    .select({ event: auditEvents, salt: auditPersonalValues.salt, values: auditPersonalValues.values })
    .from(auditEvents)
    .leftJoin(
      auditPersonalValues,
      and(
        eq(auditPersonalValues.companyId, auditEvents.companyId),
        eq(auditPersonalValues.sequence, auditEvents.sequence),
      ),
    )
    .where(
      and(eq(auditEvents.companyId, scope.companyId), gt(auditEvents.sequence, after), lte(auditEvents.sequence, upTo)),
    )
    .orderBy(asc(auditEvents.sequence))
    .limit(limit);
  return rows.map(({ event: { hash, at, ...event }, salt, values }) => ({
    record: { ...event, at: at.toISOString() },
    hash,
    personal: salt === null ? null : { salt, values },
  }));
}
