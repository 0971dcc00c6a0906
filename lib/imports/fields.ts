import { headerName } from '@/lib/kernel/header-name';
import { IMPORT_FIELDS, type ImportKind } from './input';

/** Which column of a file each field is read from; null where it is read from none. */
export type FieldMapping = Record<string, number | null>;

/** The mapping that a file's header suggests: names in English and French, in any spelling, the first column of each. */
export function guessFields(kind: ImportKind, columns: readonly string[]): FieldMapping {
  const names = columns.map(headerName);
  return Object.fromEntries(
    IMPORT_FIELDS[kind].map(({ name, aliases }) => {
      const known = [name, ...aliases].map(headerName);
      const column = names.findIndex((header) => known.includes(header));
      return [name, column < 0 ? null : column];
    }),
  );
}

/** A row's values by field. */
export const valuesOf = (cells: readonly string[], fields: FieldMapping): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, column]) => (column === null ? [] : [[name, cells[column] ?? '']])),
  );
