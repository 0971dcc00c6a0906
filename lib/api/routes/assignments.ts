import * as answers from '@/lib/api/answers';
import { BULK_BODY_LIMIT } from '@/lib/api/request-body';
import { type Route, route } from '@/lib/api/route';
import {
  assignNumber,
  assignNumbers,
  changeNumbers,
  deleteNumber,
  exchangeNumbers,
  quoteAssignment,
  quoteAssignments,
  quoteNumberChange,
  reassignNumber,
  restoreNumber,
  unassignNumber,
} from '@/lib/assignments';

/** What an assignment can be refused for, whoever asks for it. */
export const refusedAssignment = [
  'number_already_assigned',
  'number_not_assignable',
  'member_limit_reached',
  'member_inactive',
  'auto_purchase_blocked',
  'auto_purchase_cap_reached',
  'price_missing',
  'amount_too_large',
  'company_restricted',
] as const;

export const assignmentRoutes: readonly Route[] = [
  route('POST', '/assignments/quote', {
    useCase: quoteAssignment,
    summary: 'What assigning the number would use, buy and cost.',
    answer: answers.assignmentQuote,
    refusals: refusedAssignment,
  }),
  route('POST', '/assignments', {
    useCase: assignNumber,
    summary:
      'Assigns a number to a member; buys a licence if none is available, within the limits given. 200 if the member already holds it, 202 with a request if the company’s policy asks for an approval of the purchase.',
    answer: answers.assignedNumber,
    status: { all: [201, 200, 202], of: ({ request, unchanged }) => (request ? 202 : unchanged ? 200 : 201) },
    refusals: ['quote_changed', ...refusedAssignment],
    quote: answers.assignmentQuote,
  }),
  route('POST', '/assignments/bulk/quote', {
    useCase: quoteAssignments,
    summary: 'What assigning all of these would use, buy and cost, and which items would be refused.',
    answer: answers.bulkQuote,
    refusals: refusedAssignment,
    bodyLimit: BULK_BODY_LIMIT,
  }),
  route('POST', '/assignments/bulk', {
    useCase: assignNumbers,
    summary:
      'Assigns up to 10,000 numbers, all or none; buys what is missing at once, within the limits given. A refusal lists the `items` that caused it.',
    answer: answers.bulkAssignment,
    status: 201,
    refusals: ['quote_changed', ...refusedAssignment],
    quote: answers.bulkQuote,
    bodyLimit: BULK_BODY_LIMIT,
  }),
  route('POST', '/numbers/bulk/quote', {
    useCase: quoteNumberChange,
    summary:
      'What unassigning, deleting or reassigning all of these numbers would do, and which ones it would pass over.',
    answer: answers.changedNumbers,
    refusals: ['member_limit_reached', 'member_inactive'],
  }),
  route('POST', '/numbers/bulk', {
    useCase: changeNumbers,
    summary:
      'Unassigns, deletes or reassigns up to 10,000 numbers in one operation. What is so already stays; what cannot be done is passed over and named in `skipped`.',
    answer: answers.changedNumbers,
    refusals: ['member_limit_reached', 'member_inactive'],
  }),
  route('POST', '/numbers/{numberId}/reassign', {
    useCase: reassignNumber,
    summary: 'Gives the number to another member on the same licence; nothing is bought.',
    answer: answers.number,
    refusals: ['number_not_assigned', 'member_limit_reached', 'member_inactive'],
  }),
  route('POST', '/numbers/{numberId}/exchange', {
    useCase: exchangeNumbers,
    summary: 'Exchanges the numbers of two members, also at the plan’s limit; each number stays on its licence.',
    answer: answers.exchange,
    refusals: ['number_not_assigned', 'member_inactive'],
  }),
  route('POST', '/numbers/{numberId}/unassign', {
    useCase: unassignNumber,
    summary: 'Takes the number back from its member; the licence becomes available and stays billed.',
    answer: answers.number,
  }),
  route('DELETE', '/numbers/{numberId}', {
    useCase: deleteNumber,
    summary: 'Deletes the number into quarantine; it can be restored until `restorableUntil`.',
    answer: answers.number,
    refusals: ['number_not_deletable'],
  }),
  route('POST', '/numbers/{numberId}/restore', {
    useCase: restoreNumber,
    summary: 'Takes the number out of quarantine: it is unassigned again.',
    answer: answers.number,
    refusals: ['number_not_restorable'],
  }),
];
