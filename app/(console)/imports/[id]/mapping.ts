import type { ImportView } from '@/lib/imports/view';

/** Which column each field is read from, as chosen: the column's position as text, "" for none. */
export type Choices = Readonly<Record<string, string>>;

export type MappingFault =
  | { field: string; kind: 'missing' }
  /** Read from the same column as another one. */
  | { field: string; kind: 'twice'; other: string };

/** What the import is read by now: by the guess of its header, or as it was chosen before. */
export const choicesOf = (fields: ImportView['fields']): Choices =>
  Object.fromEntries(fields.map(({ name, column }) => [name, column === null ? '' : String(column)]));

/** What is wrong with the choice, field by field; empty when it can be checked. */
export function mappingFaults(fields: ImportView['fields'], choices: Choices): MappingFault[] {
  const readBy = new Map<string, string>();
  return fields.flatMap(({ name, required }): MappingFault[] => {
    const column = choices[name] ?? '';
    if (column === '') return required ? [{ field: name, kind: 'missing' }] : [];
    const other = readBy.get(column);
    if (other !== undefined) return [{ field: name, kind: 'twice', other }];
    readBy.set(column, name);
    return [];
  });
}

/** The names of the columns that nothing is read from. */
export function ignoredBy(columns: readonly string[], choices: Choices): string[] {
  const read = new Set(Object.values(choices));
  return columns.filter((name, index) => name.trim() !== '' && !read.has(String(index)));
}

/** The choice as the check takes it. */
export const asFields = (choices: Choices): Record<string, number | null> =>
  Object.fromEntries(Object.entries(choices).map(([name, column]) => [name, column === '' ? null : Number(column)]));
