import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { inWords } from '../../list-count';
import type { NumberSearch } from './search-params';

/** What narrows the list, in words. */
export async function filterWords({ status, country, type, q }: NumberSearch): Promise<string> {
  const [t, ui, format] = await Promise.all([getTranslations('numbers'), getTranslations('ui'), getFormat()]);
  const labelled = (label: string, value: string) => ui('selection.filter', { label, value });
  return inWords(
    [
      status && labelled(t('filters.status'), t(`statusOf.${status}`)),
      country && labelled(t('filters.country'), format.country(country)),
      type && labelled(t('filters.type'), t(`typeOf.${type}`)),
      q && ui('selection.search', { q }),
    ],
    ui('selection.noFilter'),
  );
}
