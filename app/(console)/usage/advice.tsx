import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import { addDays } from '@/lib/kernel/calendar';
import { getIdleLicences } from '@/lib/licences';
import type { UsageView } from '@/lib/usage/view';
import { load } from '@/lib/web/load';
import { trendOf } from './forecast';

const LICENCES = '/manage-product/licences';
/** Whoever plans ahead does so for about so many days. */
const SOON = 60;

/** What to do about it, for who buys and removes licences: stop paying for what is unused, and add before none is left. */
export async function Advice({ usage }: { usage: UsageView }) {
  const idle = await load(getIdleLicences, {});
  const [t, overview, format] = await Promise.all([
    getTranslations('usage.advice'),
    getTranslations('overview.idle'),
    getFormat(),
  ]);
  const trend = trendOf(usage);
  const usedUpIn = trend === null || trend.kind === 'too_few_days' ? null : trend.usedUpIn;
  const missing = trend === null || trend.kind === 'too_few_days' ? 0 : trend.missingInMonth;
  const yearly = idle.groups.some(({ billingFrequency }) => billingFrequency === 'yearly');
  const isSoon = usedUpIn !== null && usedUpIn <= SOON && missing > 0;
  return (
    <Panel title={t('title')}>
      {idle.quantity === 0 && !isSoon ? <p className="text-ink-2">{t('none')}</p> : null}
      {idle.quantity > 0 ? (
        <Notice
          tone="brass"
          title={overview('title', { count: idle.quantity, days: idle.days, cost: format.money(idle.monthlyCost) })}
          action={<TextLink href={`${LICENCES}?availableFor=${idle.days}`}>{overview('link')}</TextLink>}
        >
          {t('idle')} {overview(yearly ? 'yearly' : 'text')}
        </Notice>
      ) : null}
      {isSoon ? (
        <Notice tone="key" title={t('soon', { missing })} action={<TextLink href={LICENCES}>{t('add')}</TextLink>}>
          {usedUpIn === 0 ? t('soonNow') : t('soonText', { on: format.date(addDays(usage.today, usedUpIn)) })}
        </Notice>
      ) : null}
    </Panel>
  );
}
