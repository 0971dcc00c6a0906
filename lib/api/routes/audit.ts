import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getAuditEvent, listAuditEvents } from '@/lib/audit';

export const auditRoutes: readonly Route[] = [
  route('GET', '/audit-events', {
    useCase: listAuditEvents,
    summary:
      'The audit log, newest first: one event per changed subject, joined by operationId. An action may be given up to its dot (number); from and to are days in the company’s time zone, both included, or instants, of which to is excluded.',
    answer: answers.auditEventList,
  }),
  route('GET', '/audit-events/{eventId}', {
    useCase: getAuditEvent,
    summary: 'One event of the audit log. Nothing changes or deletes one.',
    answer: answers.auditEvent,
  }),
];
