import { z } from 'zod';
import { idText, plainText } from '@/lib/kernel/shape';

export const LISTS = ['licences', 'members', 'numbers'] as const;
export type ListName = (typeof LISTS)[number];
export const DENSITIES = ['comfortable', 'compact'] as const;

const list = z.enum(LISTS);
/** Where in a list one is, and what was asked beside it, belong to no view. */
const PASSING = ['cursor', 'before', 'place', 'count'];

/** The query of a list's URL, without its place in the list; in one spelling, so that equal views are equal texts. */
export function viewQuery(text: string): string {
  const parameters = new URLSearchParams(text);
  for (const name of PASSING) parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}

export const listSettingsInput = z.strictObject({ list });
export const setListPreferencesInput = z.strictObject({
  list,
  hiddenColumns: z.array(z.string().regex(/^[a-z][a-z-]{0,39}$/, 'Must be the name of a column.')).max(30),
  density: z.enum(DENSITIES),
});
export const saveViewInput = z.strictObject({
  list,
  name: plainText(80),
  query: z.string().max(2_000).transform(viewQuery).pipe(z.string().max(2_000)),
  shared: z.boolean().optional(),
});
export const deleteViewInput = z.strictObject({ viewId: idText });
