import { type CommandScope, can, defineCommand } from '@/lib/access';
import { assignWithin } from '@/lib/assignments';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { settleWhatIsDue } from '@/lib/licences';
import { memberById } from '@/lib/members';
import { notify } from '@/lib/notices';
import { returnTaken, tellAsker } from '@/lib/numbers';
import { assignmentOf, requireAnswerer, requireRight } from './choice';
import { heldBy } from './held-repository';
import {
  approveRequestInput,
  type CreateRequestInput,
  createRequestInput,
  declineRequestInput,
  withdrawRequestInput,
} from './input';
import { requestableKinds } from './list-repository';
import { requireRequest } from './queries';
import { approvedRequestView, type RequestView, requestView } from './view';
import { answerers, insertRequest, saveAnswer } from './write-repository';

/**
 * A team lead asks for a number for a member of a department they lead (R24). It is a wish: it holds neither a number nor
 * a licence, and the admins hear of it.
 */
export const createRequest = defineCommand({
  name: 'createRequest',
  permission: 'requests:create',
  input: createRequestInput,
  output: requestView,
  handler: async (scope, input) => {
    const member = await memberById(scope, input.memberId);
    if (member === null) throw new DomainError('not_found');
    if (member.status === 'deactivated') throw new DomainError('member_inactive', { memberId: member.id });
    await requireKind(scope, input);
    const id = newId('arq');
    await insertRequest(scope, id, input);
    const { memberId, country = null, type = null, note } = input;
    scope.record({
      action: 'request.created',
      targetId: id,
      after: { status: 'open', memberId, country, type },
      ...(note !== undefined && { personal: { note } }),
    });
    for (const answerer of await answerers(scope))
      notify(scope, 'mail.request_made', { memberId: answerer, requestId: id });
    return requireRequest(scope, id);
  },
});

/** Only kinds that can be assigned at all are wished for (R10). */
async function requireKind(scope: CommandScope, { country, type }: CreateRequestInput): Promise<void> {
  if (country === undefined && type === undefined) return;
  const kinds = await requestableKinds(scope);
  if (country !== undefined && !kinds.some((kind) => kind.country === country))
    throw invalidField('/country', 'No number from this country can be assigned.');
  if (!kinds.some((kind) => (country === undefined || kind.country === country) && (type ?? kind.type) === kind.type))
    throw invalidField('/type', 'No number of this type can be assigned.');
}

/**
 * Approves a request. A wish is answered with a number (R24), a purchase with the assignment that was asked for, decided
 * anew: a licence that became free is used, and at most what the approver saw is bought (R7, R23). Either is the very
 * assignment of R1–R8, in the transaction that closes the request.
 */
export const approveRequest = defineCommand({
  name: 'approveRequest',
  permission: 'requests:answer',
  input: approveRequestInput,
  output: approvedRequestView,
  handler: async (scope, { requestId, ...choice }) => {
    const request = await requireAnswerable(scope, requestId);
    const { numberId: given, e164, ...limits } = choice;
    const { assignment, approved } = await assignmentOf(scope, request, { numberId: given, e164 });
    const assigned = await assignWithin(scope, { ...assignment, ...limits }, { approved, answers: requestId });
    const { id: assignmentId, numberId } = assigned.assignment;
    await answer(scope, requestId, { status: 'approved', assignmentId });
    if (request.kind === 'purchase') tellAsker(scope, { requestId, requestedBy: request.requestedBy.id });
    else
      for (const memberId of askerOf(request))
        notify(scope, 'mail.request_approved', { memberId, requestId, numberIds: [numberId] });
    return {
      ...assigned,
      assignment: can(scope.actor, 'numbers:read') ? assigned.assignment : null,
      request: await requireRequest(scope, requestId),
    };
  },
});

/** Answers a request with a refusal and its reason. A number that was held is free again (R23). */
export const declineRequest = defineCommand({
  name: 'declineRequest',
  permission: 'requests:answer',
  input: declineRequestInput,
  output: requestView,
  handler: async (scope, { requestId, reason }) => {
    const request = await requireAnswerable(scope, requestId);
    await answer(scope, requestId, { status: 'declined', reason });
    await release(scope, requestId);
    if (request.kind === 'purchase') tellAsker(scope, { requestId, requestedBy: request.requestedBy.id });
    else for (const memberId of askerOf(request)) notify(scope, 'mail.request_declined', { memberId, requestId });
    return requireRequest(scope, requestId);
  },
});

/** Takes an open request back. Already so: nothing happens. */
export const withdrawRequest = defineCommand({
  name: 'withdrawRequest',
  permission: 'requests:withdraw',
  input: withdrawRequestInput,
  output: requestView,
  handler: async (scope, { requestId }) => {
    await settleWhatIsDue(scope);
    const request = await requireRequest(scope, requestId);
    requireRight(scope, request.kind === 'wish' ? 'requests:create' : 'numbers:assign');
    if (request.status === 'withdrawn') return request;
    requireOpen(request);
    await answer(scope, requestId, { status: 'withdrawn' });
    await release(scope, requestId);
    return requireRequest(scope, requestId);
  },
});

/** The request as it stands once the company is up to its clock, for who may answer it. */
async function requireAnswerable(scope: CommandScope, requestId: string): Promise<RequestView> {
  await settleWhatIsDue(scope);
  const request = await requireRequest(scope, requestId);
  requireAnswerer(scope, request);
  return requireOpen(request);
}

/** Decided under the company's lock: of two answers at once one finds it open. */
function requireOpen(request: RequestView): RequestView {
  if (request.status !== 'open') throw new DomainError('request_answered', { state: request.status });
  return request;
}

/** What came from the inventory for the request returns there. */
async function release(scope: CommandScope, requestId: string): Promise<void> {
  const held = await heldBy(scope, requestId);
  if (held !== null) await returnTaken(scope, [held]);
}

async function answer(scope: CommandScope, requestId: string, given: Parameters<typeof saveAnswer>[2]): Promise<void> {
  await saveAnswer(scope, requestId, given);
  scope.record({
    action: `request.${given.status}`,
    targetId: requestId,
    before: { status: 'open' },
    after: { status: given.status, ...(given.status === 'approved' && { assignmentId: given.assignmentId }) },
    ...(given.status === 'declined' && { personal: { reason: given.reason } }),
  });
}

/** Whom to tell of the answer; a program's key has no mailbox. */
const askerOf = (request: RequestView): string[] =>
  request.requestedBy.id.startsWith('mem_') ? [request.requestedBy.id] : [];
