import { defineCommand, defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { EXPORT_PAGE } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import { actorsInLog, eventById, eventPage, eventsAlongside } from './event-repository';
import {
  beginAuditExportInput,
  getAuditEventInput,
  listAuditActorsInput,
  listAuditEventsInput,
  readAuditExportInput,
} from './input';
import { namesOf } from './names-repository';
import { mentionedIn, presentEvents } from './present';
import { auditActorsView, auditEventDetailView, auditEventView, auditLogView, begunView } from './view';

/** Others of the same operation that are shown with an event. */
const SHOWN_ALONGSIDE = 20;

/** A page of the company's audit log, the newest event first (R26). */
export const listAuditEvents = defineQuery({
  name: 'listAuditEvents',
  permission: 'audit:read',
  input: listAuditEventsInput,
  output: auditLogView,
  handler: async (scope, input) => {
    const page = await eventPage(scope, input);
    const { limit: _limit, cursor: _cursor, ...filters } = input;
    const isWhole = Object.values(filters).every((value) => value === undefined);
    const asked = [filters.actor, filters.target].filter((id) => id !== undefined);
    const [data, names, ledger] = await Promise.all([
      presentEvents(scope, page.data),
      namesOf(scope, asked),
      isWhole ? scope.ledger() : null,
    ]);
    const named = (id: string | undefined) => (id === undefined ? null : { id, name: names.get(id) ?? null });
    return {
      ...page,
      data,
      named: { actor: named(filters.actor), target: named(filters.target) },
      total: ledger?.auditSequence ?? null,
    };
  },
});

/** One event with everything that it names, and what happened in the same act. */
export const getAuditEvent = defineQuery({
  name: 'getAuditEvent',
  permission: 'audit:read',
  input: getAuditEventInput,
  output: auditEventDetailView,
  handler: async (scope, { eventId }) => {
    const event = await eventById(scope, eventId);
    if (event === null) throw new DomainError('not_found');
    const others = await eventsAlongside(scope, event, SHOWN_ALONGSIDE + 1);
    const [[shown], mentioned, alongside] = await Promise.all([
      presentEvents(scope, [event]),
      mentionedIn(scope, event),
      presentEvents(scope, others.slice(0, SHOWN_ALONGSIDE)),
    ]);
    if (shown === undefined) throw new Error('an event was lost on its way');
    return { ...shown, mentioned, alongside, moreAlongside: others.length > SHOWN_ALONGSIDE };
  },
});

/** Who has done something in the company: people, keys, and what acts by itself. */
export const listAuditActors = defineQuery({
  name: 'listAuditActors',
  permission: 'audit:read',
  input: listAuditActorsInput,
  output: auditActorsView,
  handler: async (scope) => {
    const actors = await actorsInLog(scope);
    const names = await namesOf(
      scope,
      actors.map(({ id }) => id),
    );
    return { data: actors.map((actor) => ({ ...actor, name: names.get(actor.id) ?? null })) };
  },
});

/** Writes down who takes which events out, before the first one leaves. */
export const beginAuditExport = defineCommand({
  name: 'beginAuditExport',
  permission: 'audit:read',
  worksWhenClosed: true,
  input: beginAuditExportInput,
  output: begunView,
  handler: async (scope, { format, columns, ...filter }) => {
    scope.record({ action: 'audit.exported', targetId: scope.companyId, after: { filter, columns, format } });
    return {};
  },
});

/** The events of an export, a thousand at a time: what the log itself shows, in its order. */
export const readAuditExport = defineQuery({
  name: 'readAuditExport',
  permission: 'audit:read',
  input: readAuditExportInput,
  output: pageOf(auditEventView),
  handler: async (scope, input) => {
    const page = await eventPage(scope, { ...input, limit: EXPORT_PAGE });
    return { ...page, data: await presentEvents(scope, page.data) };
  },
});
