import { getLocale } from 'next-intl/server';
import { languageNames, locales } from '@/lib/i18n/locale';
import { setLanguage } from '@/lib/web/preferences';

/** The languages as buttons of a form, so that it works before and without JavaScript. */
export async function LanguageSwitch({ label }: { label: string }) {
  const current = await getLocale();
  return (
    <form aria-label={label} className="flex gap-1">
      {locales.map((locale) => (
        <button
          key={locale}
          type="submit"
          formAction={setLanguage.bind(null, locale)}
          lang={locale}
          aria-pressed={locale === current}
          className="button button-ghost aria-pressed:text-ink aria-pressed:underline aria-pressed:underline-offset-4"
        >
          {languageNames[locale]}
        </button>
      ))}
    </form>
  );
}
