/** The languages the product speaks. The URL carries no locale; a cookie, the company or Accept-Language decides. */
export const locales = ['en', 'fr'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** The cookie that keeps an account holder's choice of language on this browser. */
export const localeCookie = 'latchkey_locale';

/** Whether a value from outside is one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The best of our languages for an Accept-Language header; English when none fits. */
export function matchLocale(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
      return { language: tag.trim().toLowerCase().split('-')[0], weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wishes) {
    if (isLocale(language)) return language;
  }
  return defaultLocale;
}

/** Each language by its own name, for the language switch. */
export const languageNames: Record<Locale, string> = { en: 'English', fr: 'Français' };
