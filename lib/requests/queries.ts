import { defineQuery, type QueryScope } from '@/lib/access';
import { quoteWithin, unapproved } from '@/lib/assignments';
import { assignmentQuoteView } from '@/lib/assignments/view';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { assignmentOf, requireAnswerer } from './choice';
import { getRequestInput, listRequestableKindsInput, listRequestsInput, quoteRequestInput } from './input';
import { requestableKinds, requestPage } from './list-repository';
import { requestById } from './row-repository';
import { type RequestView, requestableKindsView, requestView } from './view';

/** A page of the requests for numbers, newest first; a team lead sees those for their departments (R24). */
export const listRequests = defineQuery({
  name: 'listRequests',
  permission: 'requests:read',
  input: listRequestsInput,
  output: pageOf(requestView),
  handler: (scope, input) => requestPage(scope, input),
});

/** One request; what the caller may not see does not exist (R25). */
export const getRequest = defineQuery({
  name: 'getRequest',
  permission: 'requests:read',
  input: getRequestInput,
  output: requestView,
  handler: (scope, { requestId }) => requireRequest(scope, requestId),
});

/**
 * What approving a request would do and cost now, for a wish with the number that is named: a licence that came about
 * meanwhile is used (R7, R23). What the answer could not buy is refused as the answer would be.
 */
export const quoteRequest = defineQuery({
  name: 'quoteRequest',
  permission: 'requests:answer',
  input: quoteRequestInput,
  output: assignmentQuoteView,
  handler: async (scope, { requestId, ...named }) => {
    const request = await requireRequest(scope, requestId);
    requireAnswerer(scope, request);
    const { now } = await scope.ledger();
    const state = request.status === 'open' && isOver(request, now) ? 'expired' : request.status;
    if (state !== 'open') throw new DomainError('request_answered', { state });
    const { assignment, approved } = await assignmentOf(scope, request, named);
    const quote = await quoteWithin(scope, assignment, { now, approved });
    if (quote.approval !== null) throw unapproved();
    return quote;
  },
});

const isOver = ({ expiresAt }: RequestView, now: Date): boolean => expiresAt !== null && new Date(expiresAt) <= now;

/** What kinds of numbers can be asked for. */
export const listRequestableKinds = defineQuery({
  name: 'listRequestableKinds',
  permission: 'requests:create',
  input: listRequestableKindsInput,
  output: requestableKindsView,
  handler: async (scope) => {
    const kinds = await requestableKinds(scope);
    const typesOf = (country: string) => kinds.filter((kind) => kind.country === country).map(({ type }) => type);
    const countries = [...new Set(kinds.map(({ country }) => country))];
    return { data: countries.map((country) => ({ country, types: typesOf(country) })) };
  },
});

/** The request, or `not_found`. */
export async function requireRequest(scope: QueryScope, requestId: string): Promise<RequestView> {
  const request = await requestById(scope, requestId);
  if (request === null) throw new DomainError('not_found');
  return request;
}
