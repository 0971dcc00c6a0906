import { z } from 'zod';
import { idText, plainText } from '@/lib/kernel/shape';

/** What secrets and tokens are found by: never themselves. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** How often a sign-in may fail, per account and per address; `off` counts nothing. */
export const beginSignInInput = z.strictObject({
  email: z.string().max(254),
  accountKey: digest,
  addressKey: digest,
  counted: z.boolean(),
});

export const openSessionInput = z.strictObject({
  accountId: idText,
  secretDigest: digest,
  /** The session this browser had before: signing in again ends it. */
  replacedDigest: digest.optional(),
  accountKey: digest,
  addressKey: digest,
  address: z.string().max(64).optional(),
  userAgent: z.string().max(400).optional(),
  /** The company to enter, for who has several. */
  enter: z.strictObject({ companyId: idText, memberId: idText }).optional(),
});

export const listPlacesInput = z.strictObject({ digest });
export const enterCompanyInput = z.strictObject({
  digest,
  newDigest: digest,
  companyId: idText,
  memberId: idText,
  address: z.string().max(64).optional(),
  userAgent: z.string().max(400).optional(),
});

export const findPendingSessionInput = z.strictObject({ digest });
export const beginCodeInput = z.strictObject({
  accountId: idText,
  accountKey: digest,
  addressKey: digest,
  counted: z.boolean(),
});

/** What proves a second factor: the step of a code that was right, or the digest of a recovery code. */
const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), step: z.int() }),
  z.strictObject({ kind: z.literal('recovery'), codeDigest: digest }),
]);
export type Proof = z.output<typeof proof>;

const from = { address: z.string().max(64).optional(), userAgent: z.string().max(400).optional() };
const renewal = { digest, newDigest: digest, ...from };
export const proveSecondFactorInput = z.strictObject({ ...renewal, proof, accountKey: digest, addressKey: digest });
const codeDigests = z.array(digest).min(1).max(20);
export const enrolSecondFactorInput = z.strictObject({
  ...renewal,
  sealedSecret: z.string().max(200),
  step: z.int(),
  codeDigests,
  /** What the password was counted under that was asked for again; at sign-in it is taken back already. */
  counted: z.strictObject({ accountKey: digest, addressKey: digest }).optional(),
});

export const getAccountSecurityInput = z.strictObject({ accountId: idText });
const passwordHash = z.string().startsWith('$argon2id$');
const keys = { accountKey: digest, addressKey: digest };
export const changePasswordInput = z.strictObject({ ...renewal, ...keys, passwordHash });
export const removeSecondFactorInput = z.strictObject({ ...renewal, ...keys, accountId: idText, proof });
export const replaceRecoveryCodesInput = z.strictObject({ ...keys, accountId: idText, proof, codeDigests });

export const resetSecondFactorInput = z.strictObject({
  /** By which its holder signs in. */
  email: z.email('Must be an e-mail address.').max(254),
  /** Where they say they are active; who is not there is not found. */
  companyId: idText.optional(),
});
export const resetMemberSecondFactorInput = z.strictObject({ memberId: idText });

export const requestPasswordResetInput = z.strictObject({
  ...keys,
  email: z.string().max(254),
  locale: z.string().max(10),
  counted: z.boolean(),
});
export const findAccountMessagesInput = z.strictObject({ limit: z.int().min(1).max(1_000) });
export const accountMessageInput = z.strictObject({ id: idText });

export const enterGrantInput = z.strictObject({
  digest,
  newDigest: digest,
  companyId: idText,
  grantId: idText,
  address: z.string().max(64).optional(),
  userAgent: z.string().max(400).optional(),
});
export const leaveCompanyInput = z.strictObject({
  digest,
  newDigest: digest,
  address: z.string().max(64).optional(),
  userAgent: z.string().max(400).optional(),
});

export const findSessionInput = z.strictObject({ digest });
export const renewSessionInput = z.strictObject({
  digest,
  newDigest: digest,
  accountKey: digest,
  addressKey: digest,
});
export const endSessionInput = z.strictObject({ digest });
export const endSessionsInput = z.strictObject({ digest });
/** Whether instants can be shown in it. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const getOwnPreferencesInput = z.strictObject({});
/** What is left out stays; null is the company's. */
export const setOwnPreferencesInput = z.strictObject({
  locale: z.enum(['en', 'fr'], 'Must be "en" or "fr", or null for the company’s.').nullable().optional(),
  timeZone: plainText(64)
    .refine(isTimeZone, 'Must be a time zone of the IANA list such as Europe/Paris.')
    .nullable()
    .optional(),
});
export const listOwnSessionsInput = z.strictObject({});
export const endOwnSessionInput = z.strictObject({ sessionId: idText });
export const endOtherSessionsInput = z.strictObject({});
export const findAccountLocalesInput = z.strictObject({ accountIds: z.array(idText).max(1_000) });
/** What a one-time link is for: the first password, which may take days, or a new one, which somebody is waiting for. */
const purpose = z.enum(['set_password', 'reset_password']);
export type LinkPurpose = z.output<typeof purpose>;
export const issuePasswordLinkInput = z.strictObject({
  accountId: idText,
  tokenDigest: digest,
  purpose: purpose.default('set_password'),
});
export const findPasswordLinkInput = z.strictObject({ tokenDigest: digest });
export const redeemPasswordLinkInput = z.strictObject({
  tokenDigest: digest,
  passwordHash: z.string().startsWith('$argon2id$'),
});

const email = z.email('Must be an e-mail address.').max(254);
export const findInvitedAccountInput = z.strictObject({ email });
export const openInvitedAccountInput = z.strictObject({ email, passwordHash: z.string().startsWith('$argon2id$') });

export const createStaffInput = z.strictObject({
  email,
  role: z.enum(['support', 'operator']),
});

export const listStaffInput = z.strictObject({});
export const endStaffInput = z.strictObject({ accountId: idText });

const identity = z.strictObject({ issuer: z.string(), subject: z.string(), sid: z.string().max(255).optional() });
/** A session by single sign-on: into the company whose identity provider vouches, and no other. */
export const openSignOnSessionInput = z.strictObject({
  accountId: idText,
  companyId: idText,
  memberId: idText,
  secretDigest: digest,
  replacedDigest: digest.optional(),
  identity,
  /** When its holder signed in at the provider, as far as that says. */
  provenAt: z.iso.datetime(),
  address: z.string().max(64).optional(),
  userAgent: z.string().max(400).optional(),
});
/** What a provider vouches for once more: the holder of that session. */
export const renewSignOnSessionInput = z.strictObject({ companyId: idText, digest, newDigest: digest, identity });
export const openSignOnAccountInput = z.strictObject({ email });
/** What the identity provider's logout names: a session of its own, or everything of a person. */
export const endSignOnSessionsInput = z.strictObject({
  companyId: idText,
  issuer: z.string(),
  subject: z.string().optional(),
  sid: z.string().optional(),
});
export const useOnceInput = z.strictObject({ digest, seconds: z.int().min(1).max(86_400) });
