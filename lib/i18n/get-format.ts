import { getLocale } from 'next-intl/server';
import { createFormat, type Format } from './format';

/** The formatting functions of this request's language, for server components. */
export async function getFormat(): Promise<Format> {
  return createFormat(await getLocale());
}
