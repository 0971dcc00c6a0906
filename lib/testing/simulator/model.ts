import { addDays } from '@/lib/kernel/calendar';
import {
  buy,
  free,
  held,
  type Licence,
  lineAt,
  type Model,
  nextFree,
  numberAt,
  Refused,
  type Request,
  refuse,
  requireMember,
  requireRoom,
  settle,
  undo,
} from './company-model';
import type { Act } from './operations';
import { ask, end, expire, holdOn } from './request-model';

/** What an act does: refused by a code, or done with these events and, for an assignment, on this licence. */
export type Outcome =
  | { ok: false; code: string }
  | { ok: true; model: Model; events: string[]; origin?: string; label?: number };

const UNCONFIRMED_PER_DAY = 20;
const QUARANTINE_DAYS = 60;

/** What the act does to the company, leaving the given model as it is. `newId` is the id a line gets when it is taken. */
export function outcomeOf(before: Model, act: Act, newId: string | null = null): Outcome {
  const model = structuredClone(before);
  const events: string[] = [];
  try {
    if (act.kind !== 'policy') {
      settle(model, events);
      expire(model, events);
    }
    const used = APPLY[act.kind](model, events, act as never, newId);
    return { ok: true, model, events, ...used };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.message };
    throw error;
  }
}

function assign(
  model: Model,
  events: string[],
  act: Extract<Act, { kind: 'assign' }>,
  newId: string | null,
  approved = false,
): Used {
  requireMember(model, act.member);
  const line = lineAt(model, act.slot);
  if (line.member === act.member) return {};
  const hold = requireGivable(model, act, line.status);
  const free = nextFree(model);
  if (free === undefined) {
    const asks = model.policy.mode === 'ask' && !approved;
    requirePurchase(model, act, asks);
    if (asks && hold === undefined) ask(model, events, act.slot, act.member, newId);
    if (asks) return hold === undefined ? { origin: 'asked' } : {};
  }
  const { licence, origin } = free === undefined ? bought(model, events, act) : taken(free, events, act);
  if (line.status === 'inventory') {
    events.push('number.taken');
    line.id = newId;
  }
  events.push('number.assigned');
  licence.status = 'assigned';
  Object.assign(line, { status: 'assigned', member: act.member, label: licence.label });
  if (hold !== undefined) end(model, events, hold, approved ? 'approved' : 'closed');
  return { origin, label: licence.label };
}

type Assign = Extract<Act, { kind: 'assign' }>;

/** R2, R8, R23: the line can go to the member, who has room; what is held for them counts already. */
function requireGivable(model: Model, act: Assign, status: string): Request | undefined {
  if (status === 'assigned') refuse('number_already_assigned');
  if (status === 'quarantined') refuse('number_not_assignable');
  const hold = holdOn(model, act.slot);
  if (hold !== undefined && hold.member !== act.member) refuse('number_not_assignable');
  requireRoom(model, act.member, hold === undefined ? 1 : 0);
  return hold;
}

function taken(licence: Licence, events: string[], act: Assign) {
  if (!licence.ending) return { licence, origin: 'available' };
  if (act.maxRemovalsUndone === 0) refuse('quote_changed');
  undo(licence, events);
  return { licence, origin: 'removal_undone' };
}

function bought(model: Model, events: string[], act: Assign) {
  const [licence] = buy(model, events, 'monthly', 1);
  if (licence === undefined) throw new Error('no licence');
  model.bought.push({ day: model.today, confirmed: act.maxPurchases !== undefined || act.maxCharge !== undefined });
  return { licence, origin: 'purchased' };
}

/** R5, R7, R23. */
function requirePurchase(model: Model, act: Extract<Act, { kind: 'assign' }>, asks: boolean): void {
  if (model.policy.mode === 'block') refuse('auto_purchase_blocked');
  const month = model.today.slice(0, 7);
  const cap = model.policy.monthlyLicences;
  if (cap !== null && model.bought.filter(({ day }) => day.startsWith(month)).length + 1 > cap)
    refuse('auto_purchase_cap_reached');
  const unconfirmed = model.bought.filter(({ day, confirmed }) => day === model.today && !confirmed).length;
  if (!asks && act.maxPurchases === undefined && act.maxCharge === undefined && unconfirmed >= UNCONFIRMED_PER_DAY)
    refuse('auto_purchase_cap_reached');
  if (act.maxPurchases === 0 || act.maxCharge === 0) refuse('quote_changed');
}

/** R14: all the member's numbers go the way that was said, or nothing happens. */
function deleteMember(model: Model, events: string[], act: Extract<Act, { kind: 'deleteMember' }>): Used {
  requireMember(model, act.member);
  if (act.mode === 'reassign') requireMember(model, act.to);
  const lines = held(model, act.member);
  if (lines.length > 0) {
    if (act.mode === null) refuse('member_holds_numbers');
    if (act.mode === 'reassign') requireRoom(model, act.to, lines.length);
  }
  for (const line of lines) {
    if (act.mode === 'reassign') line.member = act.to;
    else free(model, line);
    if (act.mode === 'delete')
      Object.assign(line, { status: 'quarantined', until: addDays(model.today, QUARANTINE_DAYS) });
    events.push(
      act.mode === 'reassign' ? 'number.reassigned' : act.mode === 'delete' ? 'number.deleted' : 'number.unassigned',
    );
  }
  for (const request of model.requests)
    if (request.member === act.member && request.status === 'open') end(model, events, request, 'closed');
  model.gone.push(act.member);
  events.push('member.deleted');
  return {};
}

/** R23: an answer to an open request; approving is the assignment itself. */
function answer(model: Model, events: string[], act: Extract<Act, { kind: 'answer' }>): Used {
  const request = model.requests[act.request] ?? refuse('not_found');
  if (act.how === 'withdraw' && request.status === 'withdrawn') return {};
  if (request.status !== 'open') refuse('request_answered');
  if (act.how === 'approve') {
    const { member, slot } = request;
    const limits = act.maxPurchases === undefined ? {} : { maxPurchases: act.maxPurchases };
    return assign(model, events, { kind: 'assign', member, slot, ...limits }, null, true);
  }
  end(model, events, request, act.how === 'decline' ? 'declined' : 'withdrawn');
  return {};
}

const scheduleEnd = (events: string[]) => (licence: Licence) => {
  licence.ending = true;
  events.push('licence.removal_scheduled');
};

/** For an assignment, the licence it used and where that came from. */
type Used = { origin?: string; label?: number };

type Apply = {
  [K in Act['kind']]: (model: Model, events: string[], act: Extract<Act, { kind: K }>, newId: string | null) => Used;
};

const APPLY: Apply = {
  assign,
  reassign: (model, events, act) => {
    const line = numberAt(model, act.slot);
    if (line.status !== 'assigned') refuse('number_not_assigned');
    requireMember(model, act.member);
    if (line.member === act.member) return {};
    requireRoom(model, act.member);
    line.member = act.member;
    events.push('number.reassigned');
    return {};
  },
  exchange: (model, events, act) => {
    const line = numberAt(model, act.slot);
    if (line.status !== 'assigned') refuse('number_not_assigned');
    const other = numberAt(model, act.other);
    if (other.status !== 'assigned') refuse('number_not_assigned');
    if (line.member === other.member) return {};
    [line.member, other.member] = [other.member, line.member];
    events.push('number.reassigned', 'number.reassigned');
    return {};
  },
  deleteMember,
  unassign: (model, events, act) => {
    const line = numberAt(model, act.slot);
    if (line.status === 'quarantined') refuse('number_not_assigned');
    if (line.status !== 'assigned') return {};
    free(model, line);
    events.push('number.unassigned');
    return {};
  },
  delete: (model, events, act) => {
    const line = numberAt(model, act.slot);
    if (line.status === 'quarantined') return {};
    if (line.status === 'assigned') free(model, line);
    const hold = holdOn(model, act.slot);
    Object.assign(line, { status: 'quarantined', until: addDays(model.today, QUARANTINE_DAYS) });
    if (hold !== undefined) end(model, events, hold, 'closed');
    events.push('number.deleted');
    return {};
  },
  restore: (model, events, act) => {
    const line = numberAt(model, act.slot);
    if (line.status === 'assigned') refuse('number_not_restorable');
    if (line.status !== 'quarantined') return {};
    Object.assign(line, { status: 'unassigned', until: null });
    events.push('number.restored');
    return {};
  },
  purchase: (model, events, act) => {
    const ending = model.licences.filter(
      (one) => one.status === 'available' && one.ending && one.frequency === act.frequency,
    );
    const undone = ending.toSorted((a, b) => b.label - a.label).slice(0, act.quantity);
    if (undone.length < act.quantity && act.maxCharge === 0) refuse('quote_changed');
    for (const licence of undone) undo(licence, events);
    if (undone.length < act.quantity) buy(model, events, act.frequency, act.quantity - undone.length);
    return {};
  },
  remove: (model, events, act) => {
    const can = model.licences.filter((one) => one.status === 'available' && !one.ending);
    if (can.length < act.quantity) refuse('not_enough_removable_licences');
    const order = can.toSorted((a, b) => a.frequency.localeCompare(b.frequency) || b.label - a.label);
    order.slice(0, act.quantity).forEach(scheduleEnd(events));
    return {};
  },
  removeOne: (model, events, act) => {
    const licence = model.licences[act.label - 1] ?? refuse('not_found');
    if (licence.status === 'assigned') refuse('licence_in_use');
    if (licence.status === 'ended') refuse('licence_ended');
    if (!licence.ending) scheduleEnd(events)(licence);
    return {};
  },
  undo: (model, events, act) => {
    const licence = model.licences[act.label - 1] ?? refuse('not_found');
    if (licence.status === 'ended') refuse('licence_ended');
    if (licence.ending) undo(licence, events);
    return {};
  },
  policy: (model, events, act) => {
    const { mode, monthlyLicences } = model.policy;
    if (mode === act.policy && monthlyLicences === act.monthlyLicences) return {};
    model.policy = { mode: act.policy, monthlyLicences: act.monthlyLicences };
    events.push('company.auto_purchase_changed');
    return {};
  },
  answer,
  settle: () => ({}),
};
