import { addDays } from '@/lib/kernel/calendar';
import type { Model, Request } from './company-model';

const HOLD_DAYS = 3;

/** The open request that holds a line (R23). */
export const holdOn = (model: Model, slot: number): Request | undefined =>
  model.requests.find((request) => request.slot === slot && request.status === 'open');

/** An assignment that needs a purchase becomes a request, and its line is the company's from then on (R23). */
export function ask(model: Model, events: string[], slot: number, member: number, newId: string | null): void {
  const line = model.lines[slot];
  const took = line?.status === 'inventory';
  if (line !== undefined && took) Object.assign(line, { id: newId, status: 'unassigned' });
  if (took) events.push('number.taken');
  events.push('request.created');
  model.requests.push({ slot, member, took, until: addDays(model.today, HOLD_DAYS), status: 'open' });
}

/** Ends a request; a line that came from the inventory for it goes back, unless it is deleted or has its member. */
export function end(
  model: Model,
  events: string[],
  request: Request,
  status: Exclude<Request['status'], 'open'>,
): void {
  request.status = status;
  events.push(`request.${status}`);
  const line = model.lines[request.slot];
  if (!request.took || line?.status !== 'unassigned') return;
  Object.assign(line, { status: 'inventory', id: null });
  events.push('number.returned');
}

/** Requests that nobody answered in time. */
export function expire(model: Model, events: string[]): void {
  for (const request of model.requests)
    if (request.status === 'open' && request.until <= model.today) end(model, events, request, 'expired');
}
