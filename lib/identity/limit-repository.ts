import { countIn, limiterIn, type OperatorScope } from '@/lib/access';

const MINUTE = 60;
const HOUR = 3_600;

/** How often something may be tried, by what it is counted under. */
const LIMITS = {
  account: { points: 5, duration: 15 * MINUTE },
  address: { points: 50, duration: HOUR },
  resetOfAccount: { points: 3, duration: HOUR },
  resetFromAddress: { points: 20, duration: HOUR },
} as const;

export type Limit = keyof typeof LIMITS;
export type Attempt = readonly [limit: Limit, key: string];

const limiter = (scope: OperatorScope, limit: Limit) => limiterIn(scope, limit, LIMITS[limit]);

/**
 * Counts attempts before they are tried, so that those at the same moment cannot slip through together; a success takes
 * them back. A window begins with its first attempt. Gives the seconds to wait: 0 where it may be tried.
 */
export async function countAttempts(scope: OperatorScope, attempts: readonly Attempt[]): Promise<number> {
  let wait = 0;
  for (const [limit, key] of attempts) wait = Math.max(wait, await countIn(limiter(scope, limit), key));
  return wait;
}

type Keys = { accountKey: string; addressKey: string };

/** One attempt less, never below none: the library's own reward would also leave a credit where nothing was counted. */
async function takeBack(scope: OperatorScope, limit: Limit, key: string): Promise<void> {
  const stored = limiter(scope, limit).getKey(key);
  await scope.sql`update rate_limits set points = greatest(points - 1, 0) where key = ${stored}`;
}

/** Takes one counted sign-in back: it was right as far as it went, and does not make up for others that were wrong. */
export async function takeBackAttempt(scope: OperatorScope, { accountKey, addressKey }: Keys): Promise<void> {
  await takeBack(scope, 'account', accountKey);
  await takeBack(scope, 'address', addressKey);
}

/** Takes a counted sign-in back after it succeeded; the account starts anew. What ran out long ago is cleared away. */
export async function forgetAttempts(scope: OperatorScope, { accountKey, addressKey }: Keys): Promise<void> {
  await limiter(scope, 'account').delete(accountKey);
  await takeBack(scope, 'address', addressKey);
  await scope.sql`delete from rate_limits where expire < ${Date.now() - HOUR * 1_000}`;
}
