import { getTranslations } from 'next-intl/server';
import { inWords } from '../../list-count';
import type { MemberSearch } from './search-params';

/** What narrows the list, in words; the department by its name. */
export async function filterWords({ status, role, q }: MemberSearch, department: string | undefined): Promise<string> {
  const [t, ui] = await Promise.all([getTranslations('members'), getTranslations('ui')]);
  const labelled = (label: string, value: string) => ui('selection.filter', { label, value });
  return inWords(
    [
      role && labelled(t('filters.role'), t(`roleOf.${role}`)),
      department && labelled(t('filters.department'), department),
      status && labelled(t('filters.status'), t(`statusOf.${status}`)),
      q && ui('selection.search', { q }),
    ],
    ui('selection.noFilter'),
  );
}
