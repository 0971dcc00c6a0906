import type { QueryScope } from '@/lib/access';
import { requireCredit, sumsOf } from '@/lib/invoices';
import { localDate } from '@/lib/kernel/calendar';
import { invalidField } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import { type Book, bookAt, dayIn, nextRenewals, readBook, requireBillable, requireUnrestricted } from '@/lib/licences';
import { directionOf, downgradeDay, type Plan, type Upgrade, upgrades } from './plan-rules';
import { comingLine } from './present';
import { allPlans, countMembersAbove, standingOf } from './repository';
import type { PlanQuoteView } from './view';

/** The decision behind both the quote of a change of plan and the change, so that they cannot disagree (R7, R21). */
export async function quotePlan(
  scope: QueryScope,
  code: string,
  now: Date,
): Promise<{ book: Book; upgraded: Upgrade[]; quote: PlanQuoteView }> {
  const [stored, plans] = await Promise.all([readBook(scope), allPlans(scope)]);
  const book = bookAt(stored, now);
  const plan = plans.find((one) => one.code === code);
  const present = plans.find((one) => one.code === book.planCode);
  if (plan === undefined || present === undefined) throw invalidField('/plan', 'There is no such plan.');
  const direction = directionOf(present, plan);
  const today = localDate(now, book.timeZone);
  const upgraded = direction === 'upgrade' ? upgrades(book, code, (subscription) => dayIn(subscription, now)) : [];
  const charges = upgraded.flatMap((one) => one.charges);
  const { subtotal, tax } = sumsOf(charges);
  if (upgraded.length > 0) requireUnrestricted((await standingOf(scope)).state);
  await requireCredit(scope, subtotal);
  const [before, after] = [nextRenewals(book), nextRenewals(bookAfter(book, plan.code, direction, upgraded))];
  requireBillable(Math.max(0, ...after.values()));
  return {
    book,
    upgraded,
    quote: {
      direction,
      plan: withoutRank(plan),
      on: direction === 'downgrade' ? downgradeDay(book, today) : today,
      charge: money(subtotal, book.currency),
      tax: money(tax, book.currency),
      total: money(subtotal + tax, book.currency),
      lines: charges.map(comingLine),
      renewals: book.subscriptions.map((subscription) => ({
        billingFrequency: subscription.frequency,
        on: subscription.period.to,
        before: money(before.get(subscription.id) ?? 0, book.currency),
        after: money(after.get(subscription.id) ?? 0, book.currency),
      })),
      membersOverLimit: direction === 'downgrade' ? await countMembersAbove(scope, plan.memberNumberLimit) : 0,
    },
  };
}

/** The company as the change leaves it: what its renewals then charge is asked of the renewals' own rules. */
function bookAfter(
  book: Book,
  plan: string,
  direction: PlanQuoteView['direction'],
  upgraded: readonly Upgrade[],
): Book {
  if (direction !== 'upgrade') return { ...book, pendingPlanCode: direction === 'downgrade' ? plan : null };
  const subscriptions = upgraded.map(({ subscription, groups }) => ({ ...subscription, groups }));
  return { ...book, planCode: plan, pendingPlanCode: null, subscriptions };
}

const withoutRank = ({ code, name, memberNumberLimit }: Plan) => ({ code, name, memberNumberLimit });
