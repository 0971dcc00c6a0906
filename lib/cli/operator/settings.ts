import { runOperatorTask } from '@/lib/access';
import { changeSettings, listSettings } from '@/lib/billing';
import type { SettingsView } from '@/lib/billing/view';
import { unwrap } from '@/lib/kernel/result';
import { wholeNumber } from './arguments';
import type { CliCommand, CliOption } from './command';

const number = (help: string): CliOption => ({ value: 'NUMBER', help });

/** Every setting and what it says. */
const SETTINGS: Record<keyof SettingsView, CliOption> = {
  paymentTermDays: number('Days from an invoice’s date until it is due.'),
  restrictedAfterDays: number('Days after an unpaid invoice was due until its company is restricted.'),
  restrictionNoticeDays: number('Days before, on which that is announced.'),
  closedAfterDays: number('Days after an unpaid invoice was due until its company is closed.'),
  closingNoticeDays: number('Days before, on which that is announced first.'),
  closingLastNoticeDays: number('Days before, on which it is announced again.'),
  priceNoticeDays: number('Days before a renewal by which a higher price must have been announced.'),
  unconfirmedPurchasesPerDay: number('Licences a company may buy in a day by calls that confirm no price.'),
  requestHoldHours: number('Hours for which a request for a purchase holds its number.'),
  idleLicenceDays: number('Days after which an available licence counts as unused for long.'),
  monthlyReminderDays: number('Days before a monthly renewal on which billing people are reminded.'),
  yearlyReminderDays: number('Days before a yearly renewal on which billing people are reminded.'),
  earlyRemoval: {
    value: 'WHO',
    choices: ['none', 'eu', 'all'],
    help: 'Whose yearly licences may end before their period.',
  },
  earlyRemovalNoticeMonths: number('Months of notice for that.'),
  sentMailDays: number('Days for which mail that went out is kept.'),
  sentInstructionDays: number('Days for which instructions are kept that the telephony system took.'),
  retentionYears: number('Years for which who left, or was in a company that closed, is still named.'),
  moneyRetentionYears: number('Years for which who caused a charge is still named.'),
};

const NAMES = Object.keys(SETTINGS) as (keyof SettingsView)[];

/** `closedAfterDays` → `closed-after-days`. */
const optionOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function lines(settings: SettingsView): string[] {
  const width = Math.max(...NAMES.map((name) => optionOf(name).length));
  return NAMES.map(
    (name) => `${optionOf(name).padEnd(width)}  ${String(settings[name]).padEnd(5)}  ${SETTINGS[name].help}`,
  );
}

export const settingsList: CliCommand = {
  name: 'settings:list',
  summary: 'Lists the operator’s spans and counts.',
  options: {},
  run: async (_given, { actor, request }) => {
    const settings = unwrap(await runOperatorTask(listSettings, actor, {}, { request }));
    return { json: settings, lines: lines(settings) };
  },
};

export const settingsSet: CliCommand = {
  name: 'settings:set',
  summary: 'Changes some of the operator’s spans and counts; what is not named stays.',
  notes: [
    'Spans after which companies are restricted or closed hold at once, also for those whose invoices are overdue already.',
    'What was issued, asked for or announced before keeps its dates.',
  ],
  options: Object.fromEntries(NAMES.map((name) => [optionOf(name), SETTINGS[name]])),
  run: async (given, { actor, request }) => {
    const input = Object.fromEntries(
      NAMES.map((name) => {
        const option = optionOf(name);
        return [name, SETTINGS[name].choices === undefined ? wholeNumber(given, option) : given.optional(option)];
      }),
    );
    const settings = unwrap(await runOperatorTask(changeSettings, actor, input, { request }));
    return { json: settings, lines: lines(settings) };
  },
};
