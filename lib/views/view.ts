import { z } from 'zod';
import { DENSITIES } from './input';

export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  /** The query of the list's URL. */
  query: z.string(),
  shared: z.boolean(),
  /** Whether the caller may delete it. */
  deletable: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

export const listPreferencesView = z.object({ hiddenColumns: z.array(z.string()), density: z.enum(DENSITIES) });
export type ListPreferencesView = z.infer<typeof listPreferencesView>;

/** How a list is before anybody has changed it. */
export const STANDARD_PREFERENCES: ListPreferencesView = { hiddenColumns: [], density: 'comfortable' };

export const listSettingsView = z.object({
  preferences: listPreferencesView,
  views: z.array(savedView),
  /** Whether the caller may share a view with the company. */
  shares: z.boolean(),
});
export type ListSettingsView = z.infer<typeof listSettingsView>;
