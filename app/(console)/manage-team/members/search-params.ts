import { MEMBER_SORTS, MEMBER_STATUSES, memberRole } from '@/lib/members/input';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the list; what it cannot mean is left out, so that any URL shows a list. */
export function readSearchParams(parameters: SearchParams) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const oneOf = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === text(name));
  return {
    role: oneOf('role', memberRole.options),
    status: oneOf('status', MEMBER_STATUSES),
    departmentId: text('departmentId'),
    q: text('q')?.replaceAll('\u0000', '').trim().slice(0, 200) || undefined,
    sort: oneOf('sort', MEMBER_SORTS),
    cursor: text('cursor')?.slice(0, 2_000),
    // Asked for beside the list itself: neither is kept when moving on.
    countExactly: text('count') === 'exact',
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}
export type MemberSearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost' | 'countExactly'>;

/** Whether the list is narrowed: then nothing found is no empty list. */
export function isFiltered({ role, status, departmentId, q }: MemberSearch): boolean {
  return [role, status, departmentId, q].some((value) => value !== undefined);
}
