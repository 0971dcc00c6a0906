import { BILLING_FREQUENCIES } from '@/lib/kernel/calendar';
import { LICENCE_SORTS, LICENCE_STATUSES } from '@/lib/licences/input';

export const PATH = '/manage-product/licences';

/** The list's own order: newest first. */
export const STANDARD_SORT = '-licence';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the list; what it cannot mean is left out, so that any URL shows a list. */
export function readSearchParams(parameters: SearchParams) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const oneOf = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === text(name));
  return {
    status: oneOf('status', LICENCE_STATUSES),
    frequency: oneOf('frequency', BILLING_FREQUENCIES),
    availableFor: /^[1-9]\d{0,2}$/.exec(text('availableFor') ?? '')?.[0],
    q: text('q')?.replaceAll('\u0000', '').slice(0, 200),
    sort: oneOf('sort', LICENCE_SORTS),
    cursor: text('cursor'),
    // Asked for beside the list itself: neither is kept when moving on.
    countExactly: text('count') === 'exact',
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}
export type LicenceSearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost' | 'countExactly'>;
