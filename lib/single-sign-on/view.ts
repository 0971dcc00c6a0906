import { z } from 'zod';
import { DEFAULT_ROLES } from './input';

const provider = z.object({
  issuer: z.string(),
  clientId: z.string(),
  defaultRole: z.enum(DEFAULT_ROLES),
  enabled: z.boolean(),
  required: z.boolean(),
  breakGlassMemberId: z.string().nullable(),
});
export type ProviderView = z.infer<typeof provider>;

const domain = z.object({ domain: z.string(), record: z.string(), verifiedAt: z.iso.datetime().nullable() });
export type DomainView = z.infer<typeof domain>;

/** How a company signs in: never its client secret. */
export const singleSignOnView = z.object({
  provider: provider.nullable(),
  domains: z.array(domain),
  /** Who could keep a password: owners who come in by one. */
  breakGlassOwners: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SingleSignOnView = z.infer<typeof singleSignOnView>;

/** Whose a domain is, if its people can sign in by single sign-on. */
export const signOnDomainView = z.object({ companyId: z.string() }).nullable();

/** What signing in needs of a provider, with the secret: for the protocol only. */
export const signOnProviderView = z
  .object({
    issuer: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    domains: z.array(z.string()),
  })
  .nullable();
export type SignOnProvider = NonNullable<z.infer<typeof signOnProviderView>>;

export const admittedView = z.object({ memberId: z.string(), accountId: z.string() });
