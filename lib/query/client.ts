import { QueryClient } from '@tanstack/react-query';

let shared: QueryClient | undefined;

/** The browser's one query client, shared by all dialogs of the page. Never used while rendering on the server. */
export function browserQueryClient(): QueryClient {
  shared ??= new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
  return shared;
}
