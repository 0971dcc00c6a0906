import { redirect } from 'next/navigation';
import { goOnOutside } from '@/lib/auth/support-sessions';
import { currentSecret } from './current-actor';
import { requestContext } from './request-context';
import { setSessionCookie } from './set-session-cookie';

/**
 * `GET` by whoever was in a company by a grant that is over: their session goes on outside under a new secret. For everybody
 * else it changes nothing.
 */
export async function leaveOverGrant(): Promise<never> {
  const secret = await currentSecret();
  const outside = secret === null ? null : await goOnOutside(secret, await requestContext());
  if (outside === null) redirect('/support');
  await setSessionCookie(outside.secret);
  redirect(`/support?over=${outside.over}`);
}
