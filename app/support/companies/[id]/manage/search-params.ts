import { DOCUMENT_STATUSES } from '@/lib/invoices/input';

export type SearchParams = Record<string, string | string[] | undefined>;

/** Which of a company's documents the URL asks for; what it cannot mean is left out. */
export function readSearchParams({ status, cursor, place }: SearchParams) {
  return {
    status: DOCUMENT_STATUSES.find(
      (known): known is 'open' | 'past_due' | 'paid' => known === status && known !== 'draft',
    ),
    cursor: typeof cursor === 'string' && cursor !== '' ? cursor.slice(0, 2_000) : undefined,
    placeLost: place === 'lost',
  };
}
export type ReceivableSearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost'>;
