import { type RequestContext, runOperatorTask, type StaffActor } from '@/lib/access';
import { enterGrant, leaveCompany } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { leaveGrant } from '@/lib/support';
import { cameFrom, newSecret, WEB } from './authenticate';
import { readSession } from './sessions';
import { secretDigest } from './sign-in-keys';

/** Goes into a company by a grant of one's own: the secret of the new session; null where it opens nothing. */
export async function enterByGrant(
  secret: string,
  grant: { companyId: string; grantId: string },
  request: RequestContext,
): Promise<string | null> {
  const sessionSecret = newSecret();
  const change = { digest: secretDigest(secret), newDigest: secretDigest(sessionSecret), ...grant };
  const entered = await runOperatorTask(enterGrant, WEB, { ...change, ...cameFrom(request) }, { request });
  // Whatever a form may name that is no grant of theirs is one answer.
  if (!entered.ok && (entered.error.code === 'not_found' || entered.error.code === 'invalid_input')) return null;
  return unwrap(entered).done ? sessionSecret : null;
}

/** Goes on outside of a company whose grant is over: the new secret, and why it is; null where none was or it lasts. */
export async function goOnOutside(
  secret: string,
  request: RequestContext,
): Promise<{ secret: string; over: 'left' | 'company' | 'expired' } | null> {
  const over = (await readSession(secret, request))?.support?.over ?? null;
  const outside = over === null ? null : await leaveByChoice(secret, request);
  return over === null || outside === null ? null : { secret: outside, over };
}

/** Leaves the company and ends the grant, if it lasts: the secret of the session outside; null without one. */
export async function leaveByChoice(secret: string, request: RequestContext): Promise<string | null> {
  const session = await readSession(secret, request);
  const staffRole = session?.account.staffRole ?? null;
  if (session === null || staffRole === null || session.support === null) return null;
  const { support, account, sessionId, provenAt } = session;
  const actor: StaffActor = { kind: 'staff', accountId: account.id, role: staffRole, sessionId, provenAt };
  const { grantId, company } = support;
  const left = await runOperatorTask(leaveGrant, actor, { companyId: company.id, grantId }, { request });
  // One that ended meanwhile is left all the same.
  if (!left.ok && left.error.code !== 'not_found') throw left.error;
  const sessionSecret = newSecret();
  const change = { digest: secretDigest(secret), newDigest: secretDigest(sessionSecret), ...cameFrom(request) };
  return unwrap(await runOperatorTask(leaveCompany, WEB, change, { request })).done ? sessionSecret : null;
}
