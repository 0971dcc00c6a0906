import { type RequestContext, runOperatorTask } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { domainOfAddress, findSignOnDomain } from '@/lib/single-sign-on';
import { WEB } from '../authenticate';

/** A domain whose people can come in by single sign-on, and the company it is of. */
export type SignOnDomain = { domain: string; companyId: string };

/** The same for what stands behind the @ of an address: whether there is such an account is nobody's business. */
export async function signOnDomainOf(email: string, request: RequestContext): Promise<SignOnDomain | null> {
  const domain = domainOfAddress(email);
  return domain === null ? null : findDomain(domain, request);
}

/** The domain as a page is asked for it. */
export async function findDomain(domain: string, request: RequestContext): Promise<SignOnDomain | null> {
  if (domain.length > 253) return null;
  const found = unwrap(await runOperatorTask(findSignOnDomain, WEB, { domain }, { request }));
  return found && { domain, ...found };
}
