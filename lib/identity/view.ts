import { z } from 'zod';
import { COMPANY_ROLES } from '@/lib/access';

const companyRole = z.enum(COMPANY_ROLES);

/** Whether a sign-in may be tried, and what it is checked against. */
export const signInAttemptView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limited'), retryAfter: z.int() }),
  z.object({
    kind: z.literal('open'),
    account: z.object({ id: z.string(), passwordHash: z.string().nullable() }).nullable(),
  }),
]);

/** A session that was opened, or null for who is active nowhere. */
export const openedView = z.object({ isStaff: z.boolean() }).nullable();

/** A living session: who it is, in which company, and what the shell shows of both. */
export const sessionView = z.object({
  sessionId: z.string(),
  account: z.object({ id: z.string(), email: z.string(), staffRole: z.enum(['support', 'operator']).nullable() }),
  membership: z
    .object({
      memberId: z.string(),
      name: z.string(),
      role: companyRole,
      ledDepartmentIds: z.array(z.string()),
      company: z.object({
        id: z.string(),
        name: z.string(),
        plan: z.string(),
        planName: z.string(),
        currency: z.string(),
        timeZone: z.string(),
        locale: z.string().nullable(),
      }),
    })
    .nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

/** Whose link it is, and the invitations that its holder accepts by using it. */
export const passwordLinkView = z
  .object({
    accountId: z.string(),
    email: z.string(),
    invitations: z.array(z.object({ companyId: z.string(), memberId: z.string(), role: companyRole })),
  })
  .nullable();
export type PasswordLinkView = z.infer<typeof passwordLinkView>;

/** The account that an invited address has, if any. */
export const invitedAccountView = z.object({ id: z.string(), hasPassword: z.boolean(), isStaff: z.boolean() });

export const doneView = z.object({ done: z.boolean() });

export const staffAccountView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(['support', 'operator']),
  created: z.boolean(),
});

export const accountLocalesView = z.object({ data: z.array(z.object({ accountId: z.string(), locale: z.string() })) });
