import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { localDate } from '@/lib/kernel/calendar';
import { getUsage } from '@/lib/usage';
import type { UsageView } from '@/lib/usage/view';
import { load } from '@/lib/web/load';
import { companyTimeZone, pageMetadata, viewerMay } from '@/lib/web/viewer';
import { Advice } from './advice';
import { ByGroup } from './by-group';
import { Costs } from './costs';
import { Figures } from './figures';
import { Forecast } from './forecast';
import { loadCosts } from './load-costs';
import { OverTime } from './over-time';
import { RangeLinks } from './range-links';
import { RangeNotices } from './range-notices';
import { groupedFrom, readSearchParams, type SearchParams, type UsageSearch } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('usage'))('title'));
}

/** Company → Usage: how licences were used over time and by whom, what that costs, and what it says about the time to come. */
export default async function UsagePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [parameters, timeZone] = await Promise.all([searchParams, companyTimeZone()]);
  const today = localDate(new Date(), timeZone);
  const search = readSearchParams(parameters, today);
  const [{ whole, grouped }, costs] = await Promise.all([loadUsage(search, today), loadCosts(search, today)]);
  const [t, shell, wholeCompany, decides] = await Promise.all([
    getTranslations('usage'),
    getTranslations('shell'),
    viewerMay('purchases:read'),
    viewerMay('licences:remove'),
  ]);
  const isEmpty = !whole.data.some(({ total }) => total > 0);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.company') }, { label: t('title') }]}
    >
      <PageHeader title={t('title')} intro={t(wholeCompany ? 'intro' : 'introLed')} />
      <ClientMessages namespaces={['ui']}>
        <RangeLinks search={search} today={whole.today} />
        <RangeNotices search={search} usage={whole} isEmpty={isEmpty} wholeCompany={wholeCompany} />
        {isEmpty ? null : (
          <>
            <Figures usage={whole} wholeCompany={wholeCompany} />
            <OverTime usage={whole} wholeCompany={wholeCompany} />
            <ByGroup usage={grouped} search={search} />
          </>
        )}
        {isEmpty ? null : <Forecast usage={whole} wholeCompany={wholeCompany} />}
        {decides && !isEmpty ? <Advice usage={whole} /> : null}
        {/* Last, since it has as many lines as there are departments. */}
        {costs === null ? null : <Costs costs={costs} partial={!wholeCompany} />}
      </ClientMessages>
    </PageFrame>
  );
}

/** One question, or two where the range is longer than what is answered by groups at once. */
async function loadUsage(search: UsageSearch, today: string): Promise<{ whole: UsageView; grouped: UsageView }> {
  const { from, by } = search;
  const first = groupedFrom(search);
  // Up to today is up to what is today by the database's clock, which this one may be ahead of.
  const end = search.to === today ? {} : { to: search.to };
  const asked = load(getUsage, { from: first, ...end, groupBy: by });
  if (first === from) return asked.then((usage) => ({ whole: usage, grouped: usage }));
  const [whole, grouped] = await Promise.all([load(getUsage, { from, ...end }), asked]);
  return { whole, grouped };
}
