import { getTranslations } from 'next-intl/server';
import { FilterMenu, type FilterOption } from '@/components/data-table/filter-menu';
import { tableHref } from '@/components/data-table/table-href';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/text-field';
import { getFormat } from '@/lib/i18n/get-format';
import { PATH } from './path';
import { type Days, PERIODS, periodsOn } from './periods';
import type { InvoiceSearch } from './search-params';

/** Documents by their day of issue: periods by name, and any first and last day. Both are days in the URL. */
export async function PeriodFilter({ search, today }: { search: InvoiceSearch; today: string }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const { from, to } = search;
  const option = (key: string, label: string, days: Partial<Days>): FilterOption => ({
    key,
    label,
    href: tableHref(PATH, search, { from: days.from, to: days.to }),
    current: from === days.from && to === days.to,
  });
  const days = periodsOn(today);
  const named = [
    option('all', t('filters.all'), {}),
    ...PERIODS.map((name) => option(name, t(`periods.${name}`), days[name])),
  ];
  const isNamed = named.some(({ current }) => current);
  const day = (date: string | undefined) => (date === undefined ? '…' : format.date(date));
  const own = option('own', `${day(from)} – ${day(to)}`, { ...(from && { from }), ...(to && { to }) });
  return (
    <>
      <FilterMenu label={t('columns.issued')} options={isNamed ? named : [...named, own]} />
      <Disclosure summary={t('periods.own')}>
        <form method="get" action={PATH} className="grid gap-3 p-2">
          {search.status === undefined ? null : <input type="hidden" name="status" value={search.status} />}
          {search.type === undefined ? null : <input type="hidden" name="type" value={search.type} />}
          <TextField id="documents-from" name="from" type="date" label={t('periods.from')} defaultValue={from} />
          <TextField id="documents-to" name="to" type="date" label={t('periods.to')} defaultValue={to} />
          <button type="submit" className="button button-secondary">
            {t('periods.show')}
          </button>
        </form>
      </Disclosure>
    </>
  );
}
