import type { Locale } from './locale';
import { english } from './messages/en';
import { french } from './messages/fr';

/** All messages of the product; English is the shape that French must have too. */
export type Catalogue = typeof english;

export type Namespace = keyof Catalogue;

const catalogues: Record<Locale, Catalogue> = { en: english, fr: french };

/** The messages of one language. */
export function catalogueOf(locale: Locale): Catalogue {
  return catalogues[locale];
}
