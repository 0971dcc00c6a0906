'use client';

import { useRouter } from 'next/navigation';
import { mayBeOutdated, type Outcome } from '@/components/money-dialog/outcome';
import { browserQueryClient } from '@/lib/query/client';
import { queryKeys } from '@/lib/query/keys';

/**
 * Waits for an act. After a success the action itself has the page read anew; here the pickers forget what they know, and
 * after a refusal the page is asked again, since what it shows may be what has changed.
 */
export function useRefreshing(): <T>(act: Promise<Outcome<T>>) => Promise<Outcome<T>> {
  const router = useRouter();
  return async (act) => {
    const outcome = await act;
    const client = browserQueryClient();
    void client.resetQueries({ queryKey: queryKeys.members.all });
    void client.resetQueries({ queryKey: queryKeys.numbers.all });
    if (!outcome.ok && mayBeOutdated(outcome.error)) router.refresh();
    return outcome;
  };
}
