export type TableParameters = Record<string, string | undefined>;

// They say where in a list one is; another filter is another list, which starts at its first page.
const places = ['cursor', 'before'];

/**
 * The URL of a list with some of its parameters changed: `undefined` or "" removes one. A change of anything but the
 * place itself goes back to the first page.
 */
export function tableHref(path: string, current: TableParameters, changes: TableParameters): string {
  const moves = Object.keys(changes).some((name) => places.includes(name));
  const merged: TableParameters = {
    ...current,
    ...(moves ? {} : { cursor: undefined, before: undefined }),
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(merged)) {
    if (value) query.set(name, value);
  }
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}
