import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { sealSecret } from './client-secret';
import { domainsOf } from './domain-repository';
import { removeIdentityProviderInput, saveIdentityProviderInput, setSignOnRequirementInput } from './input';
import {
  deleteProvider,
  ownersWithPassword,
  providerOf,
  type StoredProvider,
  saveProvider,
} from './provider-repository';
import { settingsOf, withoutSecret } from './queries';
import { requireSecret, requireWayIn } from './rules';
import { singleSignOnView } from './view';

/** Sets up who signs the company's people in. Saying again what is so changes nothing. */
export const saveIdentityProvider = defineCommand({
  name: 'saveIdentityProvider',
  permission: 'sso:write',
  needsRecentProof: true,
  input: saveIdentityProviderInput,
  output: singleSignOnView,
  handler: async (scope, { clientSecret, ...wish }) => {
    const before = await providerOf(scope);
    requireSecret(before, { ...wish, clientSecret });
    if (before?.required && !wish.enabled) throw new DomainError('sign_on_incomplete', { reason: 'required' });
    const sealedSecret =
      clientSecret === undefined ? (before?.sealedSecret ?? '') : sealSecret(clientSecret, scope.companyId);
    const { required, breakGlassMemberId } = before ?? { required: false, breakGlassMemberId: null };
    await change(scope, before, { ...wish, required, breakGlassMemberId, sealedSecret });
    return settingsOf(scope);
  },
});

/** Whether nobody comes in by a password any more, but one owner for the day the provider fails. */
export const setSignOnRequirement = defineCommand({
  name: 'setSignOnRequirement',
  permission: 'sso:write',
  needsRecentProof: true,
  input: setSignOnRequirementInput,
  output: singleSignOnView,
  handler: async (scope, { required, breakGlassMemberId }) => {
    const before = await providerOf(scope);
    if (before === null && !required) return settingsOf(scope);
    if (before === null) throw new DomainError('sign_on_incomplete', { reason: 'not_enabled' });
    if (required) await requirePossible(scope, before.enabled, breakGlassMemberId);
    await change(scope, before, {
      ...before,
      required,
      breakGlassMemberId: required ? (breakGlassMemberId ?? null) : null,
    });
    return settingsOf(scope);
  },
});

async function requirePossible(scope: CommandScope, enabled: boolean, breakGlass: string | undefined): Promise<void> {
  const domains = await domainsOf(scope);
  const owners = breakGlass === undefined ? [] : await ownersWithPassword(scope, breakGlass);
  requireWayIn({
    enabled,
    verifiedDomains: domains.filter(({ verifiedAt }) => verifiedAt !== null).length,
    breakGlassMayStay: owners.length > 0,
  });
}

/** Takes the provider away: everybody comes in by a password again. */
export const removeIdentityProvider = defineCommand({
  name: 'removeIdentityProvider',
  permission: 'sso:write',
  needsRecentProof: true,
  input: removeIdentityProviderInput,
  output: singleSignOnView,
  handler: async (scope) => {
    const before = await providerOf(scope);
    if (before !== null) {
      await deleteProvider(scope);
      scope.record({
        action: 'company.single_sign_on_removed',
        targetId: scope.companyId,
        before: recorded(before),
      });
    }
    return settingsOf(scope);
  },
});

/** What the log says of a provider: never a secret. */
function recorded(provider: StoredProvider) {
  const { defaultRole: role, ...values } = withoutSecret(provider);
  return { ...values, role };
}

async function change(scope: CommandScope, before: StoredProvider | null, after: StoredProvider): Promise<void> {
  const secretChanged = before?.sealedSecret !== after.sealedSecret;
  const [was, is] = [before && recorded(before), recorded(after)];
  if (!secretChanged && JSON.stringify(was) === JSON.stringify(is)) return;
  await saveProvider(scope, after);
  scope.record({
    action: 'company.single_sign_on_changed',
    targetId: scope.companyId,
    ...(was && { before: was }),
    after: { ...is, ...(secretChanged && { secretChanged }) },
  });
}
