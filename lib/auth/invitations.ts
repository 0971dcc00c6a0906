import {
  memberWithoutSession,
  type RequestContext,
  runCommand,
  runOperatorTask,
  runQuery,
  type SystemActor,
} from '@/lib/access';
import { findInvitedAccount, openInvitedAccount } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { companyOfInvitation, findInvitation, invitationDigest, joinByInvitation } from '@/lib/members';
import type { InvitationView } from '@/lib/members/view';
import { openSessionFor, type Proof, prove, WEB } from './authenticate';
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords';
import { goInto, readPlaces } from './sessions';

/** What its holder shows before they join: a new password, the one they have, or the session they are signed in with. */
type Proves = 'new_password' | 'password' | 'session';
/** Who is invited where, and how they show that they are who is invited. */
export type OpenInvitation = InvitationView & { companyId: string; accountId: string | null; proves: Proves };

/** `sessionSecret` is of a session in the company joined; null: they sign in. */
export type JoinOutcome =
  | { kind: 'joined'; email: string; sessionSecret: string | null; withPassword: boolean }
  | { kind: 'link_ended' }
  /** The account belongs to another member of that company. */
  | { kind: 'already_member' }
  | Exclude<Proof, { kind: 'proven' }>
  | { kind: 'password'; problem: PasswordProblem };

/** What the browser that follows a link brings along. */
export type Joining = { password: string; sessionSecret: string | null };

/** The invitation of a link, while it works. The operator's own people join no company. */
export async function openInvitation(
  token: string,
  request: RequestContext,
  sessionSecret: string | null = null,
): Promise<OpenInvitation | null> {
  const companyId = companyOfInvitation(token);
  if (companyId === null) return null;
  const actor: SystemActor = { ...WEB, companyId };
  const found = await runQuery(findInvitation, actor, { tokenDigest: invitationDigest(token) }, { request });
  const invitation = found.ok ? found.value : null;
  if (invitation === null) return null;
  const account = unwrap(await runOperatorTask(findInvitedAccount, WEB, { email: invitation.email }, { request }));
  if (account?.isStaff === true) return null;
  const open = { ...invitation, companyId, accountId: account?.id ?? null };
  if (account?.hasPassword !== true) return { ...open, proves: 'new_password' };
  const places = sessionSecret === null ? null : await readPlaces(sessionSecret, request);
  // Another company's identity provider vouches for nobody here.
  return { ...open, proves: places?.accountId === account.id && !places.isSignOn ? 'session' : 'password' };
}

/**
 * Accepts an invitation. Whose address has an account with a password shows that it is theirs: a link that went astray
 * opens nobody's account. Anybody else sets a password first, which nobody can use until they have joined: what is cut
 * off in between can be repeated with the same link.
 */
export async function joinCompany(token: string, joining: Joining, request: RequestContext): Promise<JoinOutcome> {
  const invitation = await openInvitation(token, request, joining.sessionSecret);
  if (invitation === null) return { kind: 'link_ended' };
  const { email, companyId, memberId } = invitation;
  const account = await accountFor(invitation, joining.password, request);
  if (!('id' in account)) return account;
  const refused = await join(invitation, account.id, token, request);
  if (refused !== null) return refused;
  const sessionSecret = await sessionIn({ companyId, memberId }, account.proof, joining, request);
  return { kind: 'joined', email, sessionSecret, withPassword: invitation.proves === 'new_password' };
}

async function join(
  { memberId, companyId, role }: OpenInvitation,
  accountId: string,
  token: string,
  request: RequestContext,
): Promise<JoinOutcome | null> {
  const member = memberWithoutSession({ accountId, memberId, companyId, role });
  const joined = await runCommand(joinByInvitation, member, { tokenDigest: invitationDigest(token) }, { request });
  if (joined.ok) return null;
  if (joined.error.code === 'invitation_ended') return { kind: 'link_ended' };
  if (joined.error.code === 'email_taken') return { kind: 'already_member' };
  throw joined.error;
}

type Proven = Extract<Proof, { kind: 'proven' }>;
type Account = { id: string; proof?: Proven };

async function accountFor(
  { email, accountId, proves }: OpenInvitation,
  password: string,
  request: RequestContext,
): Promise<Account | Exclude<Proof, Proven> | Extract<JoinOutcome, { kind: 'password' }>> {
  if (proves === 'session' && accountId !== null) return { id: accountId };
  if (proves === 'password') return provenAccount(email, password, request);
  const problem = passwordProblem(password);
  if (problem !== undefined) return { kind: 'password', problem };
  const passwordHash = await hashPassword(password);
  const account = unwrap(await runOperatorTask(openInvitedAccount, WEB, { email, passwordHash }, { request }));
  // Somebody was quicker: whose password it is now, they have to know.
  return account.opened ? { id: account.id } : provenAccount(email, password, request);
}

async function provenAccount(email: string, password: string, request: RequestContext) {
  const proof = await prove({ email, password }, request);
  return proof.kind === 'proven' ? { id: proof.accountId, proof } : proof;
}

/** Who has shown that the account is theirs goes straight into the company; who just chose a password signs in with it. */
async function sessionIn(
  place: { companyId: string; memberId: string },
  proof: Proven | undefined,
  { sessionSecret }: Joining,
  request: RequestContext,
): Promise<string | null> {
  if (proof === undefined) return sessionSecret === null ? null : goInto(sessionSecret, place, request);
  const opened = await openSessionFor(proof, request, sessionSecret, place);
  return opened.kind === 'signed_in' ? opened.sessionSecret : null;
}
