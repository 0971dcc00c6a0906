import { changeAlertSettings, getAlertSettings, listAlerts } from '@/lib/alerts';
import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';

export const alertRoutes: readonly Route[] = [
  route('GET', '/alerts', {
    useCase: listAlerts,
    summary:
      'What is the matter now: each limit that is crossed, from when it was crossed until it is left. The events `alert.raised` and `alert.cleared` say so at once; where a level rises or falls the alert keeps its id, and the event has the level before and after.',
    answer: answers.alertList,
  }),
  route('GET', '/alert-settings', {
    useCase: getAlertSettings,
    summary: 'From when on the company is alerted.',
    answer: answers.alertSettings,
  }),
  route('PATCH', '/alert-settings', {
    useCase: changeAlertSettings,
    summary:
      'Sets from when on: at so many available licences, for the company and for those who lead a department; at 80 and 100 % assigned; at 50, 75 and 100 % of an amount per calendar month. What is left out stays, null switches off. `seen` holds values the change was decided on (of departments, all that have a number), and refuses it if they are no longer so.',
    answer: answers.alertSettings,
    refusals: ['changed_meanwhile'],
  }),
];
