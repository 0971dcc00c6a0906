import { z } from 'zod';
import { defineOperatorTask, differenceOf } from '@/lib/access';
import { invalidField } from '@/lib/kernel/domain-error';
import { setPlanInput } from './input';
import { lockPlan, planRows, savePlan } from './plan-repository';

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
    const before = await lockPlan(scope, plan);
    if (before === null) throw invalidField('/plan', 'There is no such plan.');
    const after = {
      code: before.code,
      name: change.name ?? before.name,
      memberNumberLimit: change.memberNumberLimit ?? before.memberNumberLimit,
    };
    const changed = differenceOf(before, after);
    if (changed === null) return before;
    await savePlan(scope, after);
    scope.record({ action: 'plan.changed', targetId: after.code, ...changed });
    return after;
  },
});
