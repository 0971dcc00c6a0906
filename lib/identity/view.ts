import { z } from 'zod';
import { COMPANY_ROLES } from '@/lib/access';
import { BROWSERS, SYSTEMS } from './device';

const companyRole = z.enum(COMPANY_ROLES);

/** Whether a sign-in may be tried, and what it is checked against. */
export const signInAttemptView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limited'), retryAfter: z.int() }),
  z.object({
    kind: z.literal('open'),
    account: z.object({ id: z.string(), passwordHash: z.string().nullable() }).nullable(),
  }),
]);

/** Where a session that was opened leads: for `choice` a company is still to be chosen. Null for who is active nowhere. */
export const openedView = z.object({ home: z.enum(['staff', 'company', 'choice']) }).nullable();

/** A living session: who it is, in which company, and what the shell shows of both. */
export const sessionView = z.object({
  sessionId: z.string(),
  /** When its holder last proved who they are: what a few acts ask for anew. */
  provenAt: z.string(),
  account: z.object({ id: z.string(), email: z.string(), staffRole: z.enum(['support', 'operator']).nullable() }),
  /** Whether the account had several companies to choose from when the session was opened. */
  hasChoice: z.boolean(),
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
        /** Whether the shell has something to say of what is unpaid (R22). */
        state: z.enum(['active', 'past_due', 'restricted', 'closed']),
      }),
    })
    .nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

/** The living sessions of an account, the last used first, as its holder sees them. */
export const ownSessionsView = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      /** The session that asks. */
      isCurrent: z.boolean(),
      /** The browser and the system it says it is; null where it says nothing that is known. */
      device: z.object({ browser: z.enum(BROWSERS).nullable(), system: z.enum(SYSTEMS).nullable() }),
      /** The network address it was opened from. */
      address: z.string().nullable(),
      companyName: z.string().nullable(),
      beganAt: z.string(),
      lastUsedAt: z.string(),
    }),
  ),
});
export type OwnSessionView = z.infer<typeof ownSessionsView>['data'][number];

/** How many sessions an act ended. */
export const endedSessionsView = z.object({ ended: z.int() });

/** The companies that the holder of a living session may enter, by name (R15). */
export const placesView = z
  .object({
    accountId: z.string(),
    email: z.string(),
    places: z.array(
      z.object({
        companyId: z.string(),
        memberId: z.string(),
        companyName: z.string(),
        role: companyRole,
        /** The session is in this company now. */
        isCurrent: z.boolean(),
        /** Since its holder signed in, their access there was ended or their role changed: they sign in again first. */
        needsSignIn: z.boolean(),
      }),
    ),
  })
  .nullable();
export type PlacesView = NonNullable<z.infer<typeof placesView>>;

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
/** The same, and whether the password that was given became its password. */
export const openedAccountView = invitedAccountView.extend({ opened: z.boolean() });

export const doneView = z.object({ done: z.boolean() });

export const staffAccountView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(['support', 'operator']),
  created: z.boolean(),
});

/** One of the operator's people, also of those who were. */
export const staffView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(['support', 'operator']),
  /** `invited` until a password is set. */
  status: z.enum(['invited', 'active', 'ended']),
  endedAt: z.iso.datetime().nullable(),
  /** Of a session that lives. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type StaffView = z.infer<typeof staffView>;

export const accountLocalesView = z.object({ data: z.array(z.object({ accountId: z.string(), locale: z.string() })) });
