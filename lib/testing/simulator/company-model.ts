import { type BillingFrequency, periodOf, startOfMonth, startOfNextMonth } from '@/lib/kernel/calendar';

export type Licence = {
  label: number;
  frequency: BillingFrequency;
  status: 'available' | 'assigned' | 'ended';
  ending: boolean;
};
type Line = {
  id: string | null;
  e164: string;
  status: 'inventory' | 'unassigned' | 'assigned' | 'quarantined' | 'left';
  member: number | null;
  label: number | null;
  until: string | null;
};
/** A request for a purchase, in the order in which they were made (R23). */
export type Request = {
  slot: number;
  member: number;
  took: boolean;
  until: string;
  status: 'open' | 'approved' | 'declined' | 'withdrawn' | 'closed' | 'expired';
};
type Subscription = { anchor: string; index: number };

/** A company as the rules say it must be: written apart from the product, to be compared with it. */
export type Model = {
  today: string;
  limit: number;
  licences: Licence[];
  /** By slot: own numbers, then lines of the inventory. */
  lines: Line[];
  /** Members who were deleted. */
  gone: number[];
  subscriptions: Partial<Record<BillingFrequency, Subscription>>;
  policy: { mode: 'allow' | 'ask' | 'block'; monthlyLicences: number | null };
  requests: Request[];
  /** Months with purchases that are not invoiced yet. */
  drafts: string[];
  /** Automatic purchases by day, and those of them that nobody confirmed. */
  bought: { day: string; confirmed: boolean }[];
};

const FREQUENCIES = ['monthly', 'yearly'] as const;

/** The rules say no, by a code. */
export class Refused extends Error {}
export const refuse = (code: string): never => {
  throw new Refused(code);
};

/** R11, R13, R17, R18, R20: what is over by today: one invoice per day of renewals, and one per month of purchases. */
export function settle(model: Model, events: string[]): void {
  const renewed = new Set<string>();
  invoiceMonths(model, events);
  for (const frequency of FREQUENCIES) {
    for (let open = model.subscriptions[frequency]; open !== undefined; open = model.subscriptions[frequency]) {
      if (periodOf(open.anchor, frequency, open.index).to > model.today) break;
      const live = model.licences.filter((licence) => licence.frequency === frequency && licence.status !== 'ended');
      for (const licence of live.filter((one) => one.ending)) {
        licence.status = 'ended';
        events.push('licence.ended');
      }
      if (live.every((licence) => licence.status === 'ended')) {
        delete model.subscriptions[frequency];
        events.push('subscription.closed');
      } else {
        renewed.add(periodOf(open.anchor, frequency, open.index).to);
        open.index += 1;
        events.push('subscription.period_started');
      }
    }
  }
  for (const _ of renewed) events.push('invoice.issued');
  for (const line of model.lines) {
    if (line.status !== 'quarantined' || line.until === null || line.until > model.today) continue;
    Object.assign(line, { status: 'inventory', id: null, until: null });
    events.push('number.left');
  }
}

function invoiceMonths(model: Model, events: string[]): void {
  const open = model.drafts.filter((month) => startOfNextMonth(month) > model.today);
  for (let over = model.drafts.length - open.length; over > 0; over -= 1) events.push('invoice.issued');
  model.drafts = open;
}

/** R5: not ending first, then yearly, then the oldest. */
export function nextFree(model: Model): Licence | undefined {
  const rank = (licence: Licence) =>
    [licence.ending ? 1 : 0, licence.frequency === 'yearly' ? 0 : 1, licence.label] as const;
  return model.licences
    .filter((licence) => licence.status === 'available')
    .toSorted((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || a.label - b.label)[0];
}

export function buy(model: Model, events: string[], frequency: BillingFrequency, quantity: number): Licence[] {
  if (model.subscriptions[frequency] === undefined) {
    model.subscriptions[frequency] = { anchor: model.today, index: 0 };
    events.push('subscription.opened');
  }
  events.push('licence.purchased');
  const month = startOfMonth(model.today);
  if (!model.drafts.includes(month)) model.drafts.push(month);
  const made = Array.from(
    { length: quantity },
    (_, n): Licence => ({ label: model.licences.length + 1 + n, frequency, status: 'available', ending: false }),
  );
  model.licences.push(...made);
  return made;
}

export const held = (model: Model, member: number): Line[] => model.lines.filter((line) => line.member === member);

export function requireMember(model: Model, member: number): void {
  if (model.gone.includes(member)) refuse('not_found');
}

export function requireRoom(model: Model, member: number, coming = 1): void {
  const waiting = model.requests.filter((request) => request.member === member && request.status === 'open').length;
  if (held(model, member).length + waiting + coming > model.limit) refuse('member_limit_reached');
}

export const lineAt = (model: Model, slot: number): Line => model.lines[slot] ?? refuse('not_found');

/** A line of the company under the id it had; one that is only in the inventory is not its number any more. */
export function numberAt(model: Model, slot: number): Line {
  const line = lineAt(model, slot);
  return line.status === 'inventory' ? refuse('not_found') : line;
}

export function undo(licence: Licence, events: string[]): void {
  licence.ending = false;
  events.push('licence.removal_undone');
}

export function free(model: Model, line: Line): void {
  const licence = model.licences.find((one) => one.label === line.label);
  if (licence !== undefined) licence.status = 'available';
  Object.assign(line, { status: 'unassigned', member: null, label: null });
}
