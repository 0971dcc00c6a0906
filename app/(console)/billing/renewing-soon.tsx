import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { BillingView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';
import type { IdleLicencesView } from '@/lib/licences/view';

/** Renewals that come soon, with what could still be removed before: what their reminder says by mail (R11). */
export async function RenewingSoon({
  renewingSoon,
  idle,
}: Pick<BillingView, 'renewingSoon'> & { idle: IdleLicencesView }) {
  const [t, format] = await Promise.all([getTranslations('billing.renewingSoon'), getFormat()]);
  return renewingSoon.map(({ id, billingFrequency: frequency, licences, ending, renewsOn, renewal, lastDay: last }) => {
    const count = idle.groups.find((group) => group.billingFrequency === frequency)?.quantity ?? 0;
    const lastDay = format.date(last, 'long');
    const { days } = idle;
    return (
      <Notice
        key={id}
        title={t('title', {
          count: licences - ending,
          frequency,
          on: format.date(renewsOn, 'long'),
          amount: format.money(renewal),
        })}
        action={
          count === 0 ? null : (
            <TextLink href={`/manage-product/licences?frequency=${frequency}&availableFor=${days}`}>
              {t('show', { count })}
            </TextLink>
          )
        }
      >
        {count === 0 ? t('keep', { lastDay }) : t('trim', { count, days, lastDay })}
      </Notice>
    );
  });
}
