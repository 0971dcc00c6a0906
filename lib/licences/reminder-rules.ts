import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import type { Subscription } from './rules';

/** An open subscription as far as the reminder of its renewal depends on it. */
export type Remindable = Pick<Subscription, 'id' | 'frequency' | 'timeZone' | 'period' | 'periodEndsAt'> & {
  /** The end of the period whose renewal was reminded of last. */
  remindedFor: string | null;
  /** How many days before a renewal somebody is reminded; none with 0. */
  reminderDays: number;
};

/**
 * When the renewal of a period is reminded of: at the beginning of the day so many days before it, but not on the first day
 * of the period, whose purchase or renewal has just been told. Null where no day is left between, or nobody is reminded.
 */
export function remindAt({
  timeZone,
  period,
  reminderDays,
}: Pick<Remindable, 'timeZone' | 'period' | 'reminderDays'>): Date | null {
  if (reminderDays === 0) return null;
  const [wished, first] = [addDays(period.to, -reminderDays), addDays(period.from, 1)];
  const day = wished < first ? first : wished;
  return day < period.to ? startOfDay(day, timeZone) : null;
}

/** Whether an instant lies between the reminder of a period's renewal and the renewal. */
export function isRenewingSoon(subscription: Omit<Remindable, 'id' | 'frequency' | 'remindedFor'>, now: Date): boolean {
  const at = remindAt(subscription);
  return at !== null && at <= now && now < subscription.periodEndsAt;
}

const isWaiting = ({ remindedFor, period }: Remindable): boolean => remindedFor !== period.to;

/** The subscriptions whose renewal is to be reminded of at an instant: each period once, and never after it renewed. */
export const dueReminders = (subscriptions: readonly Remindable[], now: Date): Remindable[] =>
  subscriptions.filter((subscription) => isWaiting(subscription) && isRenewingSoon(subscription, now));

/**
 * When somebody has to come by next for a reminder. What could not be said when it was due (nothing would be charged, or
 * the company was restricted) is looked at again on each day that is left.
 */
export function nextReminder(subscriptions: readonly Remindable[], now: Date): Date | null {
  const instants = subscriptions.filter(isWaiting).flatMap((subscription) => {
    const at = remindAt(subscription);
    if (at === null || at > now) return at ?? [];
    const tomorrow = startOfDay(addDays(localDate(now, subscription.timeZone), 1), subscription.timeZone);
    return tomorrow < subscription.periodEndsAt ? tomorrow : [];
  });
  return instants.length === 0 ? null : new Date(Math.min(...instants.map(Number)));
}
