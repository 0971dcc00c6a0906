import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getSupportCompany } from '@/lib/support';
import { requireStaff } from '@/lib/web/current-actor';
import { loadTask } from '@/lib/web/load';
import { openSupport } from '@/lib/web/support-actions';
import { pageMetadata } from '@/lib/web/viewer';
import { GrantForm } from './grant-form';
import { LatestGrants } from './latest-grants';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same company: once per request.
const companyOf = cache(async (companyId: string) => {
  await requireStaff();
  return loadTask(getSupportCompany, { companyId });
});

export async function generateMetadata({ params }: Properties) {
  const { name } = await companyOf((await params).id);
  return pageMetadata((await getTranslations('support-access.company'))('title', { company: name }));
}

/** One company as support sees it without a grant, who was in it, and the form that opens one (R24). */
export default async function SupportCompanyPage({ params }: Properties) {
  const company = await companyOf((await params).id);
  const [t, shell] = await Promise.all([getTranslations('support-access.company'), getTranslations('shell')]);
  const hasOpen = company.grants.some(({ isOwn, ended }) => isOwn && ended === null);
  return (
    <PageFrame
      crumbs={[{ label: shell('support.title'), href: '/support' }, { label: company.name }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={t('title', { company: company.name })} />
      <DetailsList
        label={t('facts')}
        items={[
          { term: t('plan'), value: company.planName },
          { term: t('state'), value: t(`states.${company.state}`) },
        ]}
      />
      <ClientMessages namespaces={['support-access', 'ui']}>
        {hasOpen ? null : (
          <Panel title={t('open')} intro={t('openText')}>
            <GrantForm action={openSupport} companyId={company.id} />
          </Panel>
        )}
        <section aria-labelledby="grants" className="grid grid-cols-1 gap-2.5 pt-2">
          <h2 id="grants">{t('grants')}</h2>
          <LatestGrants company={company} />
        </section>
      </ClientMessages>
    </PageFrame>
  );
}
