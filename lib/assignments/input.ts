import { z } from 'zod';
import { idText, limitCount, moneyShape, searchText } from '@/lib/kernel/shape';
import { e164Text, HISTORY_MODES } from '@/lib/numbers/input';

/** Which number, and at most what it may use and cost. */
export const assignmentFields = {
  numberId: idText.optional(),
  e164: e164Text.optional(),
  maxPurchases: limitCount.optional(),
  maxCharge: moneyShape.optional(),
  maxRemovalsUndone: limitCount.optional(),
  maxRenewalIncrease: moneyShape.optional(),
};

/** A number is named one way: by its id, or by its E.164 form. */
export const namesOneNumber = (input: { numberId?: string | undefined; e164?: string | undefined }): boolean =>
  (input.numberId === undefined) !== (input.e164 === undefined);
export const ONE_NUMBER = { error: 'Give either numberId or e164.', path: ['numberId'] };

/** A number of the company, or one straight from the inventory; limits are the price lock (R7). */
export const assignNumberInput = z
  .strictObject({ memberId: idText, ...assignmentFields })
  .refine(namesOneNumber, ONE_NUMBER);
export type AssignNumberInput = z.output<typeof assignNumberInput>;

export const reassignNumberInput = z.strictObject({
  numberId: idText,
  memberId: idText,
  history: z.enum(HISTORY_MODES).optional(),
});
export const unassignNumberInput = z.strictObject({ numberId: idText });
export const deleteNumberInput = z.strictObject({ numberId: idText });
export const restoreNumberInput = z.strictObject({ numberId: idText });

/** Two members give each other a number; each number stays on its licence. */
export const exchangeNumbersInput = z
  .strictObject({ numberId: idText, withNumberId: idText, history: z.enum(HISTORY_MODES).optional() })
  .refine((input) => input.numberId !== input.withNumberId, {
    error: 'Must be another number.',
    path: ['withNumberId'],
  });

export const explainNumberActsInput = z.strictObject({ numberId: idText });
/** A number as people write it, with its country, or by its id; for whom, where that matters. */
export const explainNumberInput = z.strictObject({
  number: searchText.refine((text) => text !== '', 'Must not be empty.'),
  memberId: idText.optional(),
});
export const explainMemberActsInput = z.strictObject({ memberId: idText });
