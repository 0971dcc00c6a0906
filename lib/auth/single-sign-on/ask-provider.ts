import { env } from '@/lib/env';
import { type Asked, askOutward, type OutwardLimits } from '@/lib/outward/ask-outward';
import { isLoopback } from '@/lib/outward/public-address';

const LIMITS: OutwardLimits = {
  // For tests and development an installation lets providers be on this machine.
  mayReach: (address) => env.SSO_LOOPBACK_ISSUERS === 'on' && isLoopback(address),
  waitMs: 5_000,
  most: 512 * 1_024,
  beyond: 'refused',
};

/** Asks an identity provider, whose address an owner entered. */
export const askProvider = (address: string, asked: Asked = {}): Promise<Response> =>
  askOutward(address, asked, LIMITS);
