const FIRST_MS = 30_000;
const MOST_MS = 6 * 3_600_000;
const ATTEMPTS = 12;

/** How long after a failed attempt the next one follows, twice as long each time; null when it was the last one. */
export const retryAfter = (attempt: number, attempts = ATTEMPTS): number | null =>
  attempt >= attempts ? null : Math.min(FIRST_MS * 2 ** (attempt - 1), MOST_MS);
