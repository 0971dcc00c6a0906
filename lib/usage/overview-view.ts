import { z } from 'zod';
import { personName } from '@/lib/kernel/personal';
import { instantView, moneyView } from '@/lib/kernel/shape';

/** Counting stops here: whoever has more of something to do is told that it is more. */
export const MOST_COUNTED = 100;

const counted = z.object({ count: z.int(), more: z.boolean() });
export type Counted = z.infer<typeof counted>;

/** What waits in a company, and how far it has come with its first steps; null is what the caller may not see (R24). */
export const overviewView = z.object({
  /** Open requests that the caller may see: wishes of team leads, and purchases to approve. */
  requests: z.object({ wishes: counted.nullable(), purchases: counted }),
  /** Members who hold more numbers than their plan allows, those with the most first; only the first few by name. */
  overLimit: counted
    .extend({ limit: z.int(), first: z.array(z.object({ id: z.string(), name: personName(), numbers: z.int() })) })
    .nullable(),
  /** Deleted numbers that can be restored for some days only. */
  leaving: counted.extend({ days: z.int(), firstUntil: instantView.nullable() }).nullable(),
  /** Licences that nobody used for long, and what they cost a month. */
  idle: z.object({ quantity: z.int(), days: z.int(), monthlyCost: moneyView, yearly: z.boolean() }).nullable(),
  /** The first steps of a company; null for who cannot take them, who has put them away, and where they are long past. */
  firstSteps: z.object({ licences: z.boolean(), members: z.boolean(), number: z.boolean() }).nullable(),
});
export type OverviewView = z.infer<typeof overviewView>;

export const firstStepsHiddenView = z.object({});
