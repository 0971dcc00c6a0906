import { z } from 'zod';

export const NUMBER_ACTS = ['assign', 'reassign', 'exchange', 'unassign', 'delete', 'restore'] as const;
export const MEMBER_ACTS = ['assign', 'deactivate', 'reactivate', 'delete'] as const;

/** What can be done about a refusal. */
export const WAYS_OUT = [
  'restore',
  'assign',
  'reassign',
  'exchange',
  'unassign',
  'choose_other_number',
  'add_licences',
  'change_policy',
  'pay_invoice',
  'reactivate_member',
  'free_a_number',
  'larger_plan',
  'make_another_owner',
  'ask_who_may',
  'ask_operator',
] as const;

/** Whether one act is possible now, and if not by which rule, who may do it, and what to do instead. */
const actView = <A extends readonly [string, ...string[]]>(acts: A) =>
  z.object({
    act: z.enum(acts),
    possible: z.boolean(),
    /** It is so already: the act would be accepted and change nothing. */
    unchanged: z.boolean(),
    /** Whether the caller's role has the right; `roles` names those that have it. */
    allowed: z.boolean(),
    roles: z.array(z.string()),
    /** The code that the act would be refused with, what it means, and the members that belong to it. */
    code: z.string().nullable(),
    detail: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    waysOut: z.array(z.enum(WAYS_OUT)),
  });

export const numberActsView = z.object({ data: z.array(actView(NUMBER_ACTS)) });
export const memberActsView = z.object({
  data: z.array(actView(MEMBER_ACTS)),
  /** The member's last departure that nobody undid, for who may undo one. */
  departureId: z.string().nullable(),
});
export type NumberActsView = z.infer<typeof numberActsView>;
export type MemberActsView = z.infer<typeof memberActsView>;
