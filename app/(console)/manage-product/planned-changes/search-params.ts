import { PLANNED_STATUSES } from '@/lib/planned-changes/input';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the calendar; what it cannot mean is left out, so that any URL shows one. */
export function readSearchParams(parameters: SearchParams) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    status: PLANNED_STATUSES.find((status) => status === text('status')),
    cursor: text('cursor')?.slice(0, 2_000),
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}
