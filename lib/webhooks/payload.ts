import type { DueDelivery } from '@/lib/access';

/** What is sent of an event: ids, states, dates and amounts. What the log says beside them stays in the log. */
const SENT: ReadonlySet<string> = new Set([
  'amount',
  'assignmentId',
  'because',
  'billingFrequency',
  'cap',
  'charge',
  'count',
  'country',
  'currency',
  'departmentId',
  'dueOn',
  'endsOn',
  'history',
  'invoiceId',
  'kind',
  'licenceId',
  'licenceOrigin',
  'limit',
  'memberId',
  'numberId',
  'on',
  'outOf',
  'percent',
  'purchaseId',
  'quantity',
  'requestId',
  'restorableUntil',
  'role',
  'source',
  'state',
  'status',
  'total',
  'type',
]);

type Said = Pick<DueDelivery, 'companyId' | 'eventId' | 'type' | 'event'>;

/** The body of a webhook: the same bytes at every attempt, so that it is signed and told from others alike. */
export function payloadOf({ companyId, eventId, type, event }: Said): string {
  const { at, operationId, targetId, before, after } = event;
  const data = { operationId, targetId, before: sentOf(before), after: sentOf(after) };
  return JSON.stringify({ id: eventId, type, at: at.toISOString(), companyId, data });
}

function sentOf(said: unknown): Record<string, unknown> | null {
  if (typeof said !== 'object' || said === null) return null;
  return Object.fromEntries(Object.entries(said).filter(([name]) => SENT.has(name)));
}
