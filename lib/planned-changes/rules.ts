import { addDays } from '@/lib/kernel/calendar';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import type { PlannedKind, PlannedStatus } from './input';

/** How far ahead somebody may plan. */
const MOST_DAYS = 731;

/** Plans are for later: what is for today is done today. */
export function requirePlannable(on: string, today: string, pointer = '/on'): void {
  if (on <= today) throw invalidField(pointer, 'Must be a later day than today.');
  if (on > addDays(today, MOST_DAYS)) throw invalidField(pointer, 'Must be within two years.');
}

/** Changes of one company that wait for their day, or for somebody since they failed. */
const MOST_OPEN = 10_000;

/** Refuses one planned change too many. */
export function requireRoom(open: number): void {
  if (open >= MOST_OPEN) throw new DomainError('too_many_planned_changes', { limit: MOST_OPEN });
}

/** Due from the first instant of its day on, wherever the company's clocks are by then. */
export const isDue = (on: string, today: string): boolean => on <= today;

/** What is released on a day is free for who gets something on it, and a number comes back before it goes elsewhere. */
export const DUE_ORDER: readonly PlannedKind[] = ['unassign', 'delete', 'reassign', 'assign'];

/** The order in which due changes are caught up: day by day, on a day those that free something first, else as planned. */
export function inOrder<T extends { on: string; kind: PlannedKind; id: string }>(changes: readonly T[]): T[] {
  return changes.toSorted(
    (a, b) =>
      a.on.localeCompare(b.on) || DUE_ORDER.indexOf(a.kind) - DUE_ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
  );
}

/** What waits for its day, or for somebody, can still be answered. */
export function requireOpen(status: PlannedStatus): void {
  if (status !== 'planned' && status !== 'failed') throw new DomainError('planned_change_answered', { state: status });
}

/** The number as it is when the day has come. */
export type Standing = { status: 'unassigned' | 'assigned' | 'quarantined' | 'left'; holderId: string | null };

/** Whether there is something to do. What was planned about one holder is not done to another one, who knows nothing of it. */
export function isStillToDo(
  change: { kind: PlannedKind; memberId: string | null; holderId: string | null },
  { status, holderId }: Standing,
): boolean {
  const isGone = status === 'quarantined' || status === 'left';
  if (change.kind === 'assign') return true;
  if (change.kind === 'reassign') {
    if (holderId !== null && holderId === change.memberId) return false;
  } else if (isGone || (change.kind === 'unassign' && status === 'unassigned')) return false;
  if (change.kind === 'delete' && status === 'unassigned') return true;
  if (holderId === null || holderId !== change.holderId) throw new DomainError('planned_holder_changed');
  return true;
}

/** Of a purchase that might be needed: refusals that leave a free licence to be used. */
const ABOUT_BUYING: ReadonlySet<string> = new Set([
  'auto_purchase_blocked',
  'auto_purchase_cap_reached',
  'price_missing',
  'amount_too_large',
]);
/** A restricted company may not assign at all; one that is past due may, and buys for no more than its credit limit (R22). */
export const isAboutBuying = ({ code, details }: DomainError): boolean =>
  ABOUT_BUYING.has(code) || (code === 'company_restricted' && details.state === 'past_due');

/** What was confirmed of a change that may cost something, as the log keeps it (R7, R26). */
export const agreedOn = ({ kind, limits, approved }: { kind: string; limits: unknown; approved: boolean }) =>
  kind === 'assign' ? { limits, approved } : {};

/** A cover that begins late still has to return: where its return is over, the number would stay where it goes. */
export function requireReturn(end: { status: string; onDate: string } | null, today: string): void {
  if (end === null || end.status !== 'planned' || isDue(end.onDate, today))
    throw new DomainError('planned_return_over');
}

/** A cover returns on a later day than it begins. */
export function requireCoverInOrder(isStart: boolean, on: string, other: string): void {
  if (isStart ? on >= other : on <= other)
    throw invalidField('/on', isStart ? 'Must be before the day of its return.' : 'Must be after the first day.');
}
