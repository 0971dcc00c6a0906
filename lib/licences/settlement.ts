import { type CommandScope, isBoundByState } from '@/lib/access';
import {
  closingDue,
  type Issued,
  type IssuingContext,
  issueCharges,
  issueDocument,
  openDrafts,
  readIssuingContext,
  stepStanding,
} from '@/lib/invoices';
import { companyClosed } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { endQuarantine, expireHolds } from '@/lib/numbers';
import { renewalAmountOf } from './book';
import { readBook } from './book-repository';
import { endEverything } from './closing';
import { type CorrectingNote, issuableUntil } from './corrected-drafts';
import { tellRises } from './price-notices';
import { tellPurchases } from './purchase-notices';
import { remindOfRenewals } from './reminders';
import type { RenewalStep, SubscriptionChange } from './renewal-rules';
import {
  changePrices,
  endScheduledRemovals,
  moveLicences,
  nextDueInstant,
  savePlan,
  saveSubscription,
} from './settlement-repository';
import { insertSubscription } from './subscription-repository';

/**
 * Brings a company up to its own clock: scheduled removals end, subscriptions renew period by period or close, what was
 * charged is invoiced, quarantines end, requests that nobody answered expire, what is unpaid changes its state, and
 * renewals and prices that come are told (R11, R13, R17, R18, R19, R20, R22, R23). The worker does it when it falls due; every change that depends on it does it first,
 * under the same lock, so that nothing is decided on a period that is over. Answers whether anything was due.
 */
export async function settleWhatIsDue(scope: CommandScope): Promise<boolean> {
  const { settleDueAt } = await scope.ledger();
  if (settleDueAt === null || settleDueAt > scope.now) return false;
  await closeWhereDue(scope);
  const { steps } = await renewUntil(scope, scope.now);
  const renewed = steps.at(-1)?.book;
  if (renewed !== undefined) await tellRises(scope, renewed);
  await endQuarantine(scope);
  await expireHolds(scope);
  await tellPurchases(scope);
  await stepStanding(scope);
  await remindOfRenewals(scope);
  scope.count({ settleDueAt: await nextDueInstant(scope) });
  return true;
}

/**
 * Closes a company at last whose invoices nobody paid: what renewed before that instant has renewed, and nothing does from
 * then on, however late somebody comes by (R22). It is the worker's: an act of the company's own people that comes first
 * is refused, as in the closed company that it is.
 */
async function closeWhereDue(scope: CommandScope): Promise<void> {
  const at = await closingDue(scope);
  if (at === null) return;
  if (isBoundByState(scope.actor)) throw companyClosed();
  await renewUntil(scope, new Date(at.getTime() - 1));
  await stepStanding(scope, { closes: true });
  await endEverything(scope, { fellDue: true });
}

/**
 * Renews and invoices what falls due by an instant, one thing after the other. Each period has its own dates and prices,
 * however late somebody comes by (R18). Gives what was done.
 */
export async function renewUntil(scope: CommandScope, until: Date): Promise<Renewed> {
  const renewed: Renewed = { steps: [], documents: [] };
  let context: IssuingContext | undefined;
  const drafts = await openDrafts(scope);
  for await (const due of issuableUntil(scope, await readBook(scope), drafts, until, () => newId('sub'))) {
    context ??= await readIssuingContext(scope);
    if ('draft' in due) {
      renewed.documents.push(await issueDocument(scope, due.draft, context));
    } else {
      renewed.steps.push(due.step);
      renewed.documents.push(...(await saveStep(scope, due.step, due.notes, context)));
    }
  }
  return renewed;
}

/** What was renewed and issued. */
export type Renewed = { steps: RenewalStep[]; documents: Issued[] };

async function saveStep(
  scope: CommandScope,
  step: RenewalStep,
  notes: readonly CorrectingNote[],
  context: IssuingContext,
): Promise<Issued[]> {
  for (const change of step.changes) if (change.ended.length > 0) await endRemovals(scope, step, change);
  if (step.plan !== null) {
    savePlan(scope, step.plan.to);
    scope.record({
      action: 'company.plan_changed',
      targetId: scope.companyId,
      before: { plan: step.plan.from },
      after: { plan: step.plan.to },
      fellDue: true,
    });
  }
  for (const change of step.changes) saveChange(scope, step, change);
  const invoice = await issueCharges(scope, step.charges, step.at, {}, context);
  const documents = invoice === null ? [] : [invoice];
  for (const { relatesTo, lines } of notes) {
    const note = await issueCharges(scope, lines, step.at, { type: 'credit_note', relatesTo }, context);
    if (note !== null) documents.push(note);
  }
  return documents;
}

async function endRemovals(
  scope: CommandScope,
  { at, on }: RenewalStep,
  { before, renews }: SubscriptionChange,
): Promise<void> {
  const ended = await endScheduledRemovals(scope, before, { at, on: renews ? before.period.to : on });
  scope.count({ total: -ended.length, ending: -ended.length });
  for (const { id, endsOn } of ended)
    scope.record({
      action: 'licence.ended',
      targetId: id,
      after: { endsOn },
      fellDue: true,
    });
}

function saveChange(scope: CommandScope, step: RenewalStep, change: SubscriptionChange): void {
  const { before, after, movesTo, prices, renews } = change;
  if (movesTo !== null) {
    const opened = step.book.subscriptions.find(({ id }) => id === movesTo.subscription.id);
    if (movesTo.opens)
      insertSubscription(scope, movesTo.subscription, {
        renewalAmount: renewalAmountOf(opened?.groups ?? []),
        fellDue: true,
      });
    moveLicences(scope, before, movesTo.subscription, movesTo.unitPrice, step.on);
    scope.record({
      action: 'subscription.frequency_changed',
      targetId: movesTo.subscription.id,
      before: { billingFrequency: before.frequency, subscriptionId: before.id },
      after: { billingFrequency: movesTo.subscription.frequency, subscriptionId: movesTo.subscription.id },
      fellDue: true,
    });
  }
  changePrices(scope, before, prices, renews && after !== null ? after.period.from : step.on);
  saveSubscription(scope, change, step.at);
  if (after === null) {
    scope.record({
      action: 'subscription.closed',
      targetId: before.id,
      after: { endedOn: renews ? before.period.to : step.on },
      fellDue: true,
    });
  } else if (renews) {
    scope.record({
      action: 'subscription.period_started',
      targetId: before.id,
      before: { periodFrom: before.period.from, periodTo: before.period.to },
      after: { periodFrom: after.period.from, periodTo: after.period.to, prices },
      fellDue: true,
    });
  }
}

/** A context read behind the lock, read again if something had to be settled first. */
export async function settledContext<C>(scope: CommandScope, context: C, read: () => Promise<C>): Promise<C> {
  return (await settleWhatIsDue(scope)) ? read() : context;
}
