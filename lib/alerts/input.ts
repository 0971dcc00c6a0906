import { z } from 'zod';
import { idText, moneyShape } from '@/lib/kernel/shape';
import { ALERT_KINDS, CHANNELS } from './kinds';

const freeLicences = z
  .int('Must be a whole number.')
  .min(0, 'Must be at least 0.')
  .max(1_000_000, 'Must be at most 1,000,000.');

/** Departments that one change names. */
const MOST_DEPARTMENTS = 200;

export const noAlertInput = z.strictObject({});

/** What is left out stays; null switches off. `seen` holds what it was decided on: of departments, all that have a threshold. */
export const changeAlertSettingsInput = z.strictObject({
  freeLicences: freeLicences.nullable().optional(),
  watchesAssigned: z.boolean().optional(),
  monthlySpend: moneyShape.nullable().optional(),
  departments: z
    .array(z.strictObject({ departmentId: idText, freeLicences: freeLicences.nullable() }))
    .max(MOST_DEPARTMENTS, `Must be at most ${MOST_DEPARTMENTS} departments.`)
    .optional(),
  seen: z
    .strictObject({
      freeLicences: freeLicences.nullable(),
      watchesAssigned: z.boolean(),
      monthlySpend: moneyShape.nullable(),
      departments: z
        .array(z.strictObject({ departmentId: idText, freeLicences }))
        .max(10_000, 'Must be at most 10,000 departments.'),
    })
    .partial()
    .optional(),
});

export const hideAlertInput = z.strictObject({ alertId: idText });
export const chooseNotificationInput = z.strictObject({
  event: z.enum(ALERT_KINDS),
  channel: z.enum(CHANNELS),
  wanted: z.boolean(),
});
export const testNotificationInput = z.strictObject({ event: z.enum(ALERT_KINDS) });
