import { beginAuditExport, readAuditExport } from '@/lib/audit';
import { AUDIT_EXPORT_COLUMNS } from '@/lib/audit/input';
import type { AuditEventView } from '@/lib/audit/view';
import { defineExport } from '@/lib/web/export-route';

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

/** The audit log as a file: a table, or the events as the API gives them, a line each. */
export const GET = defineExport({
  name: 'audit-log',
  columns: AUDIT_EXPORT_COLUMNS,
  begin: beginAuditExport,
  read: readAuditExport,
  line: (event: AuditEventView) => event,
  cells: (event: AuditEventView) => ({
    at: { instant: event.at },
    action: event.action,
    actor: event.actor.id,
    actor_name: event.actor.name,
    on_behalf_of: event.onBehalfOf?.id ?? null,
    target: event.target.id,
    target_name: event.target.name,
    before: json(event.before),
    after: json(event.after),
    personal: event.personalErased ? 'erased' : json(event.personal),
    origin: event.origin,
    request: event.requestId,
    operation: event.operationId,
    id: event.id,
  }),
});
