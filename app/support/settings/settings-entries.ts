import type { SettingsView } from '@/lib/billing/view';

type Name = keyof SettingsView;

/** The settings in the groups of what they are about. */
export const GROUPS = [
  { key: 'invoices', names: ['paymentTermDays', 'priceNoticeDays'] },
  {
    key: 'states',
    names: [
      'restrictedAfterDays',
      'restrictionNoticeDays',
      'closedAfterDays',
      'closingNoticeDays',
      'closingLastNoticeDays',
    ],
  },
  { key: 'purchases', names: ['unconfirmedPurchasesPerDay', 'requestHoldHours'] },
  {
    key: 'licences',
    names: ['idleLicenceDays', 'monthlyReminderDays', 'yearlyReminderDays', 'earlyRemoval', 'earlyRemovalNoticeMonths'],
  },
  { key: 'messages', names: ['sentMailDays', 'sentInstructionDays'] },
  { key: 'people', names: ['retentionYears', 'moneyRetentionYears'] },
] as const satisfies readonly { key: string; names: readonly Name[] }[];

export type Entries = Record<Name, string>;

/** The settings as they are typed. */
export const typed = (settings: SettingsView): Entries =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])) as Entries;

/**
 * What was changed as a wish, so that what somebody else changes meanwhile stays theirs. What is no whole number stays text:
 * its refusal names it.
 */
export function wishOf(entries: Entries, before: SettingsView): Partial<SettingsView> {
  const kept = typed(before);
  const changed = Object.entries(entries).filter(([name, text]) => text !== kept[name as Name]);
  return Object.fromEntries(changed.map(([name, text]) => [name, /^\d{1,9}$/.test(text.trim()) ? Number(text) : text]));
}
