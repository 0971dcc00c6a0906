import { z } from 'zod';

/** A number that the act passes over, and why. */
const skippedNumberView = z.object({ numberId: z.string(), e164: z.string(), code: z.string() });

/** What an act on many numbers would do, or did. */
export const changedNumbersView = z.object({
  changed: z.int(),
  /** Already so. */
  unchanged: z.int(),
  skipped: z.array(skippedNumberView),
  /** Licences that become available; they stay billed until they are removed (R3). */
  licencesFreed: z.int(),
});
export type ChangedNumbersView = z.infer<typeof changedNumbersView>;
