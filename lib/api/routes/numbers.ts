import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getNumberCosts } from '@/lib/costs';
import {
  findNumberHolder,
  getNumber,
  getNumberHistory,
  labelNumber,
  labelNumbers,
  listInventory,
  listNumbers,
  takeNumber,
} from '@/lib/numbers';

export const numberRoutes: readonly Route[] = [
  route('GET', '/numbers', {
    useCase: listNumbers,
    summary: 'The company’s numbers. Without a status: all but those that left.',
    answer: answers.numberList,
  }),
  route('GET', '/numbers/{numberId}', { useCase: getNumber, summary: 'One number.', answer: answers.number }),
  route('PATCH', '/numbers/{numberId}', {
    useCase: labelNumber,
    summary: 'Gives the number a label of at most 60 characters; null takes it away.',
    answer: answers.number,
  }),
  route('POST', '/numbers/label', {
    useCase: labelNumbers,
    summary: 'Gives many numbers one label: all of them, or none if one is not the company’s.',
    answer: answers.labelled,
  }),
  route('GET', '/numbers/{numberId}/history', {
    useCase: getNumberHistory,
    summary: 'Everybody who held the number, on which licence, from when to when.',
    answer: answers.history,
    present: answers.whole,
  }),
  route('GET', '/numbers/{numberId}/costs', {
    useCase: getNumberCosts,
    summary:
      'What the number cost: the share of its licences’ cost while it was assigned, by line and member, of periods that end after `from` (24 months ago).',
    answer: answers.heldCosts,
    present: answers.wholeWith,
  }),
  route('GET', '/numbers/{numberId}/holder', {
    useCase: findNumberHolder,
    summary: 'Who held the number at an instant, and if nobody did, why: `state`. The question is itself logged.',
    answer: answers.holder,
  }),
  route('POST', '/numbers', {
    useCase: takeNumber,
    summary: 'Takes a number from the inventory into the company’s unassigned ones; uses no licence.',
    answer: answers.number,
    status: 201,
    refusals: ['number_already_assigned', 'number_not_assignable'],
  }),
  route('GET', '/inventory', {
    useCase: listInventory,
    summary:
      'What can be assigned now from the operator’s inventory; with `assignable=false` the others, each with its reason.',
    answer: answers.inventoryList,
  }),
];
