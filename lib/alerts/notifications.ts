import { type CommandScope, defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { notify } from '@/lib/notices';
import { hide } from './alert-repository';
import { exampleOf } from './example';
import { chooseNotificationInput, hideAlertInput, noAlertInput, testNotificationInput } from './input';
import { type AlertKind, CHANNELS, kindsFor, TELLING } from './kinds';
import { alertsFor, choicesOf, saveChoice } from './reader-repository';
import { settingsOf } from './settings-repository';
import {
  alertListView,
  hiddenAlertView,
  type NotificationChoicesView,
  notificationChoicesView,
  testedNotificationView,
} from './view';

/** What is the matter now, of what concerns the caller. */
export const listAlerts = defineQuery({
  name: 'listAlerts',
  permission: 'licences:read',
  input: noAlertInput,
  output: alertListView,
  handler: async (scope) => ({ data: await alertsFor(scope) }),
});

/** Puts an alert away for oneself, until it is raised anew; doing so again changes nothing. */
export const hideAlert = defineCommand({
  name: 'hideAlert',
  permission: 'notifications:choose',
  worksWhenClosed: true,
  input: hideAlertInput,
  output: hiddenAlertView,
  handler: async (scope, { alertId }) => {
    const memberId = requireMember(scope);
    if (!(await alertsFor(scope)).some(({ id }) => id === alertId)) throw new DomainError('not_found');
    if (await hide(scope, memberId, alertId))
      scope.record({ action: 'alert.hidden', targetId: alertId, after: { memberId } });
    return { id: alertId };
  },
});

/** Of what the caller is told, and where. */
export const getNotificationChoices = defineQuery({
  name: 'getNotificationChoices',
  permission: 'notifications:choose',
  input: noAlertInput,
  output: notificationChoicesView,
  handler: (scope) => choicesView(scope, requireMember(scope)),
});

/** Chooses whether the caller is told of one event in one place. */
export const chooseNotification = defineCommand({
  name: 'chooseNotification',
  permission: 'notifications:choose',
  worksWhenClosed: true,
  input: chooseNotificationInput,
  output: notificationChoicesView,
  handler: async (scope, { event, channel, wanted }) => {
    const memberId = requireMember(scope);
    requireOwnKind(scope, event);
    const before = (await choicesView(scope, memberId)).data.find((one) => one.event === event)?.[channel];
    if (before === null) throw new DomainError('not_found');
    if (before !== wanted) {
      await saveChoice(scope, { memberId, event, channel, wanted });
      const said = (value: boolean | undefined) => ({ event, channel, wanted: value });
      scope.record({ action: 'notification.chosen', targetId: memberId, before: said(before), after: said(wanted) });
    }
    return choicesView(scope, memberId);
  },
});

/** Sends the caller a mail as an alert of this kind looks, with figures that say that they are made up. */
export const testNotification = defineCommand({
  name: 'testNotification',
  permission: 'notifications:choose',
  input: testNotificationInput,
  output: testedNotificationView,
  handler: async (scope, { event }) => {
    const memberId = requireMember(scope);
    requireOwnKind(scope, event);
    const { currency } = await settingsOf(scope);
    const example = exampleOf(event, currency, localDate(scope.now, 'UTC'));
    notify(scope, 'mail.alert', { ...example, memberId, isTest: true });
    scope.record({ action: 'notification.tested', targetId: memberId, after: { event } });
    return { event };
  },
});

/** Choices are a person's: a program is told by webhooks. */
function requireMember({ actor }: QueryScope): string {
  if (actor.kind !== 'member') throw new DomainError('forbidden', { permission: 'notifications:choose' });
  return actor.memberId;
}

/** What does not concern somebody is not there for them to choose (R24). */
function requireOwnKind({ actor }: CommandScope, event: AlertKind): void {
  if (!kindsFor(actor).includes(event)) throw new DomainError('forbidden', { permission: TELLING[event].right });
}

async function choicesView(scope: QueryScope, memberId: string): Promise<NotificationChoicesView> {
  const chosen = await choicesOf(scope, memberId);
  const data = kindsFor(scope.actor).map((event) => {
    const [mail = null, banner = null] = CHANNELS.map((channel) => {
      const byDefault = TELLING[event].byDefault[channel];
      if (byDefault === null) return null;
      return chosen.find((one) => one.event === event && one.channel === channel)?.wanted ?? byDefault;
    });
    return { event, mail, banner };
  });
  return { data };
}
