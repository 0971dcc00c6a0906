import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getInvoiceLine, getLicenceCosts } from '@/lib/costs';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getLicence, getLicenceTimeline } from '@/lib/licences';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { AuditLink } from '../../../audit-link';
import { askedCosts } from '../../../costs/asked-costs';
import { ChargeTimeline } from '../../../costs/charge-timeline';
import { AssignNumberButton } from '../../assign-number-button';
import { LicenceRowAction } from '../licence-row-action';
import { PATH } from '../search-params';
import { LicenceCosts } from './licence-costs';
import { LicenceFacts } from './licence-facts';
import { LicenceTimeline } from './licence-timeline';

type Properties = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// The title and the page ask for the same licence: once per request.
const licenceOf = cache((licenceId: string) => load(getLicence, { licenceId }));

export async function generateMetadata({ params }: Pick<Properties, 'params'>): Promise<Metadata> {
  const { label } = await licenceOf((await params).id);
  return pageMetadata(label);
}

/** One licence: what it is, what uses it, what happened to it, what it cost and why. */
export default async function LicencePage({ params, searchParams }: Properties) {
  const { id } = await params;
  const licence = await licenceOf(id);
  const [manages, assigns, seesNumbers] = await Promise.all([
    viewerMay('licences:purchase'),
    viewerMay('numbers:assign'),
    viewerMay('numbers:read'),
  ]);
  const costs = (await viewerMay('invoices:read'))
    ? await load(getLicenceCosts, { licenceId: id, ...askedCosts(await searchParams) })
    : null;
  const bought = costs?.boughtOn ? await load(getInvoiceLine, costs.boughtOn) : null;
  const timeline = (await viewerMay('purchases:read')) ? await load(getLicenceTimeline, { licenceId: id }) : null;
  const [t, costsWords, shell, { timeZone }] = await Promise.all([
    getTranslations('licences'),
    getTranslations('costs'),
    getTranslations('shell'),
    viewerCompany(),
  ]);
  const { label, status } = licence;
  const crumbs = [{ label: shell('groups.manageProduct') }, { label: t('title'), href: PATH }, { label }];
  const free = status === 'available' || status === 'ending';
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={crumbs}>
      <ClientMessages namespaces={['licences', 'assignments', 'ui']}>
        <PageHeader
          title={label}
          actions={
            free && manages ? (
              <span className="flex flex-wrap items-center gap-4">
                <LicenceRowAction id={id} label={label} ending={status === 'ending'} />
                {assigns ? <AssignNumberButton /> : null}
              </span>
            ) : null
          }
        />
        <LicenceFacts licence={licence} timeZone={timeZone} seesNumbers={seesNumbers} />
        {costs ? <LicenceCosts licence={licence} costs={costs} /> : null}
        {bought ? <ChargeTimeline detail={bought} timeZone={timeZone} title={costsWords('steps.whyBought')} /> : null}
        {timeline ? <LicenceTimeline licence={licence} moments={timeline.data} timeZone={timeZone} /> : null}
      </ClientMessages>
      <AuditLink id={id} />
    </PageFrame>
  );
}
