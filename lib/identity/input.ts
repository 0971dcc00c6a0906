import { z } from 'zod';
import { idText } from '@/lib/kernel/shape';

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

export const findSessionInput = z.strictObject({ digest });
export const renewSessionInput = z.strictObject({
  digest,
  newDigest: digest,
  accountKey: digest,
  addressKey: digest,
});
export const endSessionInput = z.strictObject({ digest });
export const endSessionsInput = z.strictObject({ accountId: idText });
export const listOwnSessionsInput = z.strictObject({});
export const endOwnSessionInput = z.strictObject({ sessionId: idText });
export const endOtherSessionsInput = z.strictObject({});
export const findAccountLocalesInput = z.strictObject({ accountIds: z.array(idText).max(1_000) });
export const issuePasswordLinkInput = z.strictObject({ accountId: idText, tokenDigest: digest });
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
