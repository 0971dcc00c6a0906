import type { AuditBreak } from './view';

/** An event as it is stored: its place and hash, and what its content gives, also that of the personal values kept apart. */
export type StoredEvent = {
  sequence: number;
  id: string;
  previousHash: string;
  hash: string;
  contentHash: string;
  personalDigest: string | null;
  /** Null where there are no such values, or none any more. */
  personalGives: string | null;
};

/** Where the chain stands before an event. */
export type Head = { sequence: number; hash: string };

const broken = ({ sequence, id }: StoredEvent, fault: AuditBreak['fault'], differs: string): AuditBreak => ({
  sequence,
  eventId: id,
  fault,
  differs,
});

/** What is wrong with one event, given the one before it. */
export function findBreaks(previous: Head, event: StoredEvent): AuditBreak[] {
  const { sequence, previousHash, hash, contentHash } = event;
  const breaks: AuditBreak[] = [];
  for (let missing = previous.sequence + 1; missing < sequence && breaks.length < 100; missing += 1) {
    breaks.push({ sequence: missing, eventId: null, fault: 'event_missing', differs: 'the event is gone' });
  }
  if (sequence === previous.sequence + 1 && previousHash !== previous.hash)
    breaks.push(broken(event, 'link_broken', 'its previous hash is not the hash of the event before it'));
  if (contentHash !== hash) breaks.push(broken(event, 'content_changed', 'its content does not give its hash'));
  const personal = personalBreak(event);
  if (personal !== null) breaks.push(personal);
  return breaks;
}

function personalBreak(event: StoredEvent): AuditBreak | null {
  const { personalDigest, personalGives } = event;
  if (personalGives === null || personalGives === personalDigest) return null;
  if (personalDigest === null)
    return broken(event, 'personal_values_added', 'it was recorded without personal values and has some now');
  return broken(event, 'personal_values_changed', 'its personal values do not give their digest');
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
