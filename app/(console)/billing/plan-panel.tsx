import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import type { BillingView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';

/** The plan and how it is billed, with what is about to change. */
export async function PlanPanel({ billing, changes }: { billing: BillingView; changes: boolean }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const { plan, pendingPlan, billingFrequency } = billing;
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
                value: t('plan.pendingIs', { plan: pendingPlan.name, on: format.date(pendingPlan.on, 'long') }),
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
