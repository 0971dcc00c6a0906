import { defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { getRequestInput, listRequestableKindsInput, listRequestsInput } from './input';
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
