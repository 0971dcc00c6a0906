import { getTranslations } from 'next-intl/server';
import { tableHref } from '@/components/data-table/table-href';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/text-field';
import { getFormat } from '@/lib/i18n/get-format';
import { PATH } from './path';
import { asParameters, RANGES, type UsageSearch } from './search-params';
import { Tabs } from './tabs';

/** 30 days, 90 days, 12 months as links, and any first and last day by a form: each range is a URL. */
export async function RangeLinks({ search, today }: { search: UsageSearch; today: string }) {
  const [t, format] = await Promise.all([getTranslations('usage.range'), getFormat()]);
  const parameters = asParameters(search);
  const links = RANGES.map((range) => ({
    key: range,
    label: t(range),
    href: tableHref(PATH, parameters, { range: range === '30d' ? undefined : range, from: undefined, to: undefined }),
    current: search.range === range,
  }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Tabs label={t('label')} links={links} />
      <Disclosure
        summary={
          <span className={search.range === 'own' ? 'font-medium' : undefined}>
            {search.range === 'own'
              ? t('days', { from: format.date(search.from), to: format.date(search.to) })
              : t('own')}
          </span>
        }
      >
        <form action={PATH} className="grid w-60 max-w-full gap-3 p-2.5" key={JSON.stringify(parameters)}>
          {parameters.by === undefined ? null : <input type="hidden" name="by" value={parameters.by} />}
          <TextField id="usage-from" type="date" name="from" label={t('from')} defaultValue={search.from} max={today} />
          <TextField id="usage-to" type="date" name="to" label={t('to')} defaultValue={search.to} max={today} />
          <button type="submit" className="button button-secondary">
            {t('show')}
          </button>
        </form>
      </Disclosure>
    </div>
  );
}
