import { useTranslations } from 'next-intl';
import { FilterMenu } from './filter-menu';
import { currentSort, type ListOrder, sortHref } from './sort-link';

export interface SortMenuProps {
  order: ListOrder;
  columns: { name: string; label: string }[];
}

/** The orders of a list as a menu: for narrow pages, where the table has no heads to press. */
export function SortMenu({ order, columns }: SortMenuProps) {
  const t = useTranslations('ui.table');
  const current = currentSort(order);
  return (
    <div className="nav:hidden">
      <FilterMenu
        label={t('sort')}
        options={columns.flatMap(({ name, label }) =>
          (['ascending', 'descending'] as const).map((direction) => {
            const sort = direction === 'ascending' ? name : `-${name}`;
            return {
              key: sort,
              label: t(`sorted.${direction}`, { label }),
              href: sortHref(order, sort),
              current: current === sort,
            };
          }),
        )}
      />
    </div>
  );
}
