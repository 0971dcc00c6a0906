import { z } from 'zod';
import { defineQuery } from '@/lib/access';
import { asksSecondFactor } from '@/lib/companies';
import { countWithoutFactor, membersWithoutFactor } from './second-factor-repository';
import { secondFactorsView } from './view';

/** How many people without a second factor are named; the rest are counted. */
const NAMED = 50;

/** Whether the company asks everybody for a second factor, and who has none yet. */
export const getSecondFactors = defineQuery({
  name: 'getSecondFactors',
  permission: 'company:write',
  input: z.strictObject({}),
  output: secondFactorsView,
  handler: async (scope) => {
    const [required, without, count] = await Promise.all([
      asksSecondFactor(scope),
      membersWithoutFactor(scope, NAMED),
      countWithoutFactor(scope),
    ]);
    return { required, without, others: count - without.length };
  },
});
