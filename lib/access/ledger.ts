import type { TransactionSql } from 'postgres';
import { DomainError } from '@/lib/kernel/domain-error';

/** A company's ledger row beside the database's clock. */
export type Ledger = {
  now: Date;
  nextLicenceNumber: number;
  total: number;
  assigned: number;
  ending: number;
  auditSequence: number;
  auditHash: string;
  settleDueAt: Date | null;
};

type Row = {
  now_ms: string;
  next_licence_number: number;
  licences_total: number;
  licences_assigned: number;
  licences_ending: number;
  audit_sequence: string;
  audit_hash: string;
  settle_due_ms: string | null;
};

/**
 * Reads the ledger; with the lock, everything after it is decided alone. The clock is read outside the locked row's
 * statement part, so after the lock was held, and never runs behind the company's last instant.
 */
export async function readLedger(sql: TransactionSql, companyUuid: string, lock: boolean): Promise<Ledger> {
  const rows = lock
    ? await sql<Row[]>`
        with held as materialized (select * from company_ledgers where company_id = ${companyUuid} for update)
        select (extract(epoch from date_trunc('milliseconds', greatest(clock_timestamp(), last_instant))) * 1000)::bigint::text as now_ms,
          next_licence_number, licences_total, licences_assigned, licences_ending, audit_sequence::text, audit_hash,
          (extract(epoch from settle_due_at) * 1000)::bigint::text as settle_due_ms
        from held`.execute()
    : await sql<Row[]>`
        select (extract(epoch from date_trunc('milliseconds', greatest(clock_timestamp(), last_instant))) * 1000)::bigint::text as now_ms,
          next_licence_number, licences_total, licences_assigned, licences_ending, audit_sequence::text, audit_hash,
          (extract(epoch from settle_due_at) * 1000)::bigint::text as settle_due_ms
        from company_ledgers where company_id = ${companyUuid}`.execute();
  const [row] = rows;
  if (row === undefined) throw new DomainError('not_found');
  return {
    now: new Date(Number(row.now_ms)),
    nextLicenceNumber: row.next_licence_number,
    total: row.licences_total,
    assigned: row.licences_assigned,
    ending: row.licences_ending,
    auditSequence: Number(row.audit_sequence),
    auditHash: row.audit_hash,
    settleDueAt: row.settle_due_ms === null ? null : new Date(Number(row.settle_due_ms)),
  };
}
