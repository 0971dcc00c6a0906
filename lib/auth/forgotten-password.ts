import { type RequestContext, runOperatorTask } from '@/lib/access';
import { env } from '@/lib/env';
import { requestPasswordReset } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { WEB } from './authenticate';
import { accountKey, addressKey } from './sign-in-keys';

export type ForgottenOutcome = { kind: 'asked' } | { kind: 'limited'; retryAfter: number };

/**
 * Asks for a link to set a new password. Whether the address has an account is not looked at: the answer and the work
 * behind it are the same for all of them.
 */
export async function askForReset(email: string, locale: string, request: RequestContext): Promise<ForgottenOutcome> {
  const input = {
    email,
    locale,
    accountKey: accountKey(email),
    addressKey: addressKey(request.address),
    counted: env.RATE_LIMIT === 'on',
  };
  const { retryAfter } = unwrap(await runOperatorTask(requestPasswordReset, WEB, input, { request }));
  return retryAfter === 0 ? { kind: 'asked' } : { kind: 'limited', retryAfter };
}
