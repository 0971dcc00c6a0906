import { z } from 'zod';
import { type RequestContext, runCommand, runOperatorTask } from '@/lib/access';
import { openSignOnAccount } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { admitBySignOn, domainOfAddress } from '@/lib/single-sign-on';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import type { Claims } from './authorization';
import type { SignOnProblem } from './problems';
import { signOnActor } from './provider-in';

type Admitted = { memberId: string; accountId: string };

const PROBLEMS: Record<string, SignOnProblem> = { address: 'address', ended: 'ended' };
const address = z.email().max(254);

/**
 * The member that the claims are of, let in if this is their first time. Who is known by their subject needs no address;
 * anybody else comes in by one that their provider has verified, of a domain that the company has verified.
 */
export async function admit(
  companyId: string,
  provider: SignOnProvider,
  claims: Claims,
  request: RequestContext,
): Promise<Admitted | { problem: SignOnProblem }> {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const person = { issuer: provider.issuer, subject: claims.sub, ...namesIn(text) };
  const as = (account: { id: string; email: string } | null) =>
    runCommand(admitBySignOn, signOnActor(companyId), { ...person, account }, { request });
  let admitted = await as(null);
  const email = claims.email_verified === true ? address.safeParse(claims.email).data : undefined;
  const isOurs = email !== undefined && provider.domains.includes(domainOfAddress(email) ?? '');
  if (!admitted.ok && admitted.error.code === 'sign_on_refused' && isOurs) {
    const account = unwrap(await runOperatorTask(openSignOnAccount, signOnActor(companyId), { email }, { request }));
    // The operator's own people are nobody's members.
    if (account.isStaff) return { problem: 'staff' };
    admitted = await as({ id: account.id, email });
  }
  if (admitted.ok) return admitted.value;
  if (admitted.error.code !== 'sign_on_refused') throw admitted.error;
  return { problem: PROBLEMS[String(admitted.error.details.reason)] ?? 'other' };
}

function namesIn(text: (name: string) => string): { firstName: string; lastName: string } {
  const [first = '', ...rest] = text('name').split(' ');
  return { firstName: text('given_name') || first, lastName: text('family_name') || rest.join(' ') };
}
