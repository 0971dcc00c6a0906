import { getTranslations } from 'next-intl/server';
import { LineChart } from '@/components/chart/line-chart';
import { Panel } from '@/components/ui/panel';
import { getFormat } from '@/lib/i18n/get-format';
import type { UsageView } from '@/lib/usage/view';

const DAYS_WITHOUT_YEAR = 366;

/** Owned, assigned and available licences day by day; of who sees some departments only, what those have assigned (R24). */
export async function OverTime({ usage, wholeCompany }: { usage: UsageView; wholeCompany: boolean }) {
  const [t, format] = await Promise.all([getTranslations('usage'), getFormat()]);
  const { data, peak } = usage;
  const [first, last] = [data[0], data.at(-1)];
  // Without its year a day of a longer time is two days.
  const style = data.length > DAYS_WITHOUT_YEAR ? 'month' : 'axis';
  if (peak === null || first === undefined || last === undefined) return null;
  const assigned = {
    key: 'assigned',
    label: t('assigned'),
    look: 'area',
    values: data.map((day) => day.assigned),
  } as const;
  const owned = { key: 'owned', label: t('owned'), look: 'line', values: data.map((day) => day.total) } as const;
  const free = {
    key: 'available',
    label: t('available'),
    look: 'dashes',
    values: data.map((day) => day.available),
  } as const;
  const title = t(wholeCompany ? 'overTime.title' : 'overTime.titleLed');
  const series = wholeCompany ? [assigned, owned, free] : [assigned];
  const peakText = t('peak', { count: peak.assigned, shown: format.count(peak.assigned), on: format.date(peak.date) });
  const span = { from: format.date(first.date), to: format.date(last.date) };
  const figures = {
    owned: format.count(last.total),
    assigned: format.count(last.assigned),
    available: format.count(last.available),
  };
  return (
    <Panel title={title} intro={peakText}>
      <LineChart
        id="over-time"
        title={title}
        summary={`${t('overTime.span', span)} ${peakText} ${t(wholeCompany ? 'overTime.last' : 'overTime.lastLed', figures)}`}
        points={data.map(({ date }) => format.date(date, style))}
        series={series}
        peak={{
          series: 'assigned',
          index: data.findIndex(({ date }) => date === peak.date),
          text: t('overTime.peak', {
            count: format.count(peak.assigned),
            on: style === 'axis' ? format.date(peak.date, 'axis') : format.date(peak.date),
          }),
        }}
        tick={format.count}
        table={{
          summary: t('asTable'),
          label: title,
          headers: [t('day'), ...series.map(({ label }) => label)],
          rows: data.map(({ date }, at) => [
            format.date(date),
            ...series.map(({ values }) => format.count(values[at] ?? 0)),
          ]),
        }}
      />
    </Panel>
  );
}
