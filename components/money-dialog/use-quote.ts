'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Outcome, type Refusal, RefusedError, unwrap } from './outcome';

/** After this long an open dialog asks again (R7): what it shows may have ceased to be true. */
export const quoteLifetime = 10 * 60 * 1000;

export interface CurrentQuote<Quote> {
  quote: Quote | undefined;
  refusal: Refusal | undefined;
  /** A failure that is no refusal: the network, a server that is down. */
  failed: boolean;
  asking: boolean;
  askAgain: () => void;
  /** Puts the quote that came with a `quote_changed` in the place of the one shown. */
  replace: (quote: Quote) => void;
}

/** The quote for what has been entered: asked for again when the entry changes and when it has grown old. */
export function useQuote<Quote>(
  key: readonly unknown[] | null,
  ask: () => Promise<Outcome<Quote>>,
): CurrentQuote<Quote> {
  const client = useQueryClient();
  const queryKey = ['quote', ...(key ?? [])];
  const query = useQuery({
    queryKey,
    queryFn: async () => unwrap(await ask()),
    enabled: key !== null,
    retry: false,
    gcTime: 0,
    staleTime: quoteLifetime,
    refetchInterval: quoteLifetime,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  });
  const refusal = query.error instanceof RefusedError ? query.error.refusal : undefined;
  return {
    quote: key === null || query.isError ? undefined : query.data,
    refusal,
    failed: query.isError && refusal === undefined,
    asking: key !== null && (query.isPending || query.isPlaceholderData || query.isRefetching),
    askAgain: () => void query.refetch(),
    replace: (quote) => client.setQueryData(queryKey, quote),
  };
}
