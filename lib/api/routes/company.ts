import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getCompany, setSecondFactorRule } from '@/lib/companies';
import { changeCompany } from '@/lib/licences';
import { getSecondFactors } from '@/lib/members';

export const companyRoutes: readonly Route[] = [
  route('GET', '/company', { useCase: getCompany, summary: 'The company of the key.', answer: answers.company }),
  route('PATCH', '/company', {
    useCase: changeCompany,
    summary:
      'Changes the company: all that is named, or nothing; members left out stay as they are. Name, time zone and language are an owner’s, `autoPurchase` (whether and how far assignments may buy licences by themselves; null takes a cap away) also a billing manager’s. A time zone holds from each subscription’s next renewal on. `seen` holds values the change was decided on, and refuses it if they are no longer so.',
    answer: answers.changedCompany,
    refusals: ['changed_meanwhile'],
  }),
  route('GET', '/company/second-factor', {
    useCase: getSecondFactors,
    summary:
      'Whether the company asks everybody for a second factor, and who of its active members has none: up to 50 by name, `others` counts the rest.',
    answer: answers.secondFactors,
  }),
  route('PATCH', '/company/second-factor', {
    useCase: setSecondFactorRule,
    summary:
      'Asks everybody in the company for a second factor, or leaves it to each. It holds from each person’s next sign-in on; keys need none.',
    answer: answers.secondFactorRule,
  }),
];
