import { BlockList, isIPv6 } from 'node:net';
import { env } from '@/lib/env';

const NOT_PUBLIC = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv4');
// Parts of 2000::/3 that hide an IPv4 address or lead nowhere.
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv6');
const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet('2000::', 3, 'ipv6');
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whether the address is this machine, and the installation lets identity providers be there: for tests and development. */
export const isAllowedLoopback = (address: string): boolean =>
  env.SSO_LOOPBACK_ISSUERS === 'on' && LOOPBACK.check(address, familyOf(address));

/** Whether an identity provider may be at an IP address: not inside the network that this installation stands in. */
export function isReachable(address: string): boolean {
  if (isAllowedLoopback(address)) return true;
  const family = familyOf(address);
  if (NOT_PUBLIC.check(address, family)) return false;
  return family === 'ipv4' || GLOBAL_IPV6.check(address, 'ipv6');
}
