import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getDepartmentCosts, getUsage } from '@/lib/usage';

export const usageRoutes: readonly Route[] = [
  route('GET', '/usage', {
    useCase: getUsage,
    summary:
      'Licences owned, assigned, available and ending at the end of each day from `from` to `to`, today as it stands now; and the first day on which most were assigned. Without `from` the last 30 days, without `to` up to today; two years at most, one with `groupBy`, which says where numbers were assigned: `groups` has each place once, and a day’s as many numbers in their order. Days before the company’s first one, `since`, are left out. A team lead’s are those of their departments.',
    answer: answers.usage,
  }),
  route('GET', '/usage/department-costs', {
    useCase: getDepartmentCosts,
    summary:
      'What licences cost by department and calendar month: each line of an invoice day by day, its licences divided by who used them at the end of the day. A month’s rows add up to the lines’ days in it; the present month has its days up to today. Without `from` the last twelve months, 24 at most.',
    answer: answers.departmentCosts,
  }),
];
