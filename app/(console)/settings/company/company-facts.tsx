import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import type { CompanySettingsView } from '@/lib/licences/view';

/** What of the company is decided elsewhere, and why: its currency, its plan, its id. */
export async function CompanyFacts({ settings: { company, hasInvoices } }: { settings: CompanySettingsView }) {
  const t = await getTranslations('company-settings');
  const { currency, planName: plan, billingFrequency: frequency } = company;
  return (
    <section className="grid max-w-[40rem] gap-2.5 pt-2">
      <h2>{t('facts')}</h2>
      <DetailsList
        label={t('facts')}
        items={[
          { term: t('currency'), value: t(hasInvoices ? 'currencyInvoiced' : 'currencySet', { currency }) },
          {
            term: t('plan'),
            value: t.rich('planIs', {
              plan,
              frequency,
              link: (words) => <TextLink href="/billing">{words}</TextLink>,
            }),
          },
          { term: t('id'), value: <CopyButton text={company.id} label={t('copy')} done={t('copied')} /> },
        ]}
      />
    </section>
  );
}
