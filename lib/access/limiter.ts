import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { OperatorScope } from './scope';

/** How often something may be tried in how many seconds; a window begins with its first attempt. */
export type Rate = { points: number; duration: number };

/** The library over the transaction that is open: what it counts is kept or undone with everything else. */
export function limiterIn({ sql }: OperatorScope, keyPrefix: string, rate: Rate): RateLimiterPostgres {
  const query = async ({ text, values }: { text: string; values: (string | number | null)[] }) => {
    const rows = await sql.unsafe(text, values);
    return { rows: [...rows], rowCount: rows.count };
  };
  return new RateLimiterPostgres({
    ...rate,
    storeClient: { query },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
  });
}

/** Counts one attempt. Gives the seconds to wait: 0 where it may be tried. */
export async function countIn(limiter: RateLimiterPostgres, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(Math.ceil(refused.msBeforeNext / 1_000), 1);
  }
}
