'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { createFormat, type Format } from './format';

/** The formatting functions of the page's language, for client components inside <ClientMessages>. */
export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}
