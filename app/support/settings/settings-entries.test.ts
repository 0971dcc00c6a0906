import { expect, it } from 'vitest';
import { changeSettingsInput } from '@/lib/billing/input';
import { type SettingsView, settingsView } from '@/lib/billing/view';
import { GROUPS, typed, wishOf } from './settings-entries';

const SETTINGS: SettingsView = {
  paymentTermDays: 30,
  restrictedAfterDays: 30,
  restrictionNoticeDays: 15,
  closedAfterDays: 60,
  closingNoticeDays: 15,
  closingLastNoticeDays: 3,
  priceNoticeDays: 30,
  unconfirmedPurchasesPerDay: 20,
  requestHoldHours: 72,
  idleLicenceDays: 30,
  monthlyReminderDays: 7,
  yearlyReminderDays: 30,
  earlyRemoval: 'eu',
  earlyRemovalNoticeMonths: 1,
  sentMailDays: 30,
  sentInstructionDays: 365,
  retentionYears: 5,
  moneyRetentionYears: 10,
};

it('every setting has its place on the page, once', () => {
  expect(GROUPS.flatMap(({ names }) => [...names]).sort()).toEqual(Object.keys(settingsView.shape).sort());
});

it('only what is typed anew is saved', () => {
  expect(wishOf(typed(SETTINGS), SETTINGS)).toEqual({});
  const entries = { ...typed(SETTINGS), closedAfterDays: ' 90 ', earlyRemoval: 'all' };
  expect(wishOf(entries, SETTINGS)).toEqual({ closedAfterDays: 90, earlyRemoval: 'all' });
});

it.each(['', '1.5', 'soon', '-1'])('“%s” is refused by its field, never taken for a number', (text) => {
  const parsed = changeSettingsInput.safeParse(wishOf({ ...typed(SETTINGS), closedAfterDays: text }, SETTINGS));
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([['closedAfterDays']]);
});
