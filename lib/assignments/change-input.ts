import { z } from 'zod';
import { idText } from '@/lib/kernel/shape';
import { HISTORY_MODES } from '@/lib/numbers/input';

export const NUMBER_CHANGES = ['unassign', 'delete', 'reassign'] as const;
export type NumberChange = (typeof NUMBER_CHANGES)[number];

/** One act for up to 10,000 numbers of the company; reassigning says to whom. */
export const changeNumbersInput = z
  .strictObject({
    act: z.enum(NUMBER_CHANGES),
    numberIds: z.array(idText).min(1, 'Must name at least one number.').max(10_000, 'Must be at most 10,000 numbers.'),
    memberId: idText.optional(),
    history: z.enum(HISTORY_MODES).optional(),
  })
  .refine(({ act, memberId }) => (act === 'reassign') === (memberId !== undefined), {
    error: 'Is given for reassign, and only there.',
    path: ['memberId'],
  })
  .refine(({ act, history }) => act === 'reassign' || history === undefined, {
    error: 'Is given for reassign only.',
    path: ['history'],
  });
export type ChangeNumbersInput = z.output<typeof changeNumbersInput>;
