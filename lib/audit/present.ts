import type { EventRow } from './event-repository';
import type { Names } from './names-repository';
import type { AuditEventView } from './view';

/** Tells what the things are called that a log names, by their ids. */
export type NamesOf = (ids: Iterable<string>) => Promise<Names>;

/** Ids that are found wherever an event's states name something. */
const MENTIONED = /"([a-z]{3}_[0-9a-f]{32})"/g;
/** An act on thousands names no more of them than can be read. */
const MOST_MENTIONED = 200;

/** The events with what their actors and subjects are called. */
export async function presentEvents(namesOf: NamesOf, events: readonly EventRow[]): Promise<AuditEventView[]> {
  const names = await namesOf(events.flatMap(namedIn));
  return events.map((event) => asView(event, names));
}

/** What the states of an event name, with what it is called. */
export async function mentionedIn(namesOf: NamesOf, event: EventRow): Promise<{ id: string; name: string | null }[]> {
  const text = JSON.stringify([event.before, event.after, event.personal]);
  const ids = [...new Set(Array.from(text.matchAll(MENTIONED), ([, id = '']) => id))].slice(0, MOST_MENTIONED);
  const names = await namesOf(ids);
  return ids.map((id) => named(id, names));
}

/** A thing with what it is called. */
export const named = (id: string, names: Names) => ({ id, name: names.get(id) ?? null });

/** The number that a licence was bought for within its assignment. */
function boughtForIn({ action, after }: EventRow): string | null {
  if (action !== 'licence.purchased' || after?.source !== 'automatic') return null;
  return typeof after.numberId === 'string' ? after.numberId : null;
}

const namedIn = (event: EventRow): string[] =>
  [event.actor.id, event.targetId, event.onBehalfOf, boughtForIn(event)].filter((id) => id !== null);

function asView(event: EventRow, names: Names): AuditEventView {
  const { sequence: _sequence, targetId, actor, onBehalfOf, ...rest } = event;
  const boughtFor = boughtForIn(event);
  return {
    ...rest,
    actor: { ...actor, name: names.get(actor.id) ?? null },
    onBehalfOf: onBehalfOf === null ? null : named(onBehalfOf, names),
    target: named(targetId, names),
    boughtFor: boughtFor === null ? null : named(boughtFor, names),
  };
}
