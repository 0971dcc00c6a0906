import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@/lib/kernel/id';
import type { auditActor } from './actor';

/** What a handler says happened to one subject: ids and states only; personal values go apart (R26). */
export type AuditEntry = {
  action: string;
  targetId: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  personal?: Record<string, unknown>;
  /** Fell due by the clock: whoever's command came by first settled it, but nobody did it (R13, R18). */
  fellDue?: true;
};

/** Who is named for what falls due by the clock. */
const CLOCK = { kind: 'system', id: 'settlement', role: 'system' } as const;

/** What all events of one operation share. */
export type AuditFrame = {
  companyId: string;
  at: Date;
  operationId: string;
  actor: ReturnType<typeof auditActor>;
  onBehalfOf: string | null;
  origin: string;
  requestId: string;
};

/** One event as it is stored and hashed. */
export type AuditRecord = {
  companyId: string;
  sequence: number;
  id: string;
  at: string;
  operationId: string;
  actor: unknown;
  onBehalfOf: string | null;
  action: string;
  targetId: string;
  before: unknown;
  after: unknown;
  origin: string;
  requestId: string;
  personalDigest: string | null;
  previousHash: string;
};

/** JSON with sorted keys: the same text whichever way the database ordered them, of the values as JSON stores them. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of an event over everything in it, the previous event's hash included. */
export const hashOf = (record: AuditRecord): string => sha256(canonicalJson(record));

/** The digest that stands in the chain for personal values kept apart. */
export const personalDigestOf = (salt: string, values: unknown): string => sha256(`${salt}\n${canonicalJson(values)}`);

export type SealedEvent = { record: AuditRecord; hash: string; personal: { salt: string; values: unknown } | null };

/** Chains the entries of one operation onto the head of the company's log. */
export function sealEvents(
  frame: AuditFrame,
  head: { sequence: number; hash: string },
  entries: readonly AuditEntry[],
): SealedEvent[] {
  let { sequence, hash } = head;
  return entries.map((entry) => {
    const personal =
      entry.personal === undefined ? null : { salt: randomBytes(16).toString('hex'), values: entry.personal };
    sequence += 1;
    const record: AuditRecord = {
      companyId: frame.companyId,
      sequence,
      id: newId('evt'),
      at: frame.at.toISOString(),
      operationId: frame.operationId,
      actor: entry.fellDue ? CLOCK : frame.actor,
      onBehalfOf: frame.onBehalfOf,
      action: entry.action,
      targetId: entry.targetId,
      before: entry.before ?? null,
      after: entry.after ?? null,
      origin: frame.origin,
      requestId: frame.requestId,
      personalDigest: personal === null ? null : personalDigestOf(personal.salt, personal.values),
      previousHash: hash,
    };
    hash = hashOf(record);
    return { record, hash, personal };
  });
}
