'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { SeenSettings } from './alert-wish';

/** What somebody else changed of the alerts, in words. */
export function useChangeWords(currency: string, named: readonly { id: string; name: string }[]) {
  const t = useTranslations('settings.alerts');
  const format = useFormat();
  const names: Readonly<Record<string, string>> = {
    freeLicences: t('freeLicences'),
    watchesAssigned: t('watchesAssigned'),
    monthlySpend: t('monthlySpend', { currency }),
    departments: t('departments.title'),
  };
  const thresholds = (given: NonNullable<SeenSettings['departments']>) =>
    given.map(({ departmentId, freeLicences }) => {
      const department = named.find(({ id }) => id === departmentId)?.name ?? t('departments.another');
      return t('departments.changed', { department, threshold: freeLicences });
    });
  const inWords = (given: SeenSettings[keyof SeenSettings]): string => {
    if (given === null || given === undefined) return t('never');
    if (typeof given === 'number') return format.count(given);
    if (typeof given === 'boolean') return t(given ? 'yes' : 'no');
    if (!Array.isArray(given)) return format.money(given);
    return given.length === 0 ? t('departments.nobody') : thresholds(given).join(', ');
  };
  return {
    field: (name: string) => names[name] ?? name,
    value: (given: unknown) => inWords(given as SeenSettings[keyof SeenSettings]),
  };
}
