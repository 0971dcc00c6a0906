import fc from 'fast-check';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import type { Fault } from '../contention';

export const MEMBERS = 4;
export const OWN = 4;
export const STOCK = 4;
/** Charges are nothing or far below this: limits between would only repeat the rule tables. */
export const PLENTY = 1_000_000_000;

/** What somebody asks for. Members, numbers and licences are named by their place in the company at its beginning. */
export type Act =
  | {
      kind: 'assign';
      member: number;
      slot: number;
      maxPurchases?: 0 | 1;
      maxCharge?: number;
      maxRemovalsUndone?: 0 | 1;
    }
  | { kind: 'reassign'; slot: number; member: number }
  | { kind: 'exchange'; slot: number; other: number }
  | { kind: 'deleteMember'; member: number; mode: 'unassign' | 'delete' | 'reassign' | null; to: number }
  | { kind: 'unassign'; slot: number }
  | { kind: 'delete'; slot: number }
  | { kind: 'restore'; slot: number }
  | { kind: 'purchase'; quantity: number; frequency: BillingFrequency; maxCharge?: number }
  | { kind: 'remove'; quantity: number }
  | { kind: 'removeOne'; label: number }
  | { kind: 'undo'; label: number }
  | { kind: 'policy'; policy: 'allow' | 'ask' | 'block'; monthlyLicences: number | null }
  | { kind: 'answer'; request: number; how: 'approve' | 'decline' | 'withdraw'; maxPurchases?: 0 | 1 }
  | { kind: 'settle' };

/** How it is asked: under a key, sent twice at once, or failing at its last statement. */
export type Operation = { act: Act; key: boolean; twice: boolean; fault: Fault | null };

/** Operations that run at once, after so many days; meanwhile so many connections of the product are killed. */
export type Round = { days: number; operations: Operation[]; kills: number };

const slot = fc.integer({ min: 0, max: OWN + STOCK - 1 });
const member = fc.integer({ min: 0, max: MEMBERS - 1 });
const limit = fc.option(fc.constantFrom<(0 | 1)[]>(0, 1), { nil: undefined });
const charge = fc.option(fc.constantFrom(0, PLENTY), { nil: undefined });

const assign = fc.record({
  kind: fc.constant('assign' as const),
  member,
  slot,
  maxPurchases: limit,
  maxCharge: charge,
  maxRemovalsUndone: limit,
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: assign as fc.Arbitrary<Act> },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reassign' as const), slot, member }) },
  {
    weight: 3,
    // Never with itself: that is no wish but a wrong field.
    arbitrary: fc
      .tuple(slot, fc.integer({ min: 1, max: OWN + STOCK - 1 }))
      .map(([one, step]): Act => ({ kind: 'exchange', slot: one, other: (one + step) % (OWN + STOCK) })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        member,
        fc.integer({ min: 1, max: MEMBERS - 1 }),
        fc.constantFrom('unassign' as const, 'delete' as const, 'reassign' as const, 'reassign' as const, null),
      )
      .map(([one, step, mode]): Act => ({ kind: 'deleteMember', member: one, mode, to: (one + step) % MEMBERS })),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('unassign', 'delete', 'restore'), slot }) as fc.Arbitrary<Act>,
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('purchase' as const),
      quantity: fc.integer({ min: 1, max: 3 }),
      frequency: fc.constantFrom<BillingFrequency>('monthly', 'yearly'),
      maxCharge: charge,
    }) as fc.Arbitrary<Act>,
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), quantity: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('removeOne', 'undo'),
      label: fc.integer({ min: 1, max: 6 }),
    }) as fc.Arbitrary<Act>,
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('policy' as const),
      policy: fc.constantFrom('allow' as const, 'ask' as const, 'ask' as const, 'block' as const),
      monthlyLicences: fc.option(fc.integer({ min: 0, max: 2 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      request: fc.integer({ min: 0, max: 3 }),
      how: fc.constantFrom('approve' as const, 'approve' as const, 'decline' as const, 'withdraw' as const),
      maxPurchases: limit,
    }) as fc.Arbitrary<Act>,
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'settle' }) },
);

const operation: fc.Arbitrary<Operation> = fc.record({
  act,
  key: fc.boolean(),
  twice: fc.boolean(),
  fault: fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom<Fault[]>('abort', 'serialization_failure') },
  ),
});

const round: fc.Arbitrary<Round> = fc.record({
  days: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    // Within the time of a request, and at its end.
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 70 }) },
  ),
  operations: fc.array(operation, { minLength: 1, maxLength: 6 }),
  kills: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }),
});

/** Whole lives of a company. */
export const histories: fc.Arbitrary<Round[]> = fc.array(round, { minLength: 2, maxLength: 8 });
