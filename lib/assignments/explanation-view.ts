import { z } from 'zod';
import { anyName, personName } from '@/lib/kernel/personal';
import { instantView } from '@/lib/kernel/shape';
import { WAYS_OUT } from './acts-view';

const memberReference = z.object({ id: z.string(), name: personName() });

/** Why a number can or cannot be assigned now (R8, R10, R13, R23): without a reason it can. */
export const numberExplanationView = z.object({
  /** Null where the text is no number; then `problem` says why. */
  e164: z.string().nullable(),
  display: z.string().nullable(),
  problem: z
    .enum([
      'empty',
      'spreadsheet_damage',
      'extension',
      'letters',
      'country_missing',
      'too_short',
      'too_long',
      'unknown_country_code',
      'short_code',
      'not_possible',
    ])
    .nullable(),
  /** The company's own number, if it is one. */
  numberId: z.string().nullable(),
  status: z.enum(['unknown', 'inventory', 'unassigned', 'assigned', 'quarantined', 'left']),
  /** What an assignment would be refused with, the first one first. */
  reasons: z.array(
    z.object({
      code: z.string(),
      detail: z.string(),
      details: z.record(z.string(), z.unknown()),
      waysOut: z.array(z.enum(WAYS_OUT)),
    }),
  ),
  holder: z
    .object({
      member: memberReference,
      licence: z.object({ id: z.string(), label: z.string() }),
      since: instantView,
      assignmentId: z.string(),
    })
    .nullable(),
  deletion: z
    .object({
      at: instantView,
      /** Until when the company can restore it; null once it has left. */
      restorableUntil: instantView.nullable(),
      eventId: z.string().nullable(),
      by: z.object({ kind: z.string(), id: z.string(), name: anyName().nullable() }).nullable(),
    })
    .nullable(),
  hold: z.object({ requestId: z.string(), member: memberReference, until: instantView }).nullable(),
});
export type NumberExplanationView = z.infer<typeof numberExplanationView>;
