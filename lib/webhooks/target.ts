import { isIP } from 'node:net';
import { env } from '@/lib/env';
import { invalidField } from '@/lib/kernel/domain-error';
import { isLoopback, isPrivate, isPublic } from '@/lib/outward/public-address';

/** Whether the installation lets webhooks go to an address that is not public: this machine, or the network around it. */
export const mayReachTarget = (address: string): boolean =>
  env.WEBHOOK_LOCAL_TARGETS === 'on' && (isLoopback(address) || isPrivate(address));

/** Refuses what is seen to be no target; what a name leads to is looked at whenever something is sent there. */
export function requireTarget(url: string): void {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = isIP(host) > 0;
  if (isAddress && !isPublic(host) && !mayReachTarget(host))
    throw invalidField('/url', 'Must not lead into the network that this installation stands in.');
  // Where a name leads shows only when something is sent there.
  const maySpeakHttp = env.WEBHOOK_LOCAL_TARGETS === 'on' && (!isAddress || mayReachTarget(host));
  if (protocol !== 'https:' && !maySpeakHttp) throw invalidField('/url', 'Must begin with https.');
}
