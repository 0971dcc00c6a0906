import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { catalogueOf } from './catalogue';
import { isLocale, type Locale, localeCookie, matchLocale } from './locale';

async function requestedLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : matchLocale((await headers()).get('accept-language'));
}

/** next-intl's configuration for one request. Formatting never relies on the zone here: it takes the company's. */
export default getRequestConfig(async ({ locale }) => {
  const settled = locale ?? (await requestedLocale());
  return { locale: settled, messages: catalogueOf(settled), timeZone: 'UTC' };
});
