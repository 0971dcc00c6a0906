import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import {
  cancelPlannedChange,
  getPlannedChange,
  listPlannedChanges,
  movePlannedChange,
  planAssignment,
  planCover,
  planRelease,
  quotePlannedAssignment,
  retryPlannedChange,
} from '@/lib/planned-changes';
import { refusedAssignment } from './assignments';

export const plannedChangeRoutes: readonly Route[] = [
  route('GET', '/planned-changes', {
    useCase: listPlannedChanges,
    summary:
      'What is to happen to numbers on later days, in order of the day; what is done or cancelled with the last one first. A team lead’s key sees what is about its department’s members.',
    answer: answers.plannedChangeList,
  }),
  route('GET', '/planned-changes/{plannedChangeId}', {
    useCase: getPlannedChange,
    summary: 'One planned change, and why it failed, if it did.',
    answer: answers.plannedChange,
  }),
  route('POST', '/planned-changes/assignments/quote', {
    useCase: quotePlannedAssignment,
    summary:
      'What assigning the number on a later day would use and at most cost, at the prices of that day as they are known.',
    answer: answers.plannedQuote,
    refusals: ['too_many_planned_changes', ...refusedAssignment],
  }),
  route('POST', '/planned-changes/assignments', {
    useCase: planAssignment,
    summary:
      'Plans that a number is assigned on a later day, within the limits given. It holds neither the number nor a licence until then; what would cost more on that day is not done and fails.',
    answer: answers.plannedChange,
    status: 201,
    refusals: ['quote_changed', 'too_many_planned_changes', ...refusedAssignment],
    quote: answers.assignmentQuote,
  }),
  route('POST', '/planned-changes/releases', {
    useCase: planRelease,
    summary: 'Plans that a number is unassigned, or deleted, on a later day.',
    answer: answers.plannedChange,
    status: 201,
    refusals: ['number_not_assigned', 'number_not_deletable', 'too_many_planned_changes'],
  }),
  route('POST', '/planned-changes/covers', {
    useCase: planCover,
    summary: 'Plans that a number goes to another member on one day and returns by itself on a later one.',
    answer: answers.plannedCover,
    status: 201,
    refusals: [
      'number_not_assigned',
      'number_already_assigned',
      'member_limit_reached',
      'member_inactive',
      'too_many_planned_changes',
    ],
  }),
  route('POST', '/planned-changes/{plannedChangeId}/move', {
    useCase: movePlannedChange,
    summary: 'Gives a change that waits, or failed, another day; the limits of before hold unless others are given.',
    answer: answers.plannedChange,
    refusals: ['planned_change_answered'],
  }),
  route('POST', '/planned-changes/{plannedChangeId}/retry', {
    useCase: retryPlannedChange,
    summary: 'Does now what failed on its day, within the limits given; those that are left out hold as before.',
    answer: answers.plannedChange,
    refusals: [
      'planned_change_answered',
      'planned_holder_changed',
      'planned_return_over',
      'number_not_assigned',
      'number_not_deletable',
      'quote_changed',
      ...refusedAssignment,
    ],
    quote: answers.assignmentQuote,
  }),
  route('DELETE', '/planned-changes/{plannedChangeId}', {
    useCase: cancelPlannedChange,
    summary: 'Cancels a change that waits, or failed; a cover that has not begun goes with its return.',
    answer: answers.plannedChange,
    refusals: ['planned_change_answered'],
  }),
];
