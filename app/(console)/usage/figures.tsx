import { getTranslations } from 'next-intl/server';
import { SummaryTiles } from '@/components/ui/summary-tiles';
import { getFormat } from '@/lib/i18n/get-format';
import type { UsageView } from '@/lib/usage/view';

/** How it stood on the last of the shown days, and the most that was assigned at once. */
export async function Figures({ usage: { data, peak }, wholeCompany }: { usage: UsageView; wholeCompany: boolean }) {
  const [t, format] = await Promise.all([getTranslations('usage'), getFormat()]);
  const last = data.at(-1);
  if (last === undefined || peak === null) return null;
  const on = t('on', { on: format.date(last.date) });
  const most = { term: t('mostAssigned'), value: format.count(peak.assigned), detail: format.date(peak.date) };
  const assigned = { term: t('assigned'), value: format.count(last.assigned), mark: 'key', detail: on } as const;
  if (!wholeCompany) return <SummaryTiles label={t('figures')} tiles={[assigned, most]} />;
  return (
    <SummaryTiles
      label={t('figures')}
      tiles={[
        { term: t('owned'), value: format.count(last.total), detail: on },
        assigned,
        { term: t('available'), value: format.count(last.available), mark: 'line' },
        most,
      ]}
      rack={[
        { key: 'assigned', count: last.assigned, tone: 'key' },
        { key: 'available', count: last.available - last.ending, tone: 'line' },
        { key: 'ending', count: last.ending, tone: 'brass' },
      ]}
    />
  );
}
