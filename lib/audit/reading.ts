import { DomainError } from '@/lib/kernel/domain-error';
import type { Page } from '@/lib/kernel/page';
import { actorsInLog, eventById, eventPage, eventsAlongside } from './event-repository';
import type { AuditFilters } from './input';
import type { LogSource } from './log-repository';
import { mentionedIn, type NamesOf, named, presentEvents } from './present';
import { headOfLog } from './repository';
import type { AuditActorsView, AuditEventDetailView, AuditEventView, AuditLogView } from './view';

/** Others of the same operation that are shown with an event. */
const SHOWN_ALONGSIDE = 20;

type PageInput = AuditFilters & { cursor?: string | undefined; limit: number };

/** A page of a log, its things named. */
export async function readPage(log: LogSource, namesOf: NamesOf, input: PageInput): Promise<Page<AuditEventView>> {
  const page = await eventPage(log, input);
  return { ...page, data: await presentEvents(namesOf, page.data) };
}

/** The same with what its filters name, and how many events there are at all where nothing is filtered. */
export async function readLog(log: LogSource, namesOf: NamesOf, input: PageInput): Promise<AuditLogView> {
  const page = await eventPage(log, input);
  const { limit: _limit, cursor: _cursor, ...filters } = input;
  const isWhole = Object.values(filters).every((value) => value === undefined);
  const [data, names, counted] = await Promise.all([
    presentEvents(namesOf, page.data),
    namesOf([filters.actor, filters.target].filter((id) => id !== undefined)),
    isWhole ? headOfLog(log) : null,
  ]);
  const asked = (id: string | undefined) => (id === undefined ? null : named(id, names));
  return {
    ...page,
    data,
    named: { actor: asked(filters.actor), target: asked(filters.target) },
    total: counted?.head.sequence ?? null,
  };
}

/** One event with everything that it names, and what happened in the same act. */
export async function readEvent(log: LogSource, namesOf: NamesOf, eventId: string): Promise<AuditEventDetailView> {
  const event = await eventById(log, eventId);
  if (event === null) throw new DomainError('not_found');
  const others = await eventsAlongside(log, event, SHOWN_ALONGSIDE + 1);
  const [[shown], mentioned, alongside] = await Promise.all([
    presentEvents(namesOf, [event]),
    mentionedIn(namesOf, event),
    presentEvents(namesOf, others.slice(0, SHOWN_ALONGSIDE)),
  ]);
  if (shown === undefined) throw new Error('an event was lost on its way');
  return { ...shown, mentioned, alongside, moreAlongside: others.length > SHOWN_ALONGSIDE };
}

/** Who has done something that is in a log: people, keys, and what acts by itself. */
export async function readActors(log: LogSource, namesOf: NamesOf): Promise<AuditActorsView> {
  const actors = await actorsInLog(log);
  const names = await namesOf(actors.map(({ id }) => id));
  return { data: actors.map((actor) => ({ ...actor, name: names.get(actor.id) ?? null })) };
}
