import type { Draft, NewCharge } from '@/lib/invoices';
import { type BillingFrequency, daysBetween, localDate } from '@/lib/kernel/calendar';
import { multiplyAndRound } from '@/lib/kernel/money';
import { type PriceBook, priceOn, renewalPrice } from './price-rules';
import { nextPeriod, openSubscriptionOn, type Subscription } from './rules';

/** Licences of one subscription that cost the same; those that are to end with its period apart. */
export type LicenceGroup = { unitPrice: number; quantity: number; ending: boolean };
export type BookedSubscription = Subscription & {
  groups: readonly LicenceGroup[];
  pendingFrequency: BillingFrequency | null;
};

/** A company as far as its renewals depend on it: the same for what is done, foreseen and quoted. */
export type Book = {
  timeZone: string;
  currency: string;
  planCode: string;
  /** A downgrade that waits (R21). */
  pendingPlanCode: string | null;
  defaultFrequency: BillingFrequency;
  tax: { code: string; rateBasisPoints: number };
  prices: PriceBook;
  subscriptions: readonly BookedSubscription[];
};

/** What becomes of one subscription in a step. */
export type SubscriptionChange = {
  before: BookedSubscription;
  /** In its new period; null when it closes. */
  after: BookedSubscription | null;
  /** Its period is over: scheduled removals end now. */
  renews: boolean;
  prices: readonly { from: number; to: number }[];
  /** Where its licences go if they change their frequency. */
  movesTo: { subscription: Subscription; opens: boolean; unitPrice: number } | null;
};

/** Everything that falls due at one instant, decided in the order of R18: end removals, plan, frequency, price, renew, invoice. */
export type RenewalStep = {
  at: Date;
  on: string;
  plan: { from: string; to: string } | null;
  changes: readonly SubscriptionChange[];
  charges: readonly NewCharge[];
  credits: readonly NewCharge[];
  /** The company afterwards. */
  book: Book;
};

/** The next step of a company by an instant, or null. `newSubscriptionId` names a subscription that a change of frequency opens. */
export function nextStep(book: Book, until: Date, newSubscriptionId: () => string): RenewalStep | null {
  const instants = book.subscriptions.map(({ periodEndsAt }) => periodEndsAt.getTime());
  const at = new Date(Math.min(...instants));
  if (instants.length === 0 || at > until) return null;
  const due = (subscription: Subscription) => subscription.periodEndsAt.getTime() === at.getTime();
  const open = book.subscriptions.map((before) => ({
    before,
    renews: due(before),
    groups: before.groups.filter((group) => !(due(before) && group.ending)),
  }));
  const plan = planChange(book, open);
  const planCode = plan?.to ?? book.planCode;
  const work: Work = { ...book, planCode, on: onOf(open, at, book.timeZone), charges: [], credits: [] };
  const moved = moveFrequencies(work, open, newSubscriptionId);
  const changes = moved.map((entry) => (entry.renews ? renew(work, entry) : reprice(work, entry, plan)));
  const subscriptions = [
    ...changes.flatMap(({ after }) => after ?? []),
    ...moved.flatMap(({ opened }) => (opened === undefined ? [] : [opened])),
  ];
  return {
    at,
    on: work.on,
    plan,
    changes: changes.filter((change) => change.renews || change.prices.length > 0 || change.after !== change.before),
    charges: work.charges,
    credits: work.credits,
    book: { ...book, planCode, pendingPlanCode: plan === null ? book.pendingPlanCode : null, subscriptions },
  };
}

/** What falls due by an instant, in the order in which it does: a month's invoice goes before the renewals of the next day. */
export function* dueUntil(
  start: Book,
  drafts: readonly Draft[],
  until: Date,
  newSubscriptionId: () => string,
): Generator<{ draft: Draft } | { step: RenewalStep }> {
  const closing = [...drafts];
  let book = start;
  for (;;) {
    const step = nextStep(book, until, newSubscriptionId);
    const by = step?.at ?? until;
    for (let draft = closing[0]; draft !== undefined && draft.closesAt <= by; draft = closing[0]) {
      yield { draft };
      closing.shift();
    }
    if (step === null) return;
    yield { step };
    book = step.book;
  }
}

type Open = { before: BookedSubscription; renews: boolean; groups: readonly LicenceGroup[] };
type Moved = Open & { movesTo: SubscriptionChange['movesTo']; opened?: BookedSubscription };
type Work = Book & { on: string; charges: NewCharge[]; credits: NewCharge[] };

/** The local day on which the step falls: the first day of the periods that begin. */
const onOf = (open: readonly Open[], at: Date, timeZone: string): string =>
  open.find(({ renews }) => renews)?.before.period.to ?? localDate(at, timeZone);

/** R21: a downgrade applies at the renewal of the default frequency; where nothing of it is open, at the next renewal there is. */
function planChange(book: Book, open: readonly Open[]): RenewalStep['plan'] {
  const { pendingPlanCode, planCode, defaultFrequency } = book;
  if (pendingPlanCode === null) return null;
  const leading = open.filter(({ before }) => before.frequency === defaultFrequency);
  const applies = leading.length === 0 || leading.some(({ renews }) => renews);
  return applies ? { from: planCode, to: pendingPlanCode } : null;
}

/** R21: licences whose frequency changes join the other subscription, or open one; its period is charged for the days left. */
function moveFrequencies(work: Work, open: readonly Open[], newId: () => string): Moved[] {
  const moved: Moved[] = open.map((entry) => ({ ...entry, movesTo: null }));
  const leaving = open.flatMap(({ before, renews, groups }, index) => {
    const to = before.pendingFrequency;
    const unitPrice = to === null ? null : renewalPriceOf(work, to, work.on);
    const quantity = quantityOf(groups);
    // Without a price there is nothing to change to: the change goes on waiting.
    return renews && to !== null && unitPrice !== null && quantity > 0 ? [{ index, to, unitPrice, quantity }] : [];
  });
  for (const { index } of leaving) Object.assign(moved[index] ?? {}, { groups: [] });
  for (const { index, to, unitPrice, quantity } of leaving) {
    const entry = moved[index];
    const group = { unitPrice, quantity, ending: false };
    const target = moved.find(({ before }) => before.frequency === to);
    if (entry === undefined) continue;
    if (target === undefined) {
      const begun = openSubscriptionOn(newId(), to, work.on, work.timeZone);
      const opened = { ...begun, groups: [group], pendingFrequency: null };
      work.charges.push(chargeOf(work, 'frequency_change', opened, group, work.on));
      Object.assign(entry, { movesTo: { subscription: opened, opens: true, unitPrice }, opened });
    } else {
      // Where the other one renews as well, its renewal pays for them.
      if (!target.renews && work.on < target.before.period.to)
        work.charges.push(chargeOf(work, 'frequency_change', target.before, group, work.on));
      target.groups = merged([...target.groups, group]);
      entry.movesTo = { subscription: target.before, opens: false, unitPrice };
    }
  }
  return moved;
}

const renewalPriceOf = (work: Work, frequency: BillingFrequency, day: string): number | null =>
  priceOn(work.prices, work.planCode, frequency, day)?.unitPrice ?? null;

/** A period is over: the price of the day, then the next period at full price; without a licence the subscription closes. */
function renew(work: Work, { before, groups, movesTo }: Moved): SubscriptionChange {
  if (quantityOf(groups) === 0) return { before, after: null, renews: true, prices: [], movesTo };
  const next = nextPeriod(before, work.timeZone);
  const priced = groups.map((group) => ({
    ...group,
    unitPrice: renewalPrice(work.prices, work.planCode, before.frequency, next.period.from, group.unitPrice),
  }));
  const prices = priceChanges(groups, priced);
  const pendingFrequency = movesTo === null ? before.pendingFrequency : null;
  const after: BookedSubscription = { ...before, ...next, groups: merged(priced), pendingFrequency };
  for (const group of after.groups) work.charges.push(chargeOf(work, 'renewal', after, group, after.period.from));
  return { before, after, renews: true, prices, movesTo };
}

/** A downgrade reaches a period that is not over: what it costs less for the days left is credited (R21). */
function reprice(work: Work, { before, groups }: Moved, plan: RenewalStep['plan']): SubscriptionChange {
  const unchanged = groups === before.groups || quantityOf(groups) === quantityOf(before.groups);
  if (plan === null) {
    const after = unchanged ? before : { ...before, groups };
    return { before, after, renews: false, prices: [], movesTo: null };
  }
  const unitPrice = renewalPriceOf(work, before.frequency, work.on);
  const priced = groups.map((group) => ({
    ...group,
    unitPrice: unitPrice === null ? group.unitPrice : Math.min(group.unitPrice, unitPrice),
  }));
  for (const [index, group] of groups.entries()) {
    const difference = group.unitPrice - (priced[index]?.unitPrice ?? group.unitPrice);
    if (difference > 0 && work.on < before.period.to)
      work.credits.push(chargeOf(work, 'plan_change', before, { ...group, unitPrice: difference }, work.on));
  }
  const prices = priceChanges(groups, priced);
  return { before, after: { ...before, groups: merged(priced) }, renews: false, prices, movesTo: null };
}

function priceChanges(from: readonly LicenceGroup[], to: readonly LicenceGroup[]) {
  const changes = new Map<number, number>();
  for (const [index, { unitPrice }] of from.entries()) {
    const now = to[index]?.unitPrice ?? unitPrice;
    if (now !== unitPrice) changes.set(unitPrice, now);
  }
  return [...changes].map(([before, after]) => ({ from: before, to: after }));
}

const quantityOf = (groups: readonly LicenceGroup[]): number => groups.reduce((sum, group) => sum + group.quantity, 0);

/** The company as it is at an instant, whether or not somebody has settled it: what a quote starts from. */
export function bookAt(book: Book, now: Date): Book {
  let current = book;
  for (const due of dueUntil(book, [], now, () => 'unnamed')) if ('step' in due) current = due.step.book;
  return current;
}

/** What each subscription's next renewal charges as things stand, by the rules that will charge it (R18, R19, R21). */
export function nextRenewals(book: Book): Map<string, number> {
  const amounts = new Map<string, number>();
  const last = Math.max(...book.subscriptions.map(({ periodEndsAt }) => periodEndsAt.getTime()));
  if (book.subscriptions.length === 0) return amounts;
  for (const due of dueUntil(book, [], new Date(last), () => 'unnamed')) {
    if ('draft' in due) continue;
    for (const { before, movesTo, renews } of due.step.changes) {
      if (!renews || amounts.has(before.id)) continue;
      const mine = due.step.charges.filter(({ cause, subscriptionId }) =>
        cause === 'renewal' ? subscriptionId === before.id : movesTo?.subscription.id === subscriptionId,
      );
      amounts.set(
        before.id,
        mine.reduce((sum, { amount }) => sum + amount, 0),
      );
    }
  }
  return amounts;
}

/** What licences that stay cost at the next renewal as things stand. */
export const renewalAmountOf = (groups: readonly LicenceGroup[]): number =>
  groups.filter(({ ending }) => !ending).reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);

function merged(groups: readonly LicenceGroup[]): LicenceGroup[] {
  const sums = new Map<string, LicenceGroup>();
  for (const group of groups) {
    const key = `${group.unitPrice} ${group.ending}`;
    sums.set(key, { ...group, quantity: group.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.unitPrice - a.unitPrice);
}

/** A line for licences in a subscription's period from a day on: days left of days, rounded once (R16). */
export function chargeOf(
  book: Pick<Book, 'currency' | 'planCode' | 'tax'>,
  cause: NewCharge['cause'],
  subscription: Subscription,
  { unitPrice, quantity }: { unitPrice: number; quantity: number },
  from: string,
): NewCharge {
  const { period } = subscription;
  const days = daysBetween(from, period.to);
  const daysOfPeriod = daysBetween(period.from, period.to);
  return {
    cause,
    subscriptionId: subscription.id,
    purchaseId: null,
    frequency: subscription.frequency,
    planCode: book.planCode,
    quantity,
    unitPrice,
    days,
    daysOfPeriod,
    amount: multiplyAndRound(unitPrice, quantity * days, daysOfPeriod),
    currency: book.currency,
    taxTreatmentCode: book.tax.code,
    taxRateBasisPoints: book.tax.rateBasisPoints,
    period: { from, to: period.to },
  };
}
