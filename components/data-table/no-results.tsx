import { useTranslations } from 'next-intl';
import { ButtonLink } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

/** Nothing matches the search or the filters: says so and offers to clear them. */
export function NoResults({ clearHref }: { clearHref: string }) {
  const t = useTranslations('ui.table');
  return (
    <EmptyState title={t('noResults')} action={<ButtonLink href={clearHref}>{t('clearFilters')}</ButtonLink>}>
      {t('noResultsHint')}
    </EmptyState>
  );
}
