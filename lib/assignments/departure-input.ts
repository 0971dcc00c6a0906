import { z } from 'zod';
import { idText, limitCount, moneyShape } from '@/lib/kernel/shape';
import { HISTORY_MODES } from '@/lib/numbers/input';

const unassign = { mode: z.literal('unassign') };
const remove = { mode: z.literal('delete') };
const keep = { mode: z.literal('keep') };
const reassign = { mode: z.literal('reassign'), toMemberId: idText, history: z.enum(HISTORY_MODES).optional() };
const one = { numberId: idText };

const DECIDE = 'Must be unassign, delete or reassign.';
const DECIDE_OR_KEEP = 'Must be keep, unassign, delete or reassign.';

const decision = z.discriminatedUnion(
  'mode',
  [z.strictObject(unassign), z.strictObject(remove), z.strictObject(reassign)],
  DECIDE,
);
const eachDecision = z.discriminatedUnion(
  'mode',
  [
    z.strictObject({ ...one, ...unassign }),
    z.strictObject({ ...one, ...remove }),
    z.strictObject({ ...one, ...reassign }),
  ],
  DECIDE,
);
const decisionOrKeep = z.discriminatedUnion(
  'mode',
  [z.strictObject(keep), z.strictObject(unassign), z.strictObject(remove), z.strictObject(reassign)],
  DECIDE_OR_KEEP,
);
const eachDecisionOrKeep = z.discriminatedUnion(
  'mode',
  [
    z.strictObject({ ...one, ...keep }),
    z.strictObject({ ...one, ...unassign }),
    z.strictObject({ ...one, ...remove }),
    z.strictObject({ ...one, ...reassign }),
  ],
  DECIDE_OR_KEEP,
);

/** What becomes of one number of a member who leaves (R14, R15). */
export type Decision = z.output<typeof decisionOrKeep>;
export type EachDecision = z.output<typeof eachDecisionOrKeep>;
/** One decision for all, and those that differ; without a default every number needs its own. */
export type Decisions = { default?: Decision | undefined; each?: EachDecision[] | undefined };

type Leaving = { memberId: string; numbers?: Decisions | undefined };

/** Nobody's number goes to who leaves, and each number is decided about once. */
function checkDecisions({ memberId, numbers }: Leaving, context: z.core.$RefinementCtx<Leaving>): void {
  if (numbers !== undefined && numbers.default === undefined && numbers.each === undefined)
    context.addIssue({
      code: 'custom',
      path: ['numbers'],
      message: 'Give a default, or each, or both.',
      input: numbers,
    });
  const refuse = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path: ['numbers', ...path], message, input: numbers });
  const toSelf = (made: Decision | undefined) => made?.mode === 'reassign' && made.toMemberId === memberId;
  if (toSelf(numbers?.default)) refuse(['default', 'toMemberId'], 'Must be another member.');
  const seen = new Set<string>();
  for (const [index, made] of (numbers?.each ?? []).entries()) {
    if (toSelf(made)) refuse(['each', index, 'toMemberId'], 'Must be another member.');
    if (seen.has(made.numberId)) refuse(['each', index, 'numberId'], 'Must be named only once.');
    seen.add(made.numberId);
  }
}

/** Without `numbers`, only a member who holds none can be deleted: nothing is lost silently (R14). */
export const deleteMemberInput = z
  .strictObject({
    memberId: idText,
    numbers: z
      .strictObject({ default: decision.optional(), each: z.array(eachDecision).max(1_000).optional() })
      .optional(),
  })
  .superRefine(checkDecisions);

/** Without a decision a deactivated member's numbers stay assigned, their licences in use (R15). */
export const deactivateMemberInput = z
  .strictObject({
    memberId: idText,
    numbers: z
      .strictObject({ default: decisionOrKeep.optional(), each: z.array(eachDecisionOrKeep).max(1_000).optional() })
      .optional(),
  })
  .superRefine(checkDecisions);

export const reactivateMemberInput = z.strictObject({ memberId: idText });

export const previewDepartureInput = z.strictObject({ memberId: idText });

export const getDeletedMemberInput = z.strictObject({ memberId: idText });
export const getDepartureInput = z.strictObject({ departureId: idText });

export const quoteDepartureUndoInput = z.strictObject({ departureId: idText });

/** Absent limits mean that nothing may be bought and no removal undone: an undoing never costs unseen (R7). */
export const undoDepartureInput = z.strictObject({
  departureId: idText,
  maxPurchases: limitCount.optional(),
  maxCharge: moneyShape.optional(),
  maxRemovalsUndone: limitCount.optional(),
  maxRenewalIncrease: moneyShape.optional(),
});
export type UndoDepartureInput = z.output<typeof undoDepartureInput>;
