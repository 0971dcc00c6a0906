import { z } from 'zod';
import { idText, plainText } from '@/lib/kernel/shape';

/** What a member who comes in for the first time may be; an owner is made by an owner (R24). */
export const DEFAULT_ROLES = ['member', 'team_lead', 'billing_manager', 'admin'] as const;

const issuer = z
  .url({ protocol: /^https?$/, error: 'Must be the address of an OpenID provider, such as https://login.example.com.' })
  .max(300, 'Must be at most 300 characters.')
  .refine((text) => !/[?#@]/.test(text), 'Must be an address without a user, a query or a fragment.');
const clientSecret = z
  .string()
  .min(1, 'Must not be empty.')
  .max(500, 'Must be at most 500 characters.')
  .regex(/^[\x20-\x7e]+$/, 'Must not contain control characters.');

export const getSingleSignOnInput = z.strictObject({});

/** A secret that is left out stays, unless the issuer is another one. */
export const saveIdentityProviderInput = z.strictObject({
  issuer,
  clientId: plainText(200),
  clientSecret: clientSecret.optional(),
  defaultRole: z.enum(DEFAULT_ROLES),
  enabled: z.boolean(),
});
export const removeIdentityProviderInput = z.strictObject({});

/** The owner named keeps their password, for the day the identity provider fails. */
export const setSignOnRequirementInput = z.strictObject({
  required: z.boolean(),
  breakGlassMemberId: idText.optional(),
});

const domain = z.string().trim().min(1, 'Must not be empty.').max(253, 'Must be at most 253 characters.');
export const addDomainInput = z.strictObject({ domain });
/** What the DNS says of the domain, asked by whoever carries this out. */
export const verifyDomainInput = z.strictObject({ domain, records: z.array(z.string()).max(200) });
export const removeDomainInput = z.strictObject({ domain });

export const findSignOnDomainInput = z.strictObject({ domain: z.string().max(253) });
export const getSignOnProviderInput = z.strictObject({});

const claim = z.string().min(1).max(255);
/** Who an identity provider says somebody is. The e-mail address only where it says that it is verified. */
export const admitBySignOnInput = z.strictObject({
  issuer: z.string(),
  subject: claim,
  /** Null: nobody's, so only who is known by their subject comes in. */
  account: z.strictObject({ id: idText, email: z.email().max(254) }).nullable(),
  firstName: z.string(),
  lastName: z.string(),
});
