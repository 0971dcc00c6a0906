import { z } from 'zod';
import * as answers from '@/lib/api/answers';
import { type Route, route, type ShortForm } from '@/lib/api/route';
import {
  deactivateMember,
  deleteMember,
  explainMemberActs,
  explainNumberActs,
  getDeparture,
  quoteDepartureUndo,
  reactivateMember,
  undoDeparture,
} from '@/lib/assignments';

const refusedTargets = [
  'number_not_held',
  'member_limit_reached',
  'member_inactive',
  'last_owner',
  'break_glass_owner',
] as const;

const refusedUndo = [
  'departure_not_undoable',
  'email_taken',
  'auto_purchase_blocked',
  'auto_purchase_cap_reached',
  'price_missing',
  'amount_too_large',
  'company_restricted',
] as const;

/** `?numbers=unassign` says for all numbers what a body would say one by one. */
const once: ShortForm = {
  parameters: z.strictObject({
    numbers: z.enum(['unassign', 'delete'], 'Must be unassign or delete.').optional(),
  }),
  toMembers: ({ numbers }) => (numbers === undefined ? {} : { numbers: { default: { mode: numbers } } }),
};

export const departureRoutes: readonly Route[] = [
  route('DELETE', '/members/{memberId}', {
    useCase: deleteMember,
    summary:
      'Deletes a member, with a decision about each number they hold; without one only who holds none. Licences become available and stay billed.',
    answer: answers.leftMember,
    query: once,
    refusals: ['member_holds_numbers', ...refusedTargets],
  }),
  route('POST', '/members/{memberId}/deactivate', {
    useCase: deactivateMember,
    summary:
      'Deactivates a member: no sign-in and no further numbers. Without a decision their numbers stay with them, licences in use.',
    answer: answers.leftMember,
    refusals: ['member_holds_numbers', ...refusedTargets],
  }),
  route('POST', '/members/{memberId}/reactivate', {
    useCase: reactivateMember,
    summary: 'Lets a deactivated member in again; no number comes back by itself.',
    answer: answers.leftMember,
  }),
  route('GET', '/members/{memberId}/acts', {
    useCase: explainMemberActs,
    summary: 'What can be done with the member now, and what not: by which rule, who may, and the ways out.',
    answer: answers.memberActs,
    present: ({ departureId, ...list }) => ({ ...answers.whole(list), departureId }),
  }),
  route('GET', '/numbers/{numberId}/acts', {
    useCase: explainNumberActs,
    summary: 'What can be done with the number now, and what not: by which rule, who may, and the ways out.',
    answer: answers.numberActs,
    present: answers.whole,
  }),
  route('GET', '/departures/{departureId}', {
    useCase: getDeparture,
    summary: 'Who left when, what was decided about each number, and whether it can be undone now.',
    answer: answers.departureDetail,
  }),
  route('POST', '/departures/{departureId}/undo/quote', {
    useCase: quoteDepartureUndo,
    summary: 'What undoing the departure would bring back, use and cost.',
    answer: answers.departureUndoQuote,
    refusals: refusedUndo,
  }),
  route('POST', '/departures/{departureId}/undo', {
    useCase: undoDeparture,
    summary:
      'Undoes the departure: the member is as before, numbers that are still free come back on free licences. Without limits nothing is bought.',
    answer: answers.departure,
    refusals: ['quote_changed', ...refusedUndo],
    quote: answers.departureUndoQuote,
  }),
];
