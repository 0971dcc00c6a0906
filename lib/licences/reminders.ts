import type { CommandScope } from '@/lib/access';
import { type BillingFacts, notifyBilling } from '@/lib/notices';
import { readBook } from './book-repository';
import { noticeMonths } from './early-removal';
import { countUnassigned, idleLicences } from './idle-repository';
import { planNames } from './price-notice-repository';
import { remindables, type Surroundings, saveReminded, surroundings } from './reminder-repository';
import { dueReminders, type Remindable } from './reminder-rules';
import { type Minimum, minimumsInForce } from './removal-repository';
import { type ComingRenewal, comingRenewals } from './renewal-rules';
import { lastDay } from './rules';
import type { IdleLicencesView } from './view';

/** So many lines of a renewal are named; the amount counts all of them. */
const NAMED = 20;

/**
 * Reminds billing people of renewals that come, once per subscription and period: what will be charged, by the rules that
 * will charge it, and what could still be removed before (R11, R19). Not where nothing would be charged, nor while the
 * company is restricted or closed.
 */
export async function remindOfRenewals(scope: CommandScope): Promise<void> {
  const due = dueReminders(await remindables(scope), scope.now);
  if (due.length === 0) return;
  const around = await surroundings(scope);
  if (around.state === 'restricted' || around.state === 'closed') return;
  const coming = comingRenewals(await readBook(scope));
  const charged = due.filter(({ id }) => (coming.get(id)?.amount ?? 0) > 0);
  if (charged.length === 0) return;
  const trim: Trim = {
    ...around,
    plans: await planNames(scope),
    idle: await idleLicences(scope),
    minimums: await minimumsInForce(scope, scope.now),
    unassignedNumbers: await countUnassigned(scope),
    earlyNoticeMonths: await noticeMonths(scope),
  };
  for (const subscription of charged) {
    const renewal = coming.get(subscription.id);
    if (renewal === undefined) continue;
    notifyBilling(scope, 'mail.renewal_reminder', reminderOf(subscription, renewal, trim));
    saveReminded(scope, subscription);
  }
}

type Trim = Surroundings & {
  plans: Record<string, string>;
  idle: Omit<IdleLicencesView, 'unassignedNumbers'>;
  minimums: readonly Minimum[];
  unassignedNumbers: number;
  earlyNoticeMonths: number | null;
};

function reminderOf(
  { frequency, period }: Remindable,
  { step, change, charges, amount }: ComingRenewal,
  { plans, available, idle, minimums, unassignedNumbers, earlyNoticeMonths }: Trim,
): BillingFacts<'mail.renewal_reminder'> {
  const becomes = change.movesTo?.subscription.frequency ?? null;
  const unused = idle.groups.find(({ billingFrequency }) => billingFrequency === frequency);
  const minimum = minimums.find(
    (one) => one.frequency === frequency && one.staying - (available[frequency] ?? 0) < one.minimum,
  );
  return {
    billingFrequency: frequency,
    becomes,
    plan: step.plan === null ? null : (plans[step.plan.to] ?? step.plan.to),
    on: period.to,
    lastDay: lastDay(period),
    amount,
    currency: idle.monthlyCost.currency,
    quantity: charges.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: charges.slice(0, NAMED).map(({ quantity, unitPrice, days, daysOfPeriod, amount: of }) => ({
      quantity,
      unitPrice,
      days,
      daysOfPeriod,
      amount: of,
    })),
    prices: [...change.prices],
    ending: change.ended.reduce((sum, { quantity }) => sum + quantity, 0),
    available: available[frequency] ?? 0,
    idle:
      unused === undefined
        ? null
        : { days: idle.days, quantity: unused.quantity, monthlyCost: unused.monthlyCost.amount },
    minimum: minimum === undefined ? null : { licences: minimum.minimum, until: minimum.until },
    unassignedNumbers,
    earlyNoticeMonths: (becomes ?? frequency) === 'yearly' ? earlyNoticeMonths : null,
  };
}
