import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import type { Session } from '@/lib/auth/sessions';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { isLocale, type Locale, localeCookie, matchLocale } from '@/lib/i18n/locale';
import { currentSession } from './current-actor';

/** One's own choice goes first: the account's, else this browser's; then the company's language, then what the browser asks for. */
async function requestedLocale(): Promise<Locale> {
  const session = await sessionIfThere();
  const chosen = (await cookies()).get(localeCookie)?.value;
  const wishes = [session?.account.locale, chosen, session?.membership?.company.locale];
  return wishes.find(isLocale) ?? matchLocale((await headers()).get('accept-language'));
}

/** A page that says that the database is lost must not fail over the language to say it in. */
async function sessionIfThere(): Promise<Session | null> {
  try {
    return await currentSession();
  } catch {
    return null;
  }
}

/** next-intl's configuration for one request. Formatting never relies on the zone here: it takes the company's. */
export default getRequestConfig(async ({ locale }) => {
  const settled = locale ?? (await requestedLocale());
  return { locale: settled, messages: catalogueOf(settled), timeZone: 'UTC' };
});
