import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { DetailsList } from '@/components/ui/details-list';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { CompanyAccountView } from '@/lib/invoices/view';

/** Who the company is to its operator, and what of it only its own people change. */
export async function CompanyFacts({ account: { company, createdAt, licences } }: { account: CompanyAccountView }) {
  const [t, companies, format] = await Promise.all([
    getTranslations('support-company'),
    getTranslations('support-companies'),
    getFormat(),
  ]);
  const { planName: plan, billingFrequency: frequency, currency, memberNumberLimit: limit } = company;
  return (
    <DetailsList
      label={t('facts')}
      items={[
        { term: t('id'), value: <CopyButton text={company.id} label={t('copy')} done={t('copied')} /> },
        {
          term: t('terms'),
          value: (
            <>
              {companies('terms', { plan, frequency, currency })}{' '}
              <span className="text-ink-2">{t('plan', { limit })}</span>
            </>
          ),
        },
        { term: t('timeZone'), value: company.timeZone },
        { term: t('licences'), value: companies('licences', licences) },
        { term: companies('columns.created'), value: <Time {...format.day(createdAt, 'UTC')} /> },
      ]}
    />
  );
}
