import { defineOperatorTask, defineQuery, type QueryScope } from '@/lib/access';
import { openSecret } from './client-secret';
import { companyOfDomain, domainsOf } from './domain-repository';
import { findSignOnDomainInput, getSignOnProviderInput, getSingleSignOnInput } from './input';
import { ownersWithPassword, providerOf } from './provider-repository';
import { normalDomain, recordOf } from './rules';
import { type SingleSignOnView, signOnDomainView, signOnProviderView, singleSignOnView } from './view';

/** How the company signs in, for who sets it up. */
export const getSingleSignOn = defineQuery({
  name: 'getSingleSignOn',
  permission: 'sso:write',
  input: getSingleSignOnInput,
  output: singleSignOnView,
  handler: (scope) => settingsOf(scope),
});

/** The settings as their owner sees them. */
export async function settingsOf(scope: QueryScope): Promise<SingleSignOnView> {
  const [stored, domains, breakGlassOwners] = await Promise.all([
    providerOf(scope),
    domainsOf(scope),
    ownersWithPassword(scope),
  ]);
  return {
    provider: stored === null ? null : withoutSecret(stored),
    domains: domains.map(({ domain, token, verifiedAt }) => ({
      domain,
      record: recordOf(token),
      verifiedAt: verifiedAt?.toISOString() ?? null,
    })),
    breakGlassOwners,
  };
}

/** What may be shown and recorded of a provider. */
export const withoutSecret = <P extends { sealedSecret: string }>({ sealedSecret: _secret, ...shown }: P) => shown;

/** The company whose people of a domain can come in by single sign-on: says nothing about anybody's account. */
export const findSignOnDomain = defineOperatorTask({
  name: 'findSignOnDomain',
  permission: 'identity:resolve',
  input: findSignOnDomainInput,
  output: signOnDomainView,
  handler: async (scope, { domain }) => {
    const normal = normalDomain(domain);
    const companyId = normal === null ? null : await companyOfDomain(scope, normal);
    return companyId === null ? null : { companyId };
  },
});

/** The provider that signs people in, with its secret; null where there is none in use. */
export const getSignOnProvider = defineQuery({
  name: 'getSignOnProvider',
  permission: 'identity:resolve',
  input: getSignOnProviderInput,
  output: signOnProviderView,
  handler: async (scope) => {
    const [provider, domains] = await Promise.all([providerOf(scope), domainsOf(scope)]);
    if (provider === null || !provider.enabled) return null;
    return {
      issuer: provider.issuer,
      clientId: provider.clientId,
      clientSecret: openSecret(provider.sealedSecret, scope.companyId),
      domains: domains.filter(({ verifiedAt }) => verifiedAt !== null).map(({ domain }) => domain),
    };
  },
});
