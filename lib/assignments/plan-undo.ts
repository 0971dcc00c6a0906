import type { QueryScope } from '@/lib/access';
import { requireCredit } from '@/lib/invoices';
import { formatInternational } from '@/lib/kernel/e164';
import {
  availableNow,
  type PurchaseContext,
  type PurchaseOffer,
  quoteMoney,
  readPurchaseContext,
  renewalIncrease,
  requireUnrestricted,
  termsOf,
} from '@/lib/licences';
import type { FreeLicence } from './context-repository';
import type { DepartureUndoQuoteView } from './departure-view';
import { readPolicyState } from './policy-repository';
import { requirePolicyAllows } from './rules';
import type { UndoContext } from './undo-repository';
import { type DepartedNumber, judgeAll, type Outcome, requireUndoable } from './undo-rules';

/** What an undoing would do: the decision behind the quote and the act. */
export type UndoPlan = {
  judged: { number: DepartedNumber; outcome: Outcome }[];
  used: FreeLicence[];
  terms: PurchaseOffer | null;
  statusAfter: 'invited' | 'active' | 'deactivated';
  quote: DepartureUndoQuoteView;
};

/** Decides what comes back and on which licences: free ones first, ending ones kept, what is missing bought (R5, R7, R8). */
export async function planUndo(scope: QueryScope, context: UndoContext, now: Date): Promise<UndoPlan> {
  const { departure, member, company } = context;
  requireUndoable(departure, now);
  const statusAfter = member.status === departure.kind ? departure.statusBefore : statusNow(member.status);
  const judged = judgeAll(context.numbers, { ...member, status: statusAfter });
  const wanted = judged.filter(({ outcome }) => outcome === 'returned').length;
  if (wanted > 0) requireUnrestricted(company.state);
  const used = context.free.slice(0, wanted);
  const missing = wanted - used.length;
  const prices = await readPurchaseContext(scope);
  const terms = missing > 0 ? await planPurchase(scope, prices, missing, now) : null;
  const undone = used.filter(({ ending }) => ending);
  const more = await renewalIncrease(scope, prices, terms, undone, now);
  const renewal = { ...more, on: more.on || (company.renewsOn ?? '') };
  return {
    judged,
    used,
    terms,
    statusAfter,
    quote: {
      licencesUsed: wanted,
      removalsUndone: undone.length,
      purchases: missing,
      ...quoteMoney(terms, renewal, company.currency),
      available: await availableNow(scope),
      billingFrequency: terms?.frequency ?? undone[0]?.frequency ?? 'monthly',
      period: { from: terms?.purchasedOn ?? renewal.on, to: terms?.subscription.period.to ?? renewal.on },
      taxRateBasisPoints: terms?.tariff.taxRateBasisPoints ?? company.taxRateBasisPoints,
      approval: null,
      caps: [],
      statusAfter,
      numbers: judged.map(({ number: { id, e164 }, outcome }) => ({
        id,
        e164,
        display: formatInternational(e164),
        returns: outcome === 'returned',
        outcome,
      })),
    },
  };
}

const statusNow = (status: string): 'invited' | 'active' | 'deactivated' =>
  status === 'invited' || status === 'deactivated' ? status : 'active';

/** R5, R23: what is missing would be bought in the company's default frequency, if the policy allows it. */
async function planPurchase(
  scope: QueryScope,
  context: PurchaseContext,
  quantity: number,
  now: Date,
): Promise<PurchaseOffer> {
  const terms = termsOf(context, context.buyer.defaultFrequency, quantity, now);
  await requireCredit(scope, terms.charge);
  const policy = await readPolicyState(scope, context.buyer, terms.purchasedOn);
  requirePolicyAllows(policy, terms.quantity, terms.charge, false);
  return terms;
}
