import { COMPANY_SORTS, COMPANY_STATES } from '@/lib/companies/input';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the list; what it cannot mean is left out, so that any URL shows a list. */
export function readSearchParams(parameters: SearchParams) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    q: text('q')?.replaceAll('\u0000', '').trim().slice(0, 200) || undefined,
    state: COMPANY_STATES.find((state) => state === text('state')),
    plan: text('plan')?.slice(0, 40),
    sort: COMPANY_SORTS.find((sort) => sort === text('sort')),
    cursor: text('cursor')?.slice(0, 2_000),
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}
export type CompanySearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost'>;

/** Whether the list is narrowed: then nothing found is no empty list. */
export const isFiltered = ({ q, state, plan }: CompanySearch): boolean =>
  [q, state, plan].some((value) => value !== undefined);
