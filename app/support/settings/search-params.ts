export type SearchParams = Record<string, string | string[] | undefined>;

/** The country whose kinds of number the URL asks for; what it cannot mean is left out. */
export const readCountry = ({ country }: SearchParams): string | undefined =>
  typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? country : undefined;
