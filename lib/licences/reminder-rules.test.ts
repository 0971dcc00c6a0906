import { describe, expect, it } from 'vitest';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { dueReminders, isRenewingSoon, nextReminder, type Remindable, remindAt } from './reminder-rules';
import { openSubscriptionOn } from './rules';

const begun = (anchor: string, options: { frequency?: BillingFrequency; timeZone?: string; days?: number } = {}) => {
  const { frequency = 'monthly', timeZone = 'Europe/Paris', days = 7 } = options;
  const subscription: Remindable = {
    ...openSubscriptionOn('sub_1', frequency, anchor, timeZone),
    remindedFor: null,
    reminderDays: days,
  };
  return subscription;
};
const at = (subscription: Remindable) => remindAt(subscription)?.toISOString() ?? null;

describe('a renewal is reminded of', () => {
  it.each([
    ['a week before, at the beginning of the local day', begun('2031-11-01'), '2031-11-23T23:00:00.000Z'],
    [
      'thirty days before a yearly one',
      begun('2031-11-01', { frequency: 'yearly', days: 30 }),
      '2032-10-01T22:00:00.000Z',
    ],
    ['where the day of the reminder has 23 hours', begun('2032-03-04', { days: 7 }), '2032-03-27T23:00:00.000Z'],
    ['where the day of the reminder has 25 hours', begun('2031-10-02', { days: 7 }), '2031-10-25T22:00:00.000Z'],
    [
      'at one o’clock on a day without a midnight',
      begun('2026-08-13', { timeZone: 'America/Santiago' }),
      '2026-09-06T04:00:00.000Z',
    ],
    [
      'not on the first day of the period, however long the span is',
      begun('2031-11-01', { days: 90 }),
      '2031-11-01T23:00:00.000Z',
    ],
    ['never, where the operator reminds of nothing', begun('2031-11-01', { days: 0 }), null],
  ])('%s', (_case, subscription, instant) => {
    expect(at(subscription)).toBe(instant);
  });

  it('once per period, and not any more when it has renewed', () => {
    const subscription = begun('2031-11-01');
    const before = new Date('2031-11-23T22:59:59.999Z');
    const first = new Date('2031-11-23T23:00:00Z');
    const renewed = new Date('2031-11-30T23:00:00Z');
    const due = (one: Remindable, now: Date) => dueReminders([one], now).length;
    expect([before, first, renewed].map((now) => due(subscription, now))).toEqual([0, 1, 0]);
    expect([before, first, renewed].map((now) => isRenewingSoon(subscription, now))).toEqual([false, true, false]);
    expect(due({ ...subscription, remindedFor: '2031-12-01' }, first)).toBe(0);
    expect(due({ ...subscription, remindedFor: '2031-11-01' }, first)).toBe(1);
  });

  it('as soon as it is possible: what could not be said is looked at again each day that is left', () => {
    const subscription = begun('2031-11-01');
    const next = (now: string) => nextReminder([subscription], new Date(now))?.toISOString() ?? null;
    expect(next('2031-11-10T12:00:00Z')).toBe('2031-11-23T23:00:00.000Z');
    expect(next('2031-11-23T23:00:00Z')).toBe('2031-11-24T23:00:00.000Z');
    expect(next('2031-11-29T12:00:00Z')).toBe('2031-11-29T23:00:00.000Z');
    expect(next('2031-11-30T12:00:00Z')).toBeNull();
    expect(nextReminder([{ ...subscription, remindedFor: '2031-12-01' }], new Date('2031-11-10T12:00:00Z'))).toBeNull();
  });
});
