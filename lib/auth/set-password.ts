import { memberWithoutSession, type RequestContext, runCommand, runOperatorTask } from '@/lib/access';
import { findPasswordLink, redeemPasswordLink } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { acceptInvitation } from '@/lib/members';
import { WEB } from './authenticate';
import { tokenDigest } from './one-time-links';
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords';

export type SetPasswordOutcome =
  | { kind: 'set'; email: string }
  | { kind: 'link_ended' }
  | { kind: 'password'; problem: PasswordProblem };

/** The e-mail address of the account that a one-time link belongs to, while it works. */
export async function emailOfLink(token: string, request: RequestContext): Promise<string | null> {
  const link = unwrap(await runOperatorTask(findPasswordLink, WEB, { tokenDigest: tokenDigest(token) }, { request }));
  return link === null ? null : link.email;
}

/**
 * Sets a password by a one-time link and ends the account's sessions. Invitations are accepted first, each as the
 * member's own act in their company: what is cut off in the middle can be repeated, since the link is used up last.
 */
export async function setPassword(
  token: string,
  password: string,
  request: RequestContext,
): Promise<SetPasswordOutcome> {
  const problem = passwordProblem(password);
  if (problem !== undefined) return { kind: 'password', problem };
  const link = unwrap(await runOperatorTask(findPasswordLink, WEB, { tokenDigest: tokenDigest(token) }, { request }));
  if (link === null) return { kind: 'link_ended' };
  const passwordHash = await hashPassword(password);
  for (const invitation of link.invitations) {
    const member = memberWithoutSession({ accountId: link.accountId, ...invitation });
    unwrap(await runCommand(acceptInvitation, member, {}, { request }));
  }
  const { done } = unwrap(
    await runOperatorTask(redeemPasswordLink, WEB, { tokenDigest: tokenDigest(token), passwordHash }, { request }),
  );
  return done ? { kind: 'set', email: link.email } : { kind: 'link_ended' };
}
