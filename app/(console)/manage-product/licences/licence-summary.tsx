import { getTranslations } from 'next-intl/server';
import { SummaryTiles } from '@/components/ui/summary-tiles';
import { getFormat } from '@/lib/i18n/get-format';
import type { LicenceOutlookView } from '@/lib/licences/view';

/** The figures with what they mean for money, and the rack below them. */
export async function LicenceSummary({ outlook }: { outlook: LicenceOutlookView }) {
  const [t, format] = await Promise.all([getTranslations('licences'), getFormat()]);
  const { total, assigned, available, ending } = outlook.summary;
  const renewals = outlook.renewals.map(({ on, amount }) =>
    amount === null
      ? t('renewalNoPrice', { on: format.date(on) })
      : t('renewal', { on: format.date(on), amount: format.money(amount) }),
  );
  const unused = (outlook.unused ?? []).map((cost) =>
    t('unused', { frequency: cost.billingFrequency, cost: format.money(cost.cost) }),
  );
  return (
    <SummaryTiles
      label={t('summary')}
      tiles={[
        { term: t('total'), value: format.count(total), detail: <Lines texts={renewals} /> },
        { term: t('assigned'), value: format.count(assigned), mark: 'key' },
        {
          term: t('available'),
          value: format.count(available),
          mark: 'line',
          detail: available > 0 ? <Lines texts={unused} /> : undefined,
        },
        {
          term: t('ending'),
          value: format.count(ending),
          mark: 'brass',
          detail: outlook.endingOn === null ? undefined : t('endingOn', { on: format.date(outlook.endingOn) }),
        },
      ]}
      rack={[
        { key: 'assigned', count: assigned, tone: 'key' },
        { key: 'available', count: available - ending, tone: 'line' },
        { key: 'ending', count: ending, tone: 'brass' },
      ]}
    />
  );
}

function Lines({ texts }: { texts: string[] }) {
  return texts.map((text) => (
    <span key={text} className="block">
      {text}
    </span>
  ));
}
