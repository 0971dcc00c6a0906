/** The order of a list as its URL and the API say it: a column's name, with a minus before it the other way round. */
export type SortText<Name extends string> = Name | `-${Name}`;

/** Both directions of each name. */
export const bothWays = <Name extends string>(...names: Name[]): [SortText<Name>, ...SortText<Name>[]] =>
  names.flatMap((name): SortText<Name>[] => [name, `-${name}`]) as [SortText<Name>, ...SortText<Name>[]];

/** The column's name and the direction. */
export function sortOf<Name extends string>(sort: SortText<Name>): { by: Name; descending: boolean } {
  const descending = sort.startsWith('-');
  return { by: (descending ? sort.slice(1) : sort) as Name, descending };
}
