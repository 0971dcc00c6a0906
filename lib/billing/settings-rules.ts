import type { z } from 'zod';
import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { changeSettingsInput } from './input';
import type { SettingsView } from './view';

type Change = z.output<typeof changeSettingsInput>;

/** The spans that a company's state is counted by (R22). */
const STANDING = [
  'restrictedAfterDays',
  'restrictionNoticeDays',
  'closedAfterDays',
  'closingNoticeDays',
  'closingLastNoticeDays',
] as const;

/** The settings after a change; spans that contradict each other are refused by name, as the database would (R22). */
export function decideSettings(before: SettingsView, change: Change): Result<SettingsView> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after: SettingsView = { ...before, ...given };
  const errors = contradictions(after);
  return errors.length > 0 ? refuse(new DomainError('invalid_input', { errors })) : ok(after);
}

/** Whether companies that are on their way to being restricted or closed get there at another time. */
export const changesStanding = (before: SettingsView, after: SettingsView): boolean =>
  STANDING.some((name) => before[name] !== after[name]);

function contradictions(settings: SettingsView): FieldError[] {
  const { restrictedAfterDays, restrictionNoticeDays, closedAfterDays, closingNoticeDays, closingLastNoticeDays } =
    settings;
  const { retentionYears, moneyRetentionYears } = settings;
  const between = closedAfterDays - restrictedAfterDays;
  const broken: [boolean, keyof SettingsView, string][] = [
    [
      restrictionNoticeDays >= restrictedAfterDays,
      'restrictionNoticeDays',
      `Must be less than the ${restrictedAfterDays} days after which a company is restricted.`,
    ],
    [
      between <= 0,
      'closedAfterDays',
      `Must be more than the ${restrictedAfterDays} days after which a company is restricted.`,
    ],
    [
      between > 0 && closingNoticeDays > between,
      'closingNoticeDays',
      `Must be at most ${between}, the days between being restricted and being closed.`,
    ],
    [
      closingLastNoticeDays > closingNoticeDays,
      'closingLastNoticeDays',
      `Must be at most ${closingNoticeDays}: the last notice is not before the first.`,
    ],
    [
      moneyRetentionYears < retentionYears,
      'moneyRetentionYears',
      `Must be at least the ${retentionYears} years for which everybody is named.`,
    ],
  ];
  return broken.flatMap(([isBroken, name, message]) => (isBroken ? [{ pointer: `/${name}`, message }] : []));
}
