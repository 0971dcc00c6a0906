import { z } from 'zod';
import { idText, limitCount, moneyShape } from '@/lib/kernel/shape';
import { e164Text } from '@/lib/numbers/input';

const MOST_ITEMS = 10_000;

const item = z
  .strictObject({
    memberId: idText.optional(),
    email: z.string().trim().min(1, 'Must not be empty.').max(320, 'Must be at most 320 characters.').optional(),
    numberId: idText.optional(),
    e164: e164Text.optional(),
  })
  .refine(({ memberId, email }) => (memberId === undefined) !== (email === undefined), {
    error: 'Give either memberId or email.',
    path: ['memberId'],
  })
  .refine(({ numberId, e164 }) => (numberId === undefined) !== (e164 === undefined), {
    error: 'Give either numberId or e164.',
    path: ['numberId'],
  });
export type BulkItem = z.output<typeof item>;

const items = z
  .array(item)
  .min(1, 'Must have at least one item.')
  .max(MOST_ITEMS, `Must have at most ${MOST_ITEMS} items.`);

/** Who gets which number; limits may be left out, since asking costs nothing. */
export const quoteAssignmentsInput = z.strictObject({
  items,
  maxPurchases: limitCount.optional(),
  maxCharge: moneyShape.optional(),
  maxRemovalsUndone: limitCount.optional(),
  maxRenewalIncrease: moneyShape.optional(),
});

/** All of them or none, within limits that must be given (R7). */
export const assignNumbersInput = z.strictObject({
  items,
  maxPurchases: limitCount,
  maxCharge: moneyShape,
  maxRemovalsUndone: limitCount.optional(),
  maxRenewalIncrease: moneyShape.optional(),
});
