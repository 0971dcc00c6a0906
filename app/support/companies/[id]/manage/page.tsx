import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LostPlace } from '@/components/data-table/lost-place';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { listPlans } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getCompanyAccount, listReceivables } from '@/lib/invoices';
import { listPrices } from '@/lib/licences';
import { loadOfCompany, loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { PATH } from '../../path';
import { Agreements } from './agreements';
import { CompanyFacts } from './company-facts';
import { Receivables } from './receivables';
import { readSearchParams, type SearchParams } from './search-params';
import { SigningIn } from './signing-in';
import { Standing } from './standing';

type Properties = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const { company } = await loadOfCompany(getCompanyAccount, (await params).id, {});
  return pageMetadata(company.name);
}

/** What the operator decides about one company: its state, its credit, its own prices, and what it has paid (R19, R22, R24). */
export default async function ManageCompanyPage({ params, searchParams }: Properties) {
  const { id } = await params;
  const { placeLost, ...search } = readSearchParams(await searchParams);
  // Whether there is such a company decides about the rest.
  const account = await loadOfCompany(getCompanyAccount, id, {});
  const [receivables, agreements, plans] = await Promise.all([
    loadOfCompany(listReceivables, id, search),
    loadTask(listPrices, { companyId: id }),
    loadTask(listPlans, {}),
  ]);
  const [t, companies, shell, navigation] = await Promise.all([
    getTranslations('support-company'),
    getTranslations('support-companies'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
  ]);
  const { company } = account;
  return (
    <PageFrame
      crumbs={[
        { label: navigation('groups.customers') },
        { label: companies('title'), href: PATH },
        { label: company.name },
      ]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <ClientMessages namespaces={['support-company', 'support-companies', 'second-factor-reset', 'billing', 'ui']}>
        <PageHeader title={company.name} intro={t('intro')} />
        <CompanyFacts account={account} />
        <Standing account={account} />
        <Agreements company={company} agreements={agreements.data} plans={plans.data} />
        {placeLost ? <LostPlace /> : null}
        <Receivables company={company} list={receivables} search={search} />
        <SigningIn company={company} />
      </ClientMessages>
    </PageFrame>
  );
}
