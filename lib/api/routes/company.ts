import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getCompany, setAutoPurchasePolicy } from '@/lib/companies';

export const companyRoutes: readonly Route[] = [
  route('GET', '/company', { useCase: getCompany, summary: 'The company of the key.', answer: answers.company }),
  route('PATCH', '/company', {
    useCase: setAutoPurchasePolicy,
    summary:
      'Changes whether and how far assignments may buy licences by themselves. Members left out stay as they are; null takes a cap away.',
    answer: answers.company,
  }),
];
