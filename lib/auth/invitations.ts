import { type Actor, type RequestContext, runCommand, runOperatorTask, runQuery, type SystemActor } from '@/lib/access';
import { findInvitedAccount, openInvitedAccount } from '@/lib/identity';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { companyOfInvitation, findInvitation, invitationDigest, joinByInvitation } from '@/lib/members';
import type { InvitationView } from '@/lib/members/view';
import { WEB } from './authenticate';
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords';

/** Who is invited where, and whether they have an account with a password already. */
export type OpenInvitation = InvitationView & { companyId: string; hasPassword: boolean };

export type JoinOutcome =
  | { kind: 'joined'; email: string; withPassword: boolean }
  | { kind: 'link_ended' }
  | { kind: 'password'; problem: PasswordProblem };

/** The invitation of a link, while it works. The operator's own people join no company. */
export async function openInvitation(token: string, request: RequestContext): Promise<OpenInvitation | null> {
  const companyId = companyOfInvitation(token);
  if (companyId === null) return null;
  const actor: SystemActor = { ...WEB, companyId };
  const found = await runQuery(findInvitation, actor, { tokenDigest: invitationDigest(token) }, { request });
  const invitation = found.ok ? found.value : null;
  if (invitation === null) return null;
  const account = unwrap(await runOperatorTask(findInvitedAccount, WEB, { email: invitation.email }, { request }));
  return account?.isStaff === true ? null : { ...invitation, companyId, hasPassword: account?.hasPassword ?? false };
}

/**
 * Accepts an invitation. Who has a password keeps it and just joins; anybody else sets one first, which nobody can use
 * until they have joined: what is cut off in between can be repeated with the same link.
 */
export async function joinCompany(token: string, password: string, request: RequestContext): Promise<JoinOutcome> {
  const invitation = await openInvitation(token, request);
  if (invitation === null) return { kind: 'link_ended' };
  const account = await accountFor(invitation, password, request);
  if ('kind' in account) return account;
  const member: Actor = {
    kind: 'member',
    accountId: account.id,
    memberId: invitation.memberId,
    companyId: invitation.companyId,
    role: invitation.role,
    ledDepartmentIds: [],
    sessionId: newId('ses'),
  };
  const joined = await runCommand(joinByInvitation, member, { tokenDigest: invitationDigest(token) }, { request });
  if (joined.ok) return { kind: 'joined', email: invitation.email, withPassword: !invitation.hasPassword };
  if (joined.error.code === 'invitation_ended') return { kind: 'link_ended' };
  throw joined.error;
}

async function accountFor(
  { email, hasPassword }: OpenInvitation,
  password: string,
  request: RequestContext,
): Promise<{ id: string } | Extract<JoinOutcome, { kind: 'password' }>> {
  if (hasPassword) {
    const account = unwrap(await runOperatorTask(findInvitedAccount, WEB, { email }, { request }));
    if (account === null) throw new Error('an account just found is not there');
    return account;
  }
  const problem = passwordProblem(password);
  if (problem !== undefined) return { kind: 'password', problem };
  const passwordHash = await hashPassword(password);
  return unwrap(await runOperatorTask(openInvitedAccount, WEB, { email, passwordHash }, { request }));
}
