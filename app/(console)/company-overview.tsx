import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { listAuditEvents } from '@/lib/audit';
import { getCompany } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getLicenceOutlook } from '@/lib/licences';
import { getOverview } from '@/lib/usage';
import { load } from '@/lib/web/load';
import { viewerMay } from '@/lib/web/viewer';
import { AssignNumberButton } from './manage-product/assign-number-button';
import { LicenceSummary } from './manage-product/licences/licence-summary';
import { Attention } from './overview/attention';
import { FirstSteps } from './overview/first-steps';
import { HowItWorks } from './overview/how-it-works';
import { RecentActivity } from './overview/recent-activity';

/** So many events of the log are shown: the others are a link away. */
const RECENT = 6;

/** What somebody who manages licences needs in ten seconds. */
export async function CompanyOverview() {
  const [assigns, readsLog] = await Promise.all([viewerMay('numbers:assign'), viewerMay('audit:read')]);
  const [outlook, company, overview, log] = await Promise.all([
    load(getLicenceOutlook, {}),
    load(getCompany, {}),
    load(getOverview, {}),
    readsLog ? load(listAuditEvents, { limit: RECENT }) : null,
  ]);
  const [t, shell] = await Promise.all([getTranslations('overview'), getTranslations('shell')]);
  const { firstSteps } = overview;
  // Of a closed company nobody can take them any more.
  const taken = assigns ? firstSteps : null;
  const steps = taken === null ? null : <FirstSteps steps={taken} />;
  const begins = taken !== null && Object.values(taken).includes(false);
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={[{ label: t('title') }]}>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          assigns ? (
            <ClientMessages namespaces={['assignments', 'ui']}>
              <AssignNumberButton />
            </ClientMessages>
          ) : null
        }
      />
      {begins ? steps : null}
      <LicenceSummary outlook={outlook} />
      <Attention outlook={outlook} overview={overview} company={company} />
      {begins ? null : steps}
      <div className={`grid grid-cols-1 items-start gap-4 ${log === null ? '' : 'nav:grid-cols-2'}`}>
        {log === null ? null : <RecentActivity events={log.data} />}
        <HowItWorks planName={company.planName} limit={company.memberNumberLimit} />
      </div>
    </PageFrame>
  );
}
