import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/kernel/domain-error';

/** 6,000 requests a minute, evenly, and a burst of 1,000 beyond. Counted per process: the limit guards a server, not a bill. */
const requests = new BurstyRateLimiter(
  new RateLimiterMemory({ keyPrefix: 'steady', points: 100, duration: 1 }),
  new RateLimiterMemory({ keyPrefix: 'burst', points: 1_000, duration: 60 }),
);
const badKeys = new RateLimiterMemory({ keyPrefix: 'bad', points: 300, duration: 60 });

const isOn = () => env.RATE_LIMIT === 'on';

/** Counts a request of a key. */
export async function countRequest(keyId: string): Promise<void> {
  if (isOn()) await consume(requests, keyId);
}

/** Counts a key that nobody has. */
export async function countBadKey(address: string): Promise<void> {
  if (isOn()) await consume(badKeys, address);
}

/** Refuses an address that has already sent too many bad keys this minute. */
export async function requireFewBadKeys(address: string): Promise<void> {
  if (!isOn()) return;
  const counted = await badKeys.get(address);
  if (counted !== null && counted.consumedPoints >= badKeys.points) throw limited(counted);
}

async function consume(limiter: Pick<RateLimiterMemory, 'consume'>, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? limited(refused) : refused;
  }
}

const limited = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError('rate_limited', { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1_000)) });
