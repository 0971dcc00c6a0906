import type { Draft, NewCharge } from '@/lib/invoices';
import { localDate } from '@/lib/kernel/calendar';
import {
  type Book,
  type BookedSubscription,
  byPrice,
  chargeOf,
  creditOf,
  type LicenceGroup,
  merged,
  quantityOf,
} from './book';
import { creditedBy, creditsFor } from './credit-rules';
import { type Destination, moveFrequencies, type Open } from './frequency-move';
import { arrivalPrice, renewalPrice } from './price-rules';
import { nextPeriod } from './rules';

/** What becomes of one subscription in a step. */
export type SubscriptionChange = {
  before: BookedSubscription;
  /** As it goes on; null when it closes. */
  after: BookedSubscription | null;
  /** Its period is over. */
  renews: boolean;
  /** Licences whose removal takes effect. */
  ended: readonly LicenceGroup[];
  prices: readonly { from: number; to: number }[];
  /** Where its licences go if they change their frequency. */
  movesTo: Destination | null;
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
  const instants = book.subscriptions.flatMap(({ periodEndsAt, groups }) => [
    periodEndsAt.getTime(),
    ...groups.flatMap(({ early }) => early?.at ?? []),
  ]);
  const at = new Date(Math.min(...instants));
  if (instants.length === 0 || at > until) return null;
  const ended = book.subscriptions.map((before) => endRemovals(before, at));
  const on = onOf(ended, at, book.timeZone);
  const plan = planChange(book, ended);
  const planCode = plan?.to ?? book.planCode;
  const { moved, opened, charges } = moveFrequencies({ ...book, planCode }, ended, on, newSubscriptionId);
  const work: Work = { ...book, planCode, on, charges, credits: ended.flatMap(({ credits }) => credits) };
  const changes = moved.map((entry) => (entry.renews ? renew(work, entry, plan) : reprice(work, entry, plan)));
  const subscriptions = [...changes.flatMap(({ after }) => after ?? []), ...opened];
  return {
    at,
    on,
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

type Ended = Open & { ended: readonly LicenceGroup[]; paid: BookedSubscription['paid']; credits: readonly NewCharge[] };
type Moved = Ended & { movesTo: Destination | null };
type Work = Book & { on: string; charges: NewCharge[]; credits: NewCharge[] };

/** R11: scheduled removals end, those with the period and those before it; what the latter were paid for beyond is given back. */
function endRemovals(before: BookedSubscription, at: Date): Ended {
  const renews = before.periodEndsAt.getTime() === at.getTime();
  const isOver = ({ ending, early }: LicenceGroup) =>
    ending && (renews || (early !== undefined && early.at <= at.getTime()));
  const ended = before.groups.filter(isOver);
  const groups = ended.length === 0 ? before.groups : before.groups.filter((group) => !isOver(group));
  const credits = ended.flatMap(({ early, unitPrice, quantity }) =>
    early === undefined || renews
      ? []
      : [{ from: early.on, leaving: { purchaseId: early.purchaseId, unitPrice, quantity } }],
  );
  const [first] = credits;
  if (first === undefined) return { before, renews, groups, ended, paid: before.paid, credits: [] };
  const given = creditsFor(
    before,
    credits.map(({ leaving }) => leaving),
    before.paid ?? [],
    first.from,
  );
  return { before, renews, groups, ended, paid: creditedBy(before.paid ?? [], given), credits: given };
}

/** The local day on which the step falls: the first day of the periods that begin. */
const onOf = (ended: readonly Ended[], at: Date, timeZone: string): string =>
  ended.find(({ renews }) => renews)?.before.period.to ??
  ended.flatMap((one) => one.ended.flatMap(({ early }) => early?.on ?? []))[0] ??
  localDate(at, timeZone);

/** R21: a downgrade applies at the renewal of the default frequency; where nothing of it is open, at the next renewal there is. */
function planChange(book: Book, open: readonly Open[]): RenewalStep['plan'] {
  const { pendingPlanCode, planCode, defaultFrequency } = book;
  if (pendingPlanCode === null) return null;
  const leading = open.filter(({ before }) => before.frequency === defaultFrequency);
  const applies = (leading.length === 0 ? open : leading).some(({ renews }) => renews);
  return applies ? { from: planCode, to: pendingPlanCode } : null;
}

/** A period is over: the price of the day, then the next period at full price; without a licence the subscription closes. */
function renew(work: Work, { before, groups, movesTo, ended }: Moved, plan: RenewalStep['plan']): SubscriptionChange {
  if (quantityOf(groups) === 0) return { before, after: null, renews: true, ended, prices: [], movesTo };
  const next = nextPeriod(before, work.timeZone);
  const { prices: book, planCode } = work;
  const most = plan === null ? null : arrivalPrice(book, planCode, before.frequency, next.period.from);
  const priced = groups.map((group) => {
    const unitPrice = renewalPrice(book, planCode, before.frequency, next.period.from, group.unitPrice);
    return { ...group, unitPrice: Math.min(unitPrice, most ?? unitPrice) };
  });
  const prices = priceChanges(groups, priced);
  const pendingFrequency = movesTo === null ? before.pendingFrequency : null;
  const after: BookedSubscription = {
    ...before,
    ...next,
    groups: merged(priced),
    pendingFrequency,
    paid: [],
    charged: null,
  };
  for (const group of after.groups) work.charges.push(chargeOf(work, 'renewal', after, group, after.period.from));
  return { before, after, renews: true, ended, prices, movesTo };
}

/**
 * A period that is not over: licences may have ended or come, and a downgrade that reaches it credits what it costs less for
 * the days left (R21). With its last licence the subscription closes (R17).
 */
function reprice(work: Work, { before, groups, ended, paid }: Moved, plan: RenewalStep['plan']): SubscriptionChange {
  const change = { before, renews: false, ended, prices: [], movesTo: null };
  if (ended.length > 0 && quantityOf(groups) === 0) return { ...change, after: null };
  const unchanged = ended.length === 0 && quantityOf(groups) === quantityOf(before.groups);
  const kept = unchanged ? before : { ...before, groups, ...(paid && { paid }) };
  if (plan === null) return { ...change, after: kept };
  const price = arrivalPrice(work.prices, work.planCode, before.frequency, work.on);
  const lower = (unitPrice: number) => Math.min(unitPrice, price ?? unitPrice);
  const priced = groups.map((group) => ({ ...group, unitPrice: lower(group.unitPrice) }));
  for (const { unitPrice, quantity } of byPrice(groups)) {
    const difference = unitPrice - lower(unitPrice);
    if (difference > 0 && work.on < before.period.to)
      work.credits.push(creditOf(work, 'plan_change', before, { quantity, unitPrice: difference }, work.on));
  }
  return { ...change, prices: priceChanges(groups, priced), after: { ...kept, groups: merged(priced) } };
}

function priceChanges(from: readonly LicenceGroup[], to: readonly LicenceGroup[]) {
  const changes = new Map<number, number>();
  for (const [index, { unitPrice }] of from.entries()) {
    const now = to[index]?.unitPrice ?? unitPrice;
    if (now !== unitPrice) changes.set(unitPrice, now);
  }
  return [...changes].map(([before, after]) => ({ from: before, to: after }));
}

/** The company as it is at an instant, whether or not somebody has settled it: what a quote starts from. */
export function bookAt(book: Book, now: Date): Book {
  let current = book;
  for (const due of dueUntil(book, [], now, () => 'unnamed')) if ('step' in due) current = due.step.book;
  return current;
}

/** The next renewal of one subscription as things stand: the step that carries it out, and the lines that are its own. */
export type ComingRenewal = {
  step: RenewalStep;
  change: SubscriptionChange;
  charges: readonly NewCharge[];
  amount: number;
};

/** Each subscription's next renewal as things stand, by the rules that will carry it out (R18, R19, R21). */
export function comingRenewals(book: Book): Map<string, ComingRenewal> {
  const coming = new Map<string, ComingRenewal>();
  if (book.subscriptions.length === 0) return coming;
  const last = Math.max(...book.subscriptions.map(({ periodEndsAt }) => periodEndsAt.getTime()));
  for (const due of dueUntil(book, [], new Date(last), () => 'unnamed')) {
    if ('draft' in due) continue;
    const amounts = chargedBy(due.step);
    for (const change of due.step.changes) {
      const { before, movesTo, renews } = change;
      if (!renews || coming.has(before.id)) continue;
      const charges = due.step.charges.filter(({ cause, subscriptionId }) =>
        cause === 'renewal' ? subscriptionId === before.id : movesTo?.subscription.id === subscriptionId,
      );
      coming.set(before.id, { step: due.step, change, charges, amount: amounts.get(before.id) ?? 0 });
    }
  }
  return coming;
}

/** What each of them charges. */
export const nextRenewals = (book: Book): Map<string, number> =>
  new Map([...comingRenewals(book)].map(([id, { amount }]) => [id, amount]));

/** What the renewals of a step charge, each for the licences it began with: also where they join one that renews that day. */
function chargedBy({ changes, charges }: RenewalStep): Map<string, number> {
  const renewing = changes.filter(({ renews }) => renews);
  const sumOf = (cause: NewCharge['cause'], of: string) =>
    charges.reduce((sum, one) => (one.cause === cause && one.subscriptionId === of ? sum + one.amount : sum), 0);
  const joins = (change: SubscriptionChange) => {
    const { before, ended, movesTo } = change;
    if (movesTo === null || !renewing.some((other) => other.before.id === movesTo.subscription.id)) return null;
    return { id: movesTo.subscription.id, amount: (quantityOf(before.groups) - quantityOf(ended)) * movesTo.unitPrice };
  };
  const joining = renewing.flatMap((change) => joins(change) ?? []);
  return new Map(
    renewing.map((change) => {
      const { before, movesTo } = change;
      const joined = joining.reduce((sum, { id, amount }) => (id === before.id ? sum + amount : sum), 0);
      const moved =
        movesTo === null ? 0 : (joins(change)?.amount ?? sumOf('frequency_change', movesTo.subscription.id));
      return [before.id, sumOf('renewal', before.id) - joined + moved];
    }),
  );
}
