import { type AuditRecord, hashOf, personalDigestOf } from '@/lib/access';
import type { AuditBreak } from './view';

/** An event as it is stored: what was hashed, the hash, and the personal values kept apart, if they still are. */
export type StoredEvent = { record: AuditRecord; hash: string; personal: { salt: string; values: unknown } | null };

/** Where the chain stands before an event. */
export type Head = { sequence: number; hash: string };

/** What is wrong with one event, given the one before it. */
export function findBreaks(previous: Head, event: StoredEvent): AuditBreak[] {
  const { record, hash } = event;
  const broken = (fault: AuditBreak['fault'], differs: string): AuditBreak => ({
    sequence: record.sequence,
    eventId: record.id,
    fault,
    differs,
  });
  const breaks: AuditBreak[] = [];
  for (let missing = previous.sequence + 1; missing < record.sequence && breaks.length < 100; missing += 1) {
    breaks.push({ sequence: missing, eventId: null, fault: 'event_missing', differs: 'the event is gone' });
  }
  const follows = record.sequence === previous.sequence + 1;
  if (follows && record.previousHash !== previous.hash)
    breaks.push(broken('link_broken', 'its previous hash is not the hash of the event before it'));
  if (hashOf(record) !== hash) breaks.push(broken('content_changed', 'its content does not give its hash'));
  return [...breaks, ...personalBreaks(event, broken)];
}

function personalBreaks(
  { record, personal }: StoredEvent,
  broken: (fault: AuditBreak['fault'], differs: string) => AuditBreak,
): AuditBreak[] {
  if (personal === null) return [];
  if (record.personalDigest === null)
    return [broken('personal_values_added', 'it was recorded without personal values and has some now')];
  if (personalDigestOf(personal.salt, personal.values) === record.personalDigest) return [];
  return [broken('personal_values_changed', 'its personal values do not give their digest')];
}

/** What is wrong with the end of the chain: events behind the head that the ledger keeps, or a head without its event. */
export function findHeadBreak(last: Head, ledger: Head): AuditBreak | null {
  const broken = (differs: string): AuditBreak => ({
    sequence: ledger.sequence,
    eventId: null,
    fault: 'head_differs',
    differs,
  });
  if (last.sequence !== ledger.sequence)
    return broken(`the ledger ends at event ${ledger.sequence}, the log at ${last.sequence}`);
  return last.hash === ledger.hash ? null : broken('the hash of the last event is not the one the ledger keeps');
}
