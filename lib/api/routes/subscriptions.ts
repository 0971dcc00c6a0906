import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { changeFrequency, changePlan, listSubscriptions, quoteFrequencyChange, quotePlanChange } from '@/lib/billing';

export const subscriptionRoutes: readonly Route[] = [
  route('GET', '/subscriptions', {
    useCase: listSubscriptions,
    summary:
      'The company’s subscriptions, one per billing frequency, with what the next renewal charges as things stand.',
    answer: answers.subscriptionList,
    present: answers.whole,
  }),
  route('POST', '/subscriptions/quote', {
    useCase: quotePlanChange,
    summary: 'What a change of plan would do and cost: an upgrade at once, a downgrade with the next renewal.',
    answer: answers.planQuote,
    refusals: ['price_missing', 'amount_too_large'],
  }),
  route('POST', '/subscriptions/plan', {
    useCase: changePlan,
    summary: 'Changes the plan, at most at the price given; the present plan calls off a downgrade that waits.',
    answer: answers.planQuote,
    refusals: ['quote_changed', 'price_missing', 'amount_too_large', 'company_restricted'],
    quote: answers.planQuote,
  }),
  route('POST', '/subscriptions/{subscriptionId}/frequency', {
    useCase: changeFrequency,
    summary:
      'Has a subscription’s licences take the other frequency with its next renewal, calls that off, or changes monthly ones to yearly at once.',
    answer: answers.frequencyQuote,
    refusals: ['quote_changed', 'price_missing', 'amount_too_large', 'minimum_licences', 'company_restricted'],
    quote: answers.frequencyQuote,
  }),
  route('POST', '/subscriptions/{subscriptionId}/frequency/quote', {
    useCase: quoteFrequencyChange,
    summary:
      'What a change of frequency would do and cost: with the next renewal, or at once with a credit of unused days.',
    answer: answers.frequencyQuote,
    refusals: ['price_missing', 'amount_too_large', 'minimum_licences'],
  }),
];
