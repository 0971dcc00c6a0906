import { auditActor, countIn, limiterIn, type OperatorScope } from '@/lib/access';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/kernel/domain-error';

/** More than somebody at a desk types; less than it takes to find out who is a customer by trying addresses. */
const A_MINUTE = { points: 30, duration: 60 };
const A_DAY = { points: 1_000, duration: 86_400 };

/** Counts a search of one of the operator's people, and refuses it beyond what a person looks for. */
export async function countSearch(scope: OperatorScope): Promise<void> {
  if (env.RATE_LIMIT !== 'on') return;
  const { id } = auditActor(scope.actor);
  const waits = [
    await countIn(limiterIn(scope, 'search', A_MINUTE), id),
    await countIn(limiterIn(scope, 'searchDay', A_DAY), id),
  ];
  const retryAfter = Math.max(...waits);
  if (retryAfter > 0) throw new DomainError('rate_limited', { retryAfter });
}
