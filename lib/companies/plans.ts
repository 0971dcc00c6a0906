import { z } from 'zod';
import { defineOperatorTask } from '@/lib/access';
import { invalidField } from '@/lib/kernel/domain-error';
import { setPlanInput } from './input';
import { changePlan, planRows } from './plan-repository';

const planView = z.object({ code: z.string(), name: z.string(), memberNumberLimit: z.int() });

/** The plans there are, the smallest first. */
export const listPlans = defineOperatorTask({
  name: 'listPlans',
  permission: 'companies:administer',
  input: z.strictObject({}),
  output: z.object({ data: z.array(planView) }),
  handler: async (scope) => ({ data: await planRows(scope) }),
});

/**
 * Sets a plan's name or limit for all companies on it. A lower limit takes nothing from anybody: members above it keep
 * their numbers and get no more (R8, R21).
 */
export const setPlan = defineOperatorTask({
  name: 'setPlan',
  permission: 'companies:administer',
  input: setPlanInput,
  output: planView,
  handler: async (scope, { plan, ...change }) => {
    const changed = await changePlan(scope, plan, change);
    if (changed === null) throw invalidField('/plan', 'There is no such plan.');
    return changed;
  },
});
