import { defineQuery, type QueryScope } from '@/lib/access';
import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import { money } from '@/lib/kernel/money';
import { type Book, bookAt, foresee, nextRenewals, readBook, readCaps, remindables, withLevels } from '@/lib/licences';
import { plannedNeeds } from '@/lib/planned-changes';
import { announcedPrices, renewingSoon } from './coming';
import { getBillingInput, quotePlanChangeInput } from './input';
import { quotePlan } from './plan-change';
import { downgradeDay } from './plan-rules';
import { comingLine } from './present';
import { allPlans, standingOf } from './repository';
import { type BillingView, billingView, planQuoteView, type SubscriptionView, subscriptionsView } from './view';

const DAYS_AHEAD = 366;

/** Plan, subscriptions, and what comes in the next twelve months if nothing changes but what is planned: computed by what will do it. */
export const getBilling = defineQuery({
  name: 'getBilling',
  permission: 'invoices:read',
  input: getBillingInput,
  output: billingView,
  handler: (scope) => billingOf(scope),
});

async function billingOf(scope: QueryScope): Promise<BillingView> {
  const [stored, plans, standing, { now }] = await Promise.all([
    readBook(scope),
    allPlans(scope),
    standingOf(scope),
    scope.ledger(),
  ]);
  const book = bookAt(stored, now);
  const today = localDate(now, stored.timeZone);
  const lastDay = addDays(today, DAYS_AHEAD);
  const planned = await plannedNeeds(scope, lastDay, stored.timeZone);
  const { documents } = await foresee(scope, stored, startOfDay(lastDay, stored.timeZone), planned);
  const subscriptions = subscriptionsOf(book);
  const named = (code: string) =>
    plans.find((plan) => plan.code === code) ?? { code, name: code, memberNumberLimit: 0 };
  return {
    plan: named(book.planCode),
    plans,
    pendingPlan:
      book.pendingPlanCode === null ? null : { ...named(book.pendingPlanCode), on: downgradeDay(book, today) },
    billingFrequency: book.defaultFrequency,
    currency: book.currency,
    state: standing.state as BillingView['state'],
    subscriptions,
    caps: withLevels(await readCaps(scope)),
    renewingSoon: renewingSoon(book, subscriptions, await remindables(scope), { state: standing.state, now }),
    announced: announcedPrices(book, today, (code) => named(code).name),
    coming: documents.map(({ type, issuedOn, dueOn, subtotal, tax, lines }) => ({
      type,
      issuedOn,
      dueOn,
      subtotal: money(subtotal, book.currency),
      tax: money(tax, book.currency),
      total: money(subtotal + tax, book.currency),
      lines: lines.map(comingLine),
    })),
  };
}

function subscriptionsOf(book: Book): SubscriptionView[] {
  const renewals = nextRenewals(book);
  return book.subscriptions.map((subscription) => {
    const { id, frequency, period, groups, pendingFrequency } = subscription;
    const count = (of: typeof groups) => of.reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      id,
      billingFrequency: frequency,
      licences: count(groups),
      ending: count(groups.filter(({ ending }) => ending)),
      period,
      renewsOn: period.to,
      renewal: money(renewals.get(id) ?? 0, book.currency),
      pendingFrequency,
    };
  });
}

/** The company's subscriptions, for programs. */
export const listSubscriptions = defineQuery({
  name: 'listSubscriptions',
  permission: 'invoices:read',
  input: getBillingInput,
  output: subscriptionsView,
  handler: async (scope) => {
    const [book, { now }] = await Promise.all([readBook(scope), scope.ledger()]);
    return { data: subscriptionsOf(bookAt(book, now)), nextCursor: null };
  },
});

/** What a change of plan would do and cost; stores nothing (R21). */
export const quotePlanChange = defineQuery({
  name: 'quotePlanChange',
  permission: 'billing:write',
  input: quotePlanChangeInput,
  output: planQuoteView,
  handler: async (scope, { plan }) => {
    const { now } = await scope.ledger();
    return (await quotePlan(scope, plan, now)).quote;
  },
});
