import { hash, randomBytes } from 'node:crypto';
import { newId } from '@/lib/kernel/id';
import type { auditActor } from './actor';
import type { AuditAction } from './audit-actions';

/** What a handler says happened to one subject: ids and states only; personal values go apart (R26). */
export type AuditEntry<Action extends string = AuditAction> = {
  action: Action;
  targetId: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  personal?: Record<string, unknown>;
  /** Fell due by the clock: whoever's command came by first settled it, but nobody did it (R13, R18). */
  fellDue?: true;
};

/** Who is named for what falls due by the clock. */
const CLOCK = { kind: 'system', id: 'settlement', role: 'system' } as const;

type State = Record<string, unknown>;

/** The fields that a change changes, as they were and as they are; null where it changes none. */
export function differenceOf(before: State, after: State): { before: State; after: State } | null {
  const names = Object.keys(after).filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]));
  if (names.length === 0) return null;
  const of = (state: State) => Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return { before: of(before), after: of(after) };
}

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

// Nothing in it to escape, which a look tells in a third of the time that writing it as JSON takes.
const PLAIN = /^[ !#-[\]-~]*$/;
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text));

/**
 * JSON with sorted keys: the same text whichever way the database ordered them, of the values as JSON stores them. Written
 * out plainly, since a log of a million events is hashed in one go.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const member of value) text += `${text === '' ? '' : ','}${canonicalJson(member)}`;
    return `[${text}]`;
  }
  for (const key of sortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** By insertion: keys are few and mostly in order, and a comparing sort costs more than the hash. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    let place = index;
    for (let before = keys[place - 1]; before !== undefined && before > key; before = keys[place - 1]) {
      keys[place] = before;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** An event as it is hashed: what is JSON in it stands there as canonical JSON. */
export type CanonicalRecord = Omit<AuditRecord, 'actor' | 'before' | 'after'> &
  Record<'actor' | 'before' | 'after', string>;

/** The canonical JSON of an event, its members written out in their order: `canonicalJson` gives the same, more slowly. */
function canonicalRecord(event: Omit<AuditRecord, 'actor' | 'before' | 'after'>, ...json: string[]): string {
  const { action, at, companyId, id, onBehalfOf } = event;
  const { operationId, origin, personalDigest, previousHash, requestId, sequence, targetId } = event;
  const [actor, before, after] = json;
  return (
    `{"action":${quoted(action)},"actor":${actor},"after":${after},"at":${quoted(at)},` +
    `"before":${before},"companyId":${quoted(companyId)},"id":${quoted(id)},"onBehalfOf":${orNull(onBehalfOf)},` +
    `"operationId":${quoted(operationId)},"origin":${quoted(origin)},"personalDigest":${orNull(personalDigest)},` +
    `"previousHash":${quoted(previousHash)},"requestId":${quoted(requestId)},"sequence":${sequence},` +
    `"targetId":${quoted(targetId)}}`
  );
}

/** The hash of an event over everything in it, the previous event's hash included. */
export const hashOf = (record: AuditRecord): string =>
  sha256(
    canonicalRecord(record, canonicalJson(record.actor), canonicalJson(record.before), canonicalJson(record.after)),
  );

/** The same where its JSON is canonical already. */
export const hashOfCanonical = (record: CanonicalRecord): string =>
  sha256(canonicalRecord(record, record.actor, record.before, record.after));

/** The digest that stands in the chain for personal values kept apart. */
export const personalDigestOf = (salt: string, values: unknown): string => sha256(`${salt}\n${canonicalJson(values)}`);

export type SealedEvent = { record: AuditRecord; hash: string; personal: { salt: string; values: unknown } | null };

/** Chains the entries of one operation onto the head of the company's log, or of the operator's own. */
export function sealEvents(
  frame: AuditFrame,
  head: { sequence: number; hash: string },
  entries: readonly AuditEntry<string>[],
): SealedEvent[] {
  let { sequence, hash: previousHash } = head;
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
      previousHash,
    };
    previousHash = hashOf(record);
    return { record, hash: previousHash, personal };
  });
}
