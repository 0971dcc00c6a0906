import { z } from 'zod';
import { idText, limitCount, moneyShape, pageInput } from '@/lib/kernel/shape';

/** What a file can be about. */
export const IMPORT_KINDS = ['members', 'assignments'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_VERDICTS = ['waiting', 'ready', 'unchanged', 'refused', 'done'] as const;
export type ImportVerdict = (typeof IMPORT_VERDICTS)[number];

export type ImportField = { name: string; required: boolean; aliases: readonly string[] };

const email: ImportField = {
  name: 'email',
  required: true,
  aliases: [
    'e-mail',
    'mail',
    'email address',
    'member email',
    'courriel',
    'adresse e-mail',
    'adresse email',
    'adresse électronique',
  ],
};

/** What is read from a file of each kind, and the names that its columns go by in English and French. */
export const IMPORT_FIELDS: Record<ImportKind, readonly ImportField[]> = {
  members: [
    { name: 'first_name', required: true, aliases: ['first name', 'firstname', 'prénom', 'given name'] },
    {
      name: 'last_name',
      required: true,
      aliases: ['last name', 'lastname', 'nom', 'nom de famille', 'surname', 'family name'],
    },
    email,
    { name: 'role', required: true, aliases: ['rôle'] },
    { name: 'department', required: false, aliases: ['département', 'service'] },
  ],
  assignments: [
    email,
    {
      name: 'number',
      required: true,
      aliases: ['phone', 'phone number', 'e164', 'numéro', 'numéro de téléphone', 'téléphone', 'telephone'],
    },
    { name: 'country', required: false, aliases: ['country code', 'pays', 'code pays'] },
  ],
};

/** Rows that a file of each kind may have: all assignments of a file are one purchase, as in a bulk call. */
export const IMPORT_LIMITS = {
  bytes: 26_214_400,
  rows: { members: 100_000, assignments: 10_000 },
  columns: 100,
} as const;

const kind = z.enum(IMPORT_KINDS);

export const beginImportInput = z.strictObject({
  kind,
  fileName: z.string().min(1).max(200),
  columns: z.array(z.string()).min(1).max(IMPORT_LIMITS.columns),
});

export const storeImportRowsInput = z.strictObject({
  importId: idText,
  rows: z
    .array(z.strictObject({ line: z.int().min(1), cells: z.array(z.string()).max(2 * IMPORT_LIMITS.columns) }))
    .max(2_000),
  /** Whether these are the last: only then is there an import. */
  complete: z.boolean(),
});

/** Which column each field is read from, counted from 0; null, or left out, is none. */
export const checkImportInput = z.strictObject({
  importId: idText,
  fields: z.record(
    z.string().max(40),
    z
      .int('Must be a whole number.')
      .min(0)
      .max(IMPORT_LIMITS.columns - 1)
      .nullable(),
  ),
  /** Members only: send each new member an invitation. */
  invite: z.boolean().optional(),
});

/** Assignments: what was shown, and may at most be bought and used (R7). */
export const confirmImportInput = z.strictObject({
  importId: idText,
  maxPurchases: limitCount.optional(),
  maxCharge: moneyShape.optional(),
  maxRemovalsUndone: limitCount.optional(),
  maxRenewalIncrease: moneyShape.optional(),
});

export const getImportInput = z.strictObject({ importId: idText });
export const cancelImportInput = z.strictObject({ importId: idText });
export const listImportsInput = z.strictObject({ kind: kind.optional(), ...pageInput });
export const listImportRowsInput = z.strictObject({
  importId: idText,
  verdict: z.enum(IMPORT_VERDICTS).optional(),
  ...pageInput,
});

export const advanceImportInput = z.strictObject({ importId: idText });
export const failImportInput = z.strictObject({
  importId: idText,
  reason: z.enum(['right_lost', 'company_restricted', 'internal']),
});
const howMany = z.strictObject({ limit: z.int().min(1).max(1_000) });
export const findImportsToAdvanceInput = howMany;
export const findImportsToClearInput = howMany;
export const clearImportsInput = z.strictObject({});
export const beginImportErrorsInput = z.strictObject({ importId: idText });
export const readImportErrorsInput = z.strictObject({ importId: idText, cursor: pageInput.cursor });
