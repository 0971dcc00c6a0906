import { z } from 'zod';
import { defineCommand } from '@/lib/access';
import { settleWhatIsDue } from './settlement';

/** The worker's command: brings one company up to its clock (R11, R13, R17). */
export const settleCompany = defineCommand({
  name: 'settleCompany',
  permission: 'company:settle',
  input: z.strictObject({}),
  output: z.object({ settled: z.boolean() }),
  handler: async (scope) => ({ settled: await settleWhatIsDue(scope) }),
});
