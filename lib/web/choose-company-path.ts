/** The page where somebody with several companies chooses one (R15). */
export const CHOOSE_COMPANY = '/choose-company';

/** The same, leading on to a page asked for. */
export const chooseCompanyPath = (next: string): string =>
  next === '/' ? CHOOSE_COMPANY : `${CHOOSE_COMPANY}?next=${encodeURIComponent(next)}`;
