import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getCompany } from '@/lib/companies';
import { changeCompany } from '@/lib/licences';

export const companyRoutes: readonly Route[] = [
  route('GET', '/company', { useCase: getCompany, summary: 'The company of the key.', answer: answers.company }),
  route('PATCH', '/company', {
    useCase: changeCompany,
    summary:
      'Changes the company: all that is named, or nothing; members left out stay as they are. Name, time zone and language are an owner’s, `autoPurchase` (whether and how far assignments may buy licences by themselves; null takes a cap away) also a billing manager’s. A time zone holds from each subscription’s next renewal on. `seen` holds values the change was decided on, and refuses it if they are no longer so.',
    answer: answers.changedCompany,
    refusals: ['changed_meanwhile'],
  }),
];
