import { readSecurity } from '@/lib/auth/account-security';
import { type EnrolmentOffer, offerEnrolment } from '@/lib/auth/second-factor';
import type { AccountSecurityView } from '@/lib/identity/view';
import { currentSecret, requireSession } from './current-actor';
import { requestContext } from './request-context';

/** What protects the account of who is looking at this page, and what they could set up in this session. */
export async function ownSecurity(): Promise<AccountSecurityView & { offer: EnrolmentOffer | null }> {
  const { account } = await requireSession();
  const [security, secret] = await Promise.all([readSecurity(account.id, await requestContext()), currentSecret()]);
  const isOpen = security.confirmedAt === null && !security.isExempt && secret !== null;
  return { ...security, offer: isOpen ? offerEnrolment(secret, account.email) : null };
}
