import { getTranslations } from 'next-intl/server';
import { inWords } from '../../list-count';
import type { LicenceSearch } from './search-params';

/** What narrows the list, in words. */
export async function filterWords({ status, frequency, q, availableFor }: LicenceSearch): Promise<string> {
  const [t, ui] = await Promise.all([getTranslations('licences'), getTranslations('ui')]);
  const labelled = (label: string, value: string) => ui('selection.filter', { label, value });
  return inWords(
    [
      status && labelled(t('status'), t(`statusOf.${status}`)),
      frequency && labelled(t('billing'), t(`frequencyOf.${frequency}`)),
      availableFor !== undefined && t('idle.filter', { days: availableFor }),
      q && ui('selection.search', { q }),
    ],
    ui('selection.noFilter'),
  );
}
