import { defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { EXPORT_PAGE } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import {
  beginAuditExportInput,
  getAuditEventInput,
  listAuditActorsInput,
  listAuditEventsInput,
  readAuditExportInput,
} from './input';
import { companyLog } from './log-repository';
import { namesOf } from './names-repository';
import type { NamesOf } from './present';
import { readActors, readEvent, readLog, readPage } from './reading';
import { auditActorsView, auditEventDetailView, auditEventView, auditLogView, begunView } from './view';

const namesIn =
  (scope: QueryScope): NamesOf =>
  (ids) =>
    namesOf(scope, ids);

/** A page of the company's audit log, the newest event first (R26). */
export const listAuditEvents = defineQuery({
  name: 'listAuditEvents',
  permission: 'audit:read',
  input: listAuditEventsInput,
  output: auditLogView,
  handler: (scope, input) => readLog(companyLog(scope), namesIn(scope), input),
});

/** One event with everything that it names, and what happened in the same act. */
export const getAuditEvent = defineQuery({
  name: 'getAuditEvent',
  permission: 'audit:read',
  input: getAuditEventInput,
  output: auditEventDetailView,
  handler: (scope, { eventId }) => readEvent(companyLog(scope), namesIn(scope), eventId),
});

/** Who has done something in the company: people, keys, and what acts by itself. */
export const listAuditActors = defineQuery({
  name: 'listAuditActors',
  permission: 'audit:read',
  input: listAuditActorsInput,
  output: auditActorsView,
  handler: (scope) => readActors(companyLog(scope), namesIn(scope)),
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
  handler: (scope, input) => readPage(companyLog(scope), namesIn(scope), { ...input, limit: EXPORT_PAGE }),
});
