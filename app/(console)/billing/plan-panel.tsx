import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import type { BillingView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';
import { PlanButton } from './plan-button';

/** The plan and how it is billed, with what is about to change. */
export async function PlanPanel({ billing, changes }: { billing: BillingView; changes: boolean }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const { plan, plans, pendingPlan, billingFrequency } = billing;
  return (
    <DetailsList
      label={t('plan.title')}
      items={[
        { term: t('plan.plan'), value: t('plan.limit', { plan: plan.name, limit: plan.memberNumberLimit }) },
        ...(pendingPlan === null
          ? []
          : [
              {
                term: t('plan.pending'),
                value: (
                  <span className="flex flex-wrap items-center gap-x-3">
                    {t('plan.pendingIs', { plan: pendingPlan.name, on: format.date(pendingPlan.on, 'long') })}
                    {changes ? (
                      <PlanButton plans={plans} present={plan.code} pending={pendingPlan.code} keeps={plan.name} />
                    ) : null}
                  </span>
                ),
              },
            ]),
        { term: t('plan.frequency'), value: t(`frequencyOf.${billingFrequency}`) },
        ...(changes
          ? [
              {
                term: t('plan.automatic'),
                value: <TextLink href="/settings/auto-purchase">{t('plan.automaticLink')}</TextLink>,
              },
            ]
          : []),
      ]}
    />
  );
}
