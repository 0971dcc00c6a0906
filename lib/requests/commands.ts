import { type CommandScope, defineCommand } from '@/lib/access';
import { assignWithin } from '@/lib/assignments';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { memberById } from '@/lib/members';
import { notify } from '@/lib/notices';
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
 * Answers a request with a number: the very assignment of R1–R8 for its member, with the limits that the admin confirmed,
 * in the transaction that closes the request.
 */
export const approveRequest = defineCommand({
  name: 'approveRequest',
  permission: 'requests:answer',
  input: approveRequestInput,
  output: approvedRequestView,
  handler: async (scope, { requestId, ...choice }) => {
    const request = await requireOpen(scope, requestId);
    const assigned = await assignWithin(scope, { memberId: request.member.id, ...choice });
    const { id: assignmentId, numberId } = assigned.assignment;
    await answer(scope, requestId, { status: 'approved', assignmentId });
    for (const memberId of askerOf(request))
      notify(scope, 'mail.request_approved', { memberId, requestId, numberIds: [numberId] });
    return { ...assigned, request: await requireRequest(scope, requestId) };
  },
});

/** Answers a request with a refusal and its reason. */
export const declineRequest = defineCommand({
  name: 'declineRequest',
  permission: 'requests:answer',
  input: declineRequestInput,
  output: requestView,
  handler: async (scope, { requestId, reason }) => {
    const request = await requireOpen(scope, requestId);
    await answer(scope, requestId, { status: 'declined', reason });
    for (const memberId of askerOf(request)) notify(scope, 'mail.request_declined', { memberId, requestId });
    return requireRequest(scope, requestId);
  },
});

/** Takes an open request back. Already so: nothing happens. */
export const withdrawRequest = defineCommand({
  name: 'withdrawRequest',
  permission: 'requests:create',
  input: withdrawRequestInput,
  output: requestView,
  handler: async (scope, { requestId }) => {
    const request = await requireRequest(scope, requestId);
    if (request.status === 'withdrawn') return request;
    await requireOpen(scope, requestId);
    await answer(scope, requestId, { status: 'withdrawn' });
    return requireRequest(scope, requestId);
  },
});

/** Decided under the company's lock: of two answers at once one finds it open. */
async function requireOpen(scope: CommandScope, requestId: string): Promise<RequestView> {
  const request = await requireRequest(scope, requestId);
  if (request.status !== 'open') throw new DomainError('request_answered', { state: request.status });
  return request;
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
