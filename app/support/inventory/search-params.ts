import { LINE_STATES, NUMBER_TYPES } from '@/lib/numbers/input';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the operator's lines; what it cannot mean is left out, so that any URL shows a list. */
export function readSearchParams(parameters: SearchParams) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const country = text('country');
  return {
    // The first state is the list's own, which its URL does not name.
    state: LINE_STATES.slice(1).find((state) => state === text('state')),
    country: country !== undefined && /^[A-Z]{2}$/.test(country) ? country : undefined,
    type: NUMBER_TYPES.find((type) => type === text('type')),
    q: text('q')?.replaceAll('\u0000', '').trim().slice(0, 200) || undefined,
    cursor: text('cursor')?.slice(0, 2_000),
    placeLost: text('place') === 'lost',
  };
}
export type LineSearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost'>;

/** Whether the list is narrowed beyond its parts: then nothing found is no empty stock. */
export const isFiltered = ({ country, type, q }: LineSearch): boolean =>
  [country, type, q].some((value) => value !== undefined);
