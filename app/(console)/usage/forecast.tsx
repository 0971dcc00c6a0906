import { getFormatter, getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import { addDays } from '@/lib/kernel/calendar';
import { decideTrend, LEAST_DAYS, type Trend } from '@/lib/usage';
import type { UsageView } from '@/lib/usage/view';
import { viewerMay } from '@/lib/web/viewer';

/** The trend of the shown days; null where they do not reach today, since older ones say nothing about those to come. */
export function trendOf({ data, to, today }: UsageView): Trend | null {
  return to === today ? decideTrend(data, data.at(-1)?.available ?? 0) : null;
}

/** What is needed if it goes on like this, with everything that it was reckoned from. */
export async function Forecast({ usage, wholeCompany }: { usage: UsageView; wholeCompany: boolean }) {
  const t = await getTranslations('usage.forecast');
  const trend = trendOf(usage);
  if (trend === null || trend.kind === 'too_few_days')
    return (
      <Panel
        title={t('title')}
        intro={trend === null ? t('notToday') : t('tooFew', { days: trend.days, least: LEAST_DAYS })}
      >
        <ToInvoices />
      </Panel>
    );
  return <Told usage={usage} trend={trend} wholeCompany={wholeCompany} />;
}

async function Told({
  usage: { data, today },
  trend,
  wholeCompany,
}: {
  usage: UsageView;
  trend: Exclude<Trend, { kind: 'too_few_days' }>;
  wholeCompany: boolean;
}) {
  const [t, format, formatter] = await Promise.all([getTranslations('usage.forecast'), getFormat(), getFormatter()]);
  const { usedUpIn, perMonth, days, kind } = trend;
  const growth = formatter.number(perMonth, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const usedUp =
    usedUpIn === 0
      ? t('noneLeft')
      : usedUpIn === null
        ? t(kind === 'growing' ? 'notWithin' : 'lasts')
        : format.date(addDays(today, usedUpIn));
  const span = { from: format.date(data[0]?.date ?? today), to: format.date(data.at(-1)?.date ?? today) };
  return (
    <Panel title={t('title')} intro={t('how')}>
      <DetailsList
        label={t('title')}
        items={[
          { term: t('days'), value: t('daysValue', { days, ...span }) },
          { term: t('growth'), value: t('growthValue', { growth }) },
          ...(wholeCompany
            ? [
                { term: t('free'), value: format.count(data.at(-1)?.available ?? 0) },
                { term: t('usedUp'), value: usedUp },
              ]
            : []),
        ]}
      />
      <ToInvoices />
    </Panel>
  );
}

/** The other forecast, of what is known already, for who sees it. */
async function ToInvoices() {
  const [t, seesInvoices] = await Promise.all([getTranslations('usage.forecast'), viewerMay('invoices:read')]);
  return seesInvoices ? (
    <p>
      <TextLink href="/billing">{t('invoices')}</TextLink>
    </p>
  ) : null;
}
