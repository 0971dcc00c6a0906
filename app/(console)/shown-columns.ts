/** The columns of a file that belong to those shown in the table; undefined for all there are. */
export function exportedColumns(
  columns: readonly { key: string; exported: readonly string[] }[],
  always: readonly string[],
  hidden: readonly string[],
): string[] | undefined {
  const shown = columns.filter(({ key }) => !hidden.includes(key));
  if (shown.length === columns.length) return undefined;
  return [...always, ...shown.flatMap(({ exported }) => exported)];
}
