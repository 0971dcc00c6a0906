import { z } from 'zod';
import { COMPANY_ROLES } from '@/lib/access';
import { instantView } from '@/lib/kernel/shape';
import { BROWSERS, SYSTEMS } from './device';

const companyRole = z.enum(COMPANY_ROLES);

/** What a session waits for that acts as nobody yet: a code, or setting up what makes codes. */
export const SESSION_AWAITS = ['second_factor', 'enrolment'] as const;
export type SessionAwaits = (typeof SESSION_AWAITS)[number];

/** Whether a sign-in may be tried, and what it is checked against. */
export const signInAttemptView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limited'), retryAfter: z.int() }),
  z.object({
    kind: z.literal('open'),
    account: z.object({ id: z.string(), passwordHash: z.string().nullable() }).nullable(),
  }),
]);

const HOMES = ['staff', 'company', 'choice'] as const;
const openedAt = <const H extends readonly [string, ...string[]]>(homes: H) =>
  z.object({ home: z.enum(homes), awaits: z.enum(SESSION_AWAITS).nullable() }).nullable();

/** Where a session that was opened leads: for `choice` a company is still to be chosen. Null for who is active nowhere. */
export const openedView = openedAt(HOMES);
/** The same for a password; for `sign_on` none was opened, since every company of theirs lets in by single sign-on only. */
export const openedByPasswordView = openedAt([...HOMES, 'sign_on']);

/** A session that acts as nobody yet: whose it is, what it waits for, and the company that asks for it, if it is one. */
export const pendingView = z.object({
  accountId: z.string(),
  email: z.string(),
  awaits: z.enum(SESSION_AWAITS),
  companyName: z.string().nullable(),
});
export type PendingView = z.infer<typeof pendingView>;

/** Whether a code may be tried, and the sealed secret that it is checked against. */
export const codeAttemptView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limited'), retryAfter: z.int() }),
  z.object({ kind: z.literal('open'), sealedSecret: z.string().nullable() }),
]);

/** What an account's holder is told by mail, outside of every company. */
export const ACCOUNT_TOPICS = [
  'password_reset',
  'password_changed',
  'second_factor_added',
  'second_factor_removed',
  'second_factor_reset',
  'recovery_codes_replaced',
] as const;
export type AccountTopic = (typeof ACCOUNT_TOPICS)[number];

/** How long to wait before another link may be asked for; 0: it is on its way, if the address has an account. */
export const resetRequestView = z.object({ retryAfter: z.int() });

export const accountMessagesView = z.object({ data: z.array(z.string()) });
export const accountMessageView = z.object({
  id: z.string(),
  topic: z.enum(ACCOUNT_TOPICS),
  accountId: z.string(),
  email: z.string(),
  locale: z.string().nullable(),
});
export type AccountMessageView = z.infer<typeof accountMessageView>;

/** What protects an account's sign-in. */
export const accountSecurityView = z.object({
  /** Since when it has a second factor; null without one. */
  confirmedAt: z.string().nullable(),
  recoveryCodesLeft: z.int(),
  /** The demo's accounts need none and can set up none. */
  isExempt: z.boolean(),
  requiredByOperator: z.boolean(),
  /** The companies that ask it of everybody, by name. */
  requiredBy: z.array(z.string()),
});
export type AccountSecurityView = z.infer<typeof accountSecurityView>;

/** Whose second factor was taken away; not done for who has none. */
export const secondFactorResetView = z.object({ accountId: z.string(), email: z.string(), done: z.boolean() });

export const removalView = z.object({ kind: z.enum(['removed', 'compulsory', 'refused', 'session_ended']) });

const sessionCompany = z.object({
  id: z.string(),
  name: z.string(),
  plan: z.string(),
  planName: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  locale: z.string().nullable(),
  /** Whether the shell has something to say of what is unpaid (R22). */
  state: z.enum(['active', 'past_due', 'restricted', 'closed']),
  /** Whether a limit is crossed that somebody is alerted to. */
  hasAlerts: z.boolean(),
});

/** A living session: who it is, in which company, and what the shell shows of both. */
export const sessionView = z.object({
  sessionId: z.string(),
  /** When its holder last proved who they are: what a few acts ask for anew. */
  provenAt: z.string(),
  account: z.object({
    id: z.string(),
    email: z.string(),
    staffRole: z.enum(['support', 'operator']).nullable(),
    /** Its holder's own choices; null: the company's. */
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
  }),
  /** Whether the account had several companies to choose from when the session was opened. */
  hasChoice: z.boolean(),
  /** By single sign-on: its holder then proves there, too, who they are. */
  isSignOn: z.boolean(),
  /** Whether a second factor was proven in this session, need not be (the demo's accounts), or was not. */
  secondFactor: z.enum(['proven', 'exempt', 'none']),
  membership: z
    .object({
      memberId: z.string(),
      name: z.string(),
      role: companyRole,
      ledDepartmentIds: z.array(z.string()),
      company: sessionCompany,
      /** Whether an owner has to be told that somebody of the operator's support is in the company (R24). */
      supportInside: z.boolean(),
    })
    .nullable(),
  /** By which grant one of the operator's people is in a company (R24). */
  support: z
    .object({
      grantId: z.string(),
      mode: z.enum(['read', 'act']),
      ticket: z.string(),
      expiresAt: instantView,
      /** Why it opens nothing any more; null while it lasts. */
      over: z.enum(['left', 'company', 'expired']).nullable(),
      company: sessionCompany,
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

/** What an account's holder chose for themselves; null: the company's. */
export const ownPreferencesView = z.object({ locale: z.string().nullable(), timeZone: z.string().nullable() });
export type OwnPreferencesView = z.infer<typeof ownPreferencesView>;

/** How many sessions an act ended. */
export const endedSessionsView = z.object({ ended: z.int() });

/** The companies that the holder of a living session may enter, by name (R15). */
export const placesView = z
  .object({
    accountId: z.string(),
    email: z.string(),
    /** By single sign-on, which is a company's word and proves nothing to others. */
    isSignOn: z.boolean(),
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
  /** `missing`: set up at the next sign-in, since nobody of the operator acts without one. */
  secondFactor: z.enum(['set_up', 'missing', 'exempt']),
  /** Of a session that lives. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type StaffView = z.infer<typeof staffView>;

export const accountLocalesView = z.object({ data: z.array(z.object({ accountId: z.string(), locale: z.string() })) });

export const signOnAccountView = z.object({ id: z.string(), isStaff: z.boolean() });
export const endedView = z.object({ ended: z.int() });
