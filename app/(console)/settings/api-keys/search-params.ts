export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the list: where in it one is. */
export function readSearchParams({ cursor, place }: SearchParams) {
  return {
    cursor: typeof cursor === 'string' && cursor !== '' ? cursor.slice(0, 2_000) : undefined,
    // Set where a cursor was refused (lib/web/load).
    placeLost: place === 'lost',
  };
}
