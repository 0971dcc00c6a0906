import { randomBytes } from 'node:crypto';
import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { deleteDomain, domainsOf, insertDomain, type StoredDomain, saveVerified } from './domain-repository';
import { addDomainInput, removeDomainInput, verifyDomainInput } from './input';
import { providerOf } from './provider-repository';
import { settingsOf } from './queries';
import { normalDomain, recordOf } from './rules';
import { singleSignOnView } from './view';

const MOST = 50;

/** Names a domain as the company's own: it counts once its DNS says so. Naming it again changes nothing. */
export const addDomain = defineCommand({
  name: 'addDomain',
  permission: 'sso:write',
  needsRecentProof: true,
  input: addDomainInput,
  output: singleSignOnView,
  handler: async (scope, input) => {
    const domain = normalDomain(input.domain);
    if (domain === null) throw invalidField('/domain', 'Must be a domain such as example.com.');
    const there = await domainsOf(scope);
    if (!there.some((known) => known.domain === domain)) {
      if (there.length >= MOST) throw invalidField('/domain', `Must be at most ${MOST} domains.`);
      await insertDomain(scope, domain, randomBytes(20).toString('hex'));
      scope.record({ action: 'company.domain_added', targetId: scope.companyId, after: { domain } });
    }
    return settingsOf(scope);
  },
});

/** Verifies a domain by what its DNS says now. Another company that has verified it keeps it. */
export const verifyDomain = defineCommand({
  name: 'verifyDomain',
  permission: 'sso:write',
  needsRecentProof: true,
  input: verifyDomainInput,
  output: singleSignOnView,
  handler: async (scope, { domain: name, records }) => {
    const { domain, token, verifiedAt } = await requireDomain(scope, name);
    if (verifiedAt !== null) return settingsOf(scope);
    if (!records.some((record) => record.trim() === recordOf(token)))
      throw new DomainError('domain_unproven', { domain, record: recordOf(token) });
    await saveVerified(scope, domain);
    scope.record({ action: 'company.domain_verified', targetId: scope.companyId, after: { domain } });
    return settingsOf(scope);
  },
});

/** Gives a domain up: its people come in by it no more. The last one stays while nobody comes in otherwise. */
export const removeDomain = defineCommand({
  name: 'removeDomain',
  permission: 'sso:write',
  needsRecentProof: true,
  input: removeDomainInput,
  output: singleSignOnView,
  handler: async (scope, { domain: name }) => {
    const { domain } = await requireDomain(scope, name);
    const [provider, there] = [await providerOf(scope), await domainsOf(scope)];
    const others = there.filter((known) => known.domain !== domain && known.verifiedAt !== null);
    if (provider?.required && others.length === 0) throw new DomainError('sign_on_incomplete', { reason: 'no_domain' });
    await deleteDomain(scope, domain);
    scope.record({ action: 'company.domain_removed', targetId: scope.companyId, before: { domain } });
    return settingsOf(scope);
  },
});

async function requireDomain(scope: CommandScope, name: string): Promise<StoredDomain> {
  const normal = normalDomain(name);
  const found = (await domainsOf(scope)).find(({ domain }) => domain === normal);
  if (found === undefined) throw new DomainError('not_found');
  return found;
}
