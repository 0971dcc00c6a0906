import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import {
  approveRequest,
  createRequest,
  declineRequest,
  getRequest,
  listRequestableKinds,
  listRequests,
  quoteRequest,
  withdrawRequest,
} from '@/lib/requests';
import { refusedAssignment } from './assignments';

export const requestRoutes: readonly Route[] = [
  route('GET', '/assignment-requests', {
    useCase: listRequests,
    summary:
      'Requests for numbers, newest first: team leads’ wishes, and assignments whose purchase has to be approved. A team lead’s key sees those for its department, a billing manager’s those for purchases.',
    answer: answers.requestList,
  }),
  route('GET', '/assignment-requests/kinds', {
    useCase: listRequestableKinds,
    summary: 'The countries and types of numbers that can be asked for.',
    answer: answers.requestableKinds,
    present: answers.whole,
  }),
  route('GET', '/assignment-requests/{requestId}', {
    useCase: getRequest,
    summary: 'One request for a number.',
    answer: answers.request,
  }),
  route('POST', '/assignment-requests', {
    useCase: createRequest,
    summary: 'Asks for a number for a member of a department that is led; it holds neither a number nor a licence.',
    answer: answers.request,
    status: 201,
    refusals: ['member_inactive'],
  }),
  route('POST', '/assignment-requests/{requestId}/approve', {
    useCase: approveRequest,
    summary:
      'Approves a request within the limits given: a wish by assigning the number named here, a purchase by the assignment that was asked for. Wishes are for owners and admins to answer, purchases for owners and billing managers.',
    answer: answers.approvedRequest,
    status: 201,
    refusals: ['request_answered', 'quote_changed', ...refusedAssignment],
    quote: answers.assignmentQuote,
  }),
  route('POST', '/assignment-requests/{requestId}/quote', {
    useCase: quoteRequest,
    summary: 'What approving a request would do and cost now; for a wish, with the number named here.',
    answer: answers.assignmentQuote,
    refusals: ['request_answered', ...refusedAssignment],
  }),
  route('POST', '/assignment-requests/{requestId}/decline', {
    useCase: declineRequest,
    summary: 'Answers a request with a refusal and its reason.',
    answer: answers.request,
    refusals: ['request_answered'],
  }),
  route('DELETE', '/assignment-requests/{requestId}', {
    useCase: withdrawRequest,
    summary: 'Takes an open request back.',
    answer: answers.request,
    refusals: ['request_answered'],
  }),
];
