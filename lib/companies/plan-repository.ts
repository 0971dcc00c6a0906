import { asc, eq } from 'drizzle-orm';
import type { OperatorScope } from '@/lib/access';
import { plans } from '@/lib/db/schema';

const plan = { code: plans.code, name: plans.name, memberNumberLimit: plans.memberNumberLimit };

/** Every plan by rank. */
export const planRows = (scope: OperatorScope) => scope.db.select(plan).from(plans).orderBy(asc(plans.rank));

type Change = { name?: string | undefined; memberNumberLimit?: number | undefined };

/** Stores what of a plan is given; the plan as it is then, or null if there is none of that code. */
export async function changePlan(scope: OperatorScope, code: string, { name, memberNumberLimit }: Change) {
  const values = { ...(name !== undefined && { name }), ...(memberNumberLimit !== undefined && { memberNumberLimit }) };
  const ofCode = eq(plans.code, code);
  const [row] =
    Object.keys(values).length === 0
      ? await scope.db.select(plan).from(plans).where(ofCode)
      : await scope.db.update(plans).set(values).where(ofCode).returning(plan);
  return row ?? null;
}
