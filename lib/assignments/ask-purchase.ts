import { auditActor, type CommandScope } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { notifyBilling } from '@/lib/notices';
import { claimFromInventory, tellAsker } from '@/lib/numbers';
import { type AskedRequest, findAsked, saveClosing, saveRequest } from './ask-repository';
import { type AssignmentContext, requireLine } from './context-repository';
import type { AssignmentPlan } from './plan-assignment';
import type { AskedView } from './view';

const HOUR = 3_600_000;

/**
 * An assignment that needs a purchase becomes a request (R23): nothing is bought, and the number is held for the member
 * until an owner or billing manager answers, or the time is over. What is asked again already waits.
 */
export async function askForPurchase(
  scope: CommandScope,
  context: AssignmentContext,
  { member, number, quote }: AssignmentPlan,
  holdHours: number,
): Promise<AskedView> {
  if (number.hold !== null) return { request: await findAsked(scope, number.hold.requestId) };
  const numberId = number.id ?? claimFromInventory(scope, { e164: number.e164, ...requireLine(context) });
  const expiresAt = new Date(scope.now.getTime() + holdHours * HOUR);
  const request: AskedRequest = { id: newId('arq'), status: 'open', expiresAt: expiresAt.toISOString(), quote };
  saveRequest(scope, request, { memberId: member.id, numberId, tookNumber: number.id === null });
  scope.count({ settleBy: expiresAt });
  scope.record({
    action: 'request.created',
    targetId: request.id,
    after: {
      status: 'open',
      kind: 'purchase',
      memberId: member.id,
      numberId,
      expiresAt: request.expiresAt,
      charge: quote.charge,
    },
  });
  notifyBilling(scope, 'mail.purchase_requested', {
    requestId: request.id,
    currency: quote.charge.currency,
    charge: quote.charge.amount,
    expiresAt: request.expiresAt,
  });
  return { request };
}

/** What was asked for has come about without an answer (R23): who asked hears of it, if somebody else did it. */
export async function closeAsked(scope: CommandScope, requestId: string): Promise<void> {
  const requestedBy = await saveClosing(scope, requestId, 'assigned');
  if (requestedBy === null) return;
  scope.record({
    action: 'request.closed',
    targetId: requestId,
    before: { status: 'open' },
    after: { status: 'closed', closedBecause: 'assigned' },
  });
  if (requestedBy !== auditActor(scope.actor).id) tellAsker(scope, { requestId, requestedBy });
}
