import { asc, eq } from 'drizzle-orm';
import type { OperatorScope } from '@/lib/access';
import { plans } from '@/lib/db/schema';

const plan = { code: plans.code, name: plans.name, memberNumberLimit: plans.memberNumberLimit };

/** Every plan by rank. */
export const planRows = (scope: OperatorScope) => scope.db.select(plan).from(plans).orderBy(asc(plans.rank));

type Plan = { code: string; name: string; memberNumberLimit: number };

/** The plan of a code, which nobody else changes meanwhile; null if there is none. */
export async function lockPlan({ db }: OperatorScope, code: string) {
  const [row] = await db.select(plan).from(plans).where(eq(plans.code, code)).for('update');
  return row ?? null;
}

/** Stores its name and its limit. */
export async function savePlan({ db }: OperatorScope, { code, name, memberNumberLimit }: Plan): Promise<void> {
  await db.update(plans).set({ name, memberNumberLimit }).where(eq(plans.code, code));
}
