import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { TextLink } from '@/components/ui/text-link';
import type { SubscriptionView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';
import { FrequencyAction } from './frequency-action';

/** What is paid until when, per billing frequency, and what the next renewal charges as things stand. */
export async function SubscriptionsPanel({
  subscriptions,
  acts,
}: {
  subscriptions: readonly SubscriptionView[];
  acts: boolean;
}) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const change = acts
    ? [
        {
          key: 'acts',
          header: <span className="sr-only">{t('columns.acts')}</span>,
          align: 'end' as const,
          phone: 'end' as const,
          cell: ({ id, billingFrequency, pendingFrequency, renewsOn, licences, ending }: SubscriptionView) =>
            // Licences that end do not change their frequency.
            licences === ending && pendingFrequency === null ? null : (
              <FrequencyAction
                subscriptionId={id}
                from={billingFrequency}
                pending={pendingFrequency}
                on={format.date(renewsOn, 'long')}
              />
            ),
        },
      ]
    : [];
  return (
    <DataTable
      label={t('subscriptions.table')}
      rows={subscriptions}
      rowKey={({ id }) => id}
      empty={<p className="p-5 text-ink-2">{t('subscriptions.empty')}</p>}
      columns={[
        {
          key: 'frequency',
          header: t('columns.billing'),
          phone: 'title',
          cell: ({ billingFrequency }) => (
            <TextLink href={`/manage-product/licences?frequency=${billingFrequency}`}>
              {t(`frequencyOf.${billingFrequency}`)}
            </TextLink>
          ),
        },
        {
          key: 'licences',
          header: t('columns.licences'),
          align: 'end',
          phone: 'sub',
          cell: ({ licences, ending }) => t('subscriptions.licences', { count: licences, ending }),
        },
        {
          key: 'paid',
          header: t('columns.paid'),
          cell: ({ period }) => format.period(period.from, period.to),
        },
        {
          key: 'renews',
          header: t('columns.renews'),
          phone: 'sub-2',
          cell: ({ renewsOn, pendingFrequency }) =>
            pendingFrequency === null
              ? format.date(renewsOn)
              : t('subscriptions.pending', { on: format.date(renewsOn), frequency: pendingFrequency }),
        },
        {
          key: 'amount',
          header: t('columns.renewal'),
          align: 'end',
          phone: 'sub-end',
          cell: ({ renewal }) => format.money(renewal),
        },
        ...change,
      ]}
    />
  );
}
