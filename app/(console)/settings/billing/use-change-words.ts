'use client';

import { useTranslations } from 'next-intl';
import { isLocale, languageNames } from '@/lib/i18n/locale';

/** What somebody else changed of the billing details, in words. */
export function useChangeWords(countries: readonly { value: string; label: string }[]) {
  const t = useTranslations('billing-details');
  const names: Readonly<Record<string, string>> = {
    legalName: t('legalName'),
    registrationNumber: t('registrationNumber'),
    vatId: t('vatId'),
    addressLines: t('address'),
    postalCode: t('postalCode'),
    city: t('city'),
    country: t('country'),
    poNumber: t('poNumber'),
    expenseAccount: t('expenseAccount'),
    invoicing: t('invoicing'),
    locale: t('locale'),
    contacts: t('sections.contacts'),
  };
  const chosen: Readonly<Record<string, (given: unknown) => string>> = {
    locale: (given) => (isLocale(given) ? languageNames[given] : t('companyLanguage')),
    invoicing: (given) => t(given === 'each' ? 'each' : 'monthly'),
    country: (given) => countries.find(({ value }) => value === given)?.label ?? String(given ?? t('none')),
    contacts: (given) => (Array.isArray(given) && given.length > 0 ? given.join(', ') : t('none')),
    addressLines: (given) => (Array.isArray(given) ? given.join(', ') : t('none')),
  };
  const inWords = (given: unknown, field: string): string =>
    chosen[field]?.(given) ?? (typeof given === 'string' ? given : t('none'));
  return { field: (name: string) => names[name] ?? name, value: inWords };
}
