import { type CommandScope, defineCommand } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { activateMember, admitMember } from '@/lib/members';
import { hasLeft, isClosed, memberOfAddress, memberOfIdentity, saveIdentity } from './identity-repository';
import { admitBySignOnInput } from './input';
import { providerOf } from './provider-repository';
import { decideAdmission, namesOf, type SignOnFacts } from './rules';
import { admittedView } from './view';

/**
 * Lets in who an identity provider says somebody is, into its own company and no other: who is known by their subject, a
 * member or invited person by their address at first, else somebody new in the role set for that (R15, R24).
 */
export const admitBySignOn = defineCommand({
  name: 'admitBySignOn',
  permission: 'identity:resolve',
  input: admitBySignOnInput,
  output: admittedView,
  handler: async (scope, { account, issuer, subject, ...names }) => {
    const admission = unwrap(decideAdmission(await factsOf(scope, { issuer, subject, account })));
    if (admission.kind === 'known') return { memberId: admission.memberId, accountId: admission.accountId };
    if (account === null) throw new Error('an address that nobody proved lets nobody in');
    const memberId = admission.kind === 'link' ? admission.memberId : await admitNew(scope, account, names);
    if (admission.kind === 'link' && admission.invited) await activateMember(scope, memberId, account.id);
    await saveIdentity(scope, { issuer, subject, memberId });
    scope.record({ action: 'member.identity_linked', targetId: memberId, after: { issuer } });
    return { memberId, accountId: account.id };
  },
});

type Said = { issuer: string; subject: string; account: { id: string; email: string } | null };

async function factsOf(scope: CommandScope, { issuer, subject, account }: Said): Promise<SignOnFacts> {
  const [known, addressee, left, closed] = [
    await memberOfIdentity(scope, issuer, subject),
    account && (await memberOfAddress(scope, issuer, account)),
    account !== null && (await hasLeft(scope, account)),
    await isClosed(scope),
  ];
  return { known, accountId: account?.id ?? null, addressee, hasLeft: left, isClosed: closed };
}

async function admitNew(
  scope: CommandScope,
  { id, email }: { id: string; email: string },
  names: { firstName: string; lastName: string },
): Promise<string> {
  const [firstName, lastName] = namesOf(names, email);
  const role = (await providerOf(scope))?.defaultRole ?? 'member';
  return admitMember(scope, { firstName, lastName, email, role }, id);
}
