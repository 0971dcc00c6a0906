import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getLicenceCosts } from '@/lib/costs';
import {
  getIdleLicences,
  getLicence,
  getLicenceHistory,
  getLicenceSummary,
  getLicenceTimeline,
  listLicences,
  purchaseLicences,
  quoteLicencePurchase,
  scheduleLicenceRemoval,
  undoLicenceRemoval,
} from '@/lib/licences';

export const licenceRoutes: readonly Route[] = [
  route('GET', '/licences', {
    useCase: listLicences,
    summary: 'Licences, newest first. Without a status: all but ended; `available` includes ending.',
    answer: answers.licenceList,
  }),
  route('GET', '/licences/summary', {
    useCase: getLicenceSummary,
    summary: 'How many licences there are: total = assigned + available; ending is part of available.',
    answer: answers.licenceSummary,
  }),
  route('GET', '/licences/idle', {
    useCase: getIdleLicences,
    summary: 'Licences that nobody used for long and that do not end, with what they cost a month.',
    answer: answers.idleLicences,
  }),
  route('GET', '/licences/{licenceId}', { useCase: getLicence, summary: 'One licence.', answer: answers.licence }),
  route('GET', '/licences/{licenceId}/history', {
    useCase: getLicenceHistory,
    summary: 'Every number the licence carried and who held it, from when to when.',
    answer: answers.history,
    present: answers.whole,
  }),
  route('GET', '/licences/{licenceId}/timeline', {
    useCase: getLicenceTimeline,
    summary: 'What happened to the licence, newest first: bought, used by a number, to be removed or not, ended.',
    answer: answers.licenceTimeline,
    present: answers.whole,
  }),
  route('GET', '/licences/{licenceId}/costs', {
    useCase: getLicenceCosts,
    summary:
      'What the licence cost, line by line, newest first, of periods that end after `from` (24 months ago): while a number was assigned, while none was, and for days to come.',
    answer: answers.licenceCosts,
    present: answers.wholeWith,
  }),
  route('POST', '/licences/quote', {
    useCase: quoteLicencePurchase,
    summary: 'What adding licences would do and cost.',
    answer: answers.licenceQuote,
    refusals: ['price_missing', 'amount_too_large', 'company_restricted'],
  }),
  route('POST', '/licences', {
    useCase: purchaseLicences,
    summary: 'Adds licences: undoes removals of the same frequency first (free), buys what goes beyond.',
    answer: answers.licencePurchase,
    status: 201,
    refusals: ['quote_changed', 'price_missing', 'amount_too_large', 'company_restricted'],
    quote: answers.licenceQuote,
  }),
  route('POST', '/licences/removals', {
    useCase: scheduleLicenceRemoval,
    summary: 'Schedules available licences to end with their paid period: all that are asked for, or none.',
    answer: answers.licenceRemoval,
    refusals: ['quote_changed', 'licence_in_use', 'licence_ended', 'not_enough_removable_licences', 'minimum_licences'],
  }),
  route('DELETE', '/licences/{licenceId}/removal', {
    useCase: undoLicenceRemoval,
    summary: 'Undoes a scheduled removal: the licence renews as before.',
    answer: answers.licence,
    refusals: ['licence_ended'],
  }),
];
